# A domain that sends: its DKIM and MAIL FROM records, a configuration set with events, a template.
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.100"
    }
  }
}

provider "aws" {}

variable "domain" {
  type    = string
  default = "example.com"
}

resource "aws_sesv2_email_identity" "domain" {
  email_identity         = var.domain
  configuration_set_name = aws_sesv2_configuration_set.transactional.configuration_set_name
}

resource "aws_sesv2_email_identity_mail_from_attributes" "domain" {
  email_identity   = aws_sesv2_email_identity.domain.email_identity
  mail_from_domain = "bounce.${var.domain}"
}

resource "aws_sesv2_configuration_set" "transactional" {
  configuration_set_name = "transactional"

  delivery_options {
    tls_policy = "REQUIRE"
  }

  suppression_options {
    suppressed_reasons = ["BOUNCE", "COMPLAINT"]
  }
}

resource "aws_sns_topic" "events" {
  name = "mail-events"
}

resource "aws_sesv2_configuration_set_event_destination" "events" {
  configuration_set_name = aws_sesv2_configuration_set.transactional.configuration_set_name
  event_destination_name = "events"

  event_destination {
    enabled              = true
    matching_event_types = ["BOUNCE", "COMPLAINT", "DELIVERY"]

    sns_destination {
      topic_arn = aws_sns_topic.events.arn
    }
  }
}

resource "aws_ses_template" "welcome" {
  name    = "welcome"
  subject = "Welcome, {{name}}"
  text    = "Dear {{name}}, welcome."
}

output "dkim_records" {
  description = "publish these as CNAME records"
  value = [
    for token in aws_sesv2_email_identity.domain.dkim_signing_attributes[0].tokens :
    "${token}._domainkey.${var.domain}"
  ]
}
