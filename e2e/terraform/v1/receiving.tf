resource "aws_ses_receipt_rule_set" "main" {
  rule_set_name = "main"
}

resource "aws_ses_active_receipt_rule_set" "main" {
  rule_set_name = aws_ses_receipt_rule_set.main.rule_set_name
}

resource "aws_ses_receipt_rule" "mark" {
  name          = "mark"
  rule_set_name = aws_ses_receipt_rule_set.main.rule_set_name
  recipients    = var.changed ? ["example.com", "help@example.org"] : ["example.com"]
  enabled       = true
  scan_enabled  = var.changed

  add_header_action {
    header_name  = "X-Marked"
    header_value = var.changed ? "twice" : "once"
    position     = 1
  }

  sns_action {
    topic_arn = aws_sns_topic.bounces.arn
    encoding  = "UTF-8"
    position  = 2
  }

  stop_action {
    scope    = "RuleSet"
    position = 3
  }
}

resource "aws_ses_receipt_rule" "refuse" {
  name          = "refuse"
  rule_set_name = aws_ses_receipt_rule_set.main.rule_set_name
  after         = var.changed ? null : aws_ses_receipt_rule.mark.name
  recipients    = ["nobody@example.com"]
  tls_policy    = "Require"

  bounce_action {
    message         = "No such mailbox"
    sender          = "postmaster@example.com"
    smtp_reply_code = "550"
    status_code     = "5.1.1"
    position        = 1
  }
}

resource "aws_ses_receipt_rule" "empty" {
  name          = "empty"
  rule_set_name = aws_ses_receipt_rule_set.main.rule_set_name
  after         = aws_ses_receipt_rule.refuse.name
}

resource "aws_ses_receipt_filter" "block" {
  name   = "block"
  cidr   = "192.0.2.0/24"
  policy = "Block"
}

data "aws_ses_active_receipt_rule_set" "main" {
  depends_on = [aws_ses_active_receipt_rule_set.main]
}
