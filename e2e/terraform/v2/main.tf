resource "aws_sesv2_email_identity" "example" {
  email_identity         = "example.com"
  configuration_set_name = var.changed ? null : aws_sesv2_configuration_set.full.configuration_set_name

  dkim_signing_attributes {
    next_signing_key_length = "RSA_2048_BIT"
  }

  tags = {
    team = var.changed ? "mail" : "web"
  }
}

resource "aws_sesv2_email_identity" "own_key" {
  email_identity = "own.example"

  dkim_signing_attributes {
    domain_signing_private_key = var.own_key
    domain_signing_selector    = var.changed ? "second" : "first"
  }
}

variable "own_key" {
  description = "base64 of an RSA key, without header and footer"
  type        = string
  sensitive   = true
}

resource "aws_sesv2_email_identity_feedback_attributes" "example" {
  email_identity           = aws_sesv2_email_identity.example.email_identity
  email_forwarding_enabled = var.changed
}

resource "aws_sesv2_email_identity_mail_from_attributes" "example" {
  email_identity         = aws_sesv2_email_identity.example.email_identity
  behavior_on_mx_failure = var.changed ? "USE_DEFAULT_VALUE" : "REJECT_MESSAGE"
  mail_from_domain       = "bounce.${aws_sesv2_email_identity.example.email_identity}"
}

resource "aws_sesv2_email_identity_policy" "delegate" {
  email_identity = aws_sesv2_email_identity.example.email_identity
  policy_name    = "delegate"
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = var.changed ? "second" : "first"
      Effect    = "Allow"
      Principal = { AWS = "111122223333" }
      Action    = "ses:SendEmail"
      Resource  = aws_sesv2_email_identity.example.arn
    }]
  })
}

resource "aws_sesv2_configuration_set" "plain" {
  configuration_set_name = "plain"
}

resource "aws_sesv2_configuration_set" "full" {
  configuration_set_name = "full"

  delivery_options {
    max_delivery_seconds = var.changed ? 600 : 300
    tls_policy           = "REQUIRE"
    sending_pool_name    = aws_sesv2_dedicated_ip_pool.pool.pool_name
  }

  reputation_options {
    reputation_metrics_enabled = var.changed
  }

  sending_options {
    sending_enabled = !var.changed
  }

  suppression_options {
    suppressed_reasons = var.changed ? ["BOUNCE"] : ["BOUNCE", "COMPLAINT"]
  }

  vdm_options {
    dashboard_options {
      engagement_metrics = var.changed ? "DISABLED" : "ENABLED"
    }

    guardian_options {
      optimized_shared_delivery = "ENABLED"
    }
  }

  tags = {
    team = var.changed ? "mail" : "web"
  }
}

# Apart from the set above, which the identity of the domain names.
resource "aws_sesv2_configuration_set" "tracked" {
  configuration_set_name = "tracked"

  tracking_options {
    custom_redirect_domain = "links.${aws_sesv2_email_identity.example.email_identity}"
    https_policy           = var.changed ? "REQUIRE" : "OPTIONAL"
  }
}

resource "aws_sns_topic" "events" {
  name = "events"
}

resource "aws_sesv2_configuration_set_event_destination" "topic" {
  configuration_set_name = aws_sesv2_configuration_set.full.configuration_set_name
  event_destination_name = "topic"

  event_destination {
    enabled              = var.changed
    matching_event_types = ["SEND", "DELIVERY_DELAY"]

    sns_destination {
      topic_arn = aws_sns_topic.events.arn
    }
  }
}

resource "aws_sesv2_configuration_set_event_destination" "bus" {
  configuration_set_name = aws_sesv2_configuration_set.full.configuration_set_name
  event_destination_name = "bus"

  event_destination {
    enabled              = true
    matching_event_types = var.changed ? ["BOUNCE", "SUBSCRIPTION"] : ["BOUNCE"]

    event_bridge_destination {
      event_bus_arn = "arn:aws:events:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:event-bus/default"
    }
  }
}

resource "aws_sesv2_configuration_set_event_destination" "metrics" {
  configuration_set_name = aws_sesv2_configuration_set.full.configuration_set_name
  event_destination_name = "metrics"

  event_destination {
    matching_event_types = ["OPEN"]

    cloud_watch_destination {
      dimension_configuration {
        default_dimension_value = "none"
        dimension_name          = "campaign"
        dimension_value_source  = var.changed ? "LINK_TAG" : "MESSAGE_TAG"
      }
    }
  }
}

resource "aws_sesv2_configuration_set_event_destination" "stream" {
  configuration_set_name = aws_sesv2_configuration_set.full.configuration_set_name
  event_destination_name = "stream"

  event_destination {
    matching_event_types = ["REJECT"]

    kinesis_firehose_destination {
      delivery_stream_arn = "arn:aws:firehose:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:deliverystream/mail"
      iam_role_arn        = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/mail"
    }
  }
}

resource "aws_sesv2_contact_list" "readers" {
  contact_list_name = "readers"
  description       = var.changed ? "All who read" : "Readers"

  topic {
    default_subscription_status = "OPT_IN"
    description                 = "Once a week"
    display_name                = var.changed ? "The weekly" : "Weekly"
    topic_name                  = "weekly"
  }

  tags = {
    team = "mail"
  }
}

resource "aws_sesv2_dedicated_ip_pool" "pool" {
  pool_name = "pool"

  tags = {
    team = var.changed ? "mail" : "web"
  }
}

resource "aws_sesv2_dedicated_ip_pool" "managed" {
  pool_name    = "managed"
  scaling_mode = "MANAGED"
}

resource "aws_sesv2_dedicated_ip_assignment" "first" {
  ip                    = var.source_address
  destination_pool_name = aws_sesv2_dedicated_ip_pool.pool.pool_name
}

variable "source_address" {
  description = "one of the server's own source addresses"
  type        = string
}

resource "aws_sesv2_account_suppression_attributes" "account" {
  suppressed_reasons = var.changed ? ["COMPLAINT"] : ["BOUNCE", "COMPLAINT"]
}

resource "aws_sesv2_account_vdm_attributes" "account" {
  vdm_enabled = "ENABLED"

  dashboard_attributes {
    engagement_metrics = var.changed ? "DISABLED" : "ENABLED"
  }

  guardian_attributes {
    optimized_shared_delivery = "ENABLED"
  }
}

data "aws_sesv2_configuration_set" "full" {
  configuration_set_name = aws_sesv2_configuration_set.full.configuration_set_name
}

data "aws_sesv2_email_identity" "example" {
  email_identity = aws_sesv2_email_identity.example.email_identity
}

data "aws_sesv2_email_identity_mail_from_attributes" "example" {
  email_identity = aws_sesv2_email_identity_mail_from_attributes.example.email_identity
}

data "aws_sesv2_dedicated_ip_pool" "pool" {
  pool_name = aws_sesv2_dedicated_ip_assignment.first.destination_pool_name
}
