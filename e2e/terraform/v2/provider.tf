terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "5.100.0"
    }
  }
}

# The endpoint comes from AWS_ENDPOINT_URL alone.
provider "aws" {}

variable "changed" {
  description = "false at first; true changes one thing in each resource that can be changed in place"
  type        = bool
  default     = false
}

data "aws_caller_identity" "me" {}
data "aws_region" "here" {}
