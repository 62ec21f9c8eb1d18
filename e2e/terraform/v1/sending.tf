resource "aws_ses_configuration_set" "marketing" {
  name                       = "marketing"
  reputation_metrics_enabled = var.changed
  sending_enabled            = !var.changed

  delivery_options {
    tls_policy = var.changed ? "Optional" : "Require"
  }

  tracking_options {
    custom_redirect_domain = var.changed ? "example.com" : "links.example.com"
  }

  depends_on = [aws_ses_domain_identity_verification.example]
}

resource "aws_ses_configuration_set" "plain" {
  name = "plain"
}

resource "aws_ses_event_destination" "topic" {
  name                   = "topic"
  configuration_set_name = aws_ses_configuration_set.marketing.name
  enabled                = true
  matching_types         = var.changed ? ["bounce", "complaint", "renderingFailure"] : ["bounce", "send"]

  sns_destination {
    topic_arn = aws_sns_topic.bounces.arn
  }
}

resource "aws_ses_event_destination" "metrics" {
  name                   = "metrics"
  configuration_set_name = aws_ses_configuration_set.marketing.name
  matching_types         = ["open", "click", "delivery"]

  cloudwatch_destination {
    default_value  = "none"
    dimension_name = "campaign"
    value_source   = "messageTag"
  }
}

resource "aws_ses_event_destination" "stream" {
  name                   = "stream"
  configuration_set_name = aws_ses_configuration_set.plain.name
  enabled                = true
  matching_types         = ["reject"]

  kinesis_destination {
    stream_arn = "arn:aws:firehose:${data.aws_region.here.name}:${data.aws_caller_identity.me.account_id}:deliverystream/mail"
    role_arn   = "arn:aws:iam::${data.aws_caller_identity.me.account_id}:role/mail"
  }
}

resource "aws_ses_template" "welcome" {
  name    = "welcome"
  subject = var.changed ? "Welcome back, {{name}}" : "Welcome, {{name}}"
  html    = "<h1>Hello {{name}}</h1>\r\n<p>&amp; welcome</p>\r\n"
  text    = var.changed ? null : "Hello {{name}}\r\n"
}
