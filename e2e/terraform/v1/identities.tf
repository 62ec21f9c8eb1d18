resource "aws_ses_domain_identity" "example" {
  domain = "example.com"
}

resource "aws_ses_domain_identity_verification" "example" {
  domain = aws_ses_domain_identity.example.id
}

resource "aws_ses_domain_dkim" "example" {
  domain = aws_ses_domain_identity.example.domain
}

resource "aws_ses_domain_mail_from" "example" {
  domain                 = aws_ses_domain_identity.example.domain
  mail_from_domain       = "bounce.${aws_ses_domain_identity.example.domain}"
  behavior_on_mx_failure = var.changed ? "RejectMessage" : "UseDefaultValue"
}

resource "aws_ses_email_identity" "ann" {
  email = "ann@example.net"
}

resource "aws_sns_topic" "bounces" {
  name = "bounces"
}

resource "aws_sns_topic_policy" "bounces" {
  arn = aws_sns_topic.bounces.arn
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "ses"
      Effect    = "Allow"
      Principal = { Service = "ses.amazonaws.com" }
      Action    = "sns:Publish"
      Resource  = aws_sns_topic.bounces.arn
    }]
  })
}

resource "aws_ses_identity_notification_topic" "bounces" {
  topic_arn                = aws_sns_topic.bounces.arn
  notification_type        = "Bounce"
  identity                 = aws_ses_domain_identity.example.domain
  include_original_headers = var.changed
}

resource "aws_ses_identity_policy" "delegate" {
  identity = aws_ses_domain_identity.example.arn
  name     = "delegate"
  policy   = data.aws_iam_policy_document.delegate.json
}

data "aws_iam_policy_document" "delegate" {
  statement {
    actions   = var.changed ? ["ses:SendEmail", "ses:SendRawEmail"] : ["ses:SendEmail"]
    resources = [aws_ses_domain_identity.example.arn]

    principals {
      identifiers = ["111122223333"]
      type        = "AWS"
    }
  }
}

data "aws_ses_domain_identity" "example" {
  domain     = "example.com"
  depends_on = [aws_ses_domain_identity.example]
}

data "aws_ses_email_identity" "ann" {
  email      = "ann@example.net"
  depends_on = [aws_ses_email_identity.ann]
}
