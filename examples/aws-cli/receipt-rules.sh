#!/bin/sh
# Rules for incoming mail: a header is added, a topic is told, and one address is refused.
set -eu

topic=$(aws sns create-topic --name mail-in --query TopicArn --output text)
aws ses create-receipt-rule-set --rule-set-name main
aws ses create-receipt-rule --rule-set-name main --rule '{
    "Name": "tell", "Enabled": true, "Recipients": ["example.com"],
    "Actions": [
        {"AddHeaderAction": {"HeaderName": "X-Seen", "HeaderValue": "yes"}},
        {"SNSAction": {"TopicArn": "'"$topic"'", "Encoding": "UTF-8"}}]}'
aws ses create-receipt-rule --rule-set-name main --rule '{
    "Name": "refuse", "Enabled": true, "Recipients": ["nobody@example.com"],
    "Actions": [{"BounceAction": {
        "SmtpReplyCode": "550", "StatusCode": "5.1.1", "Message": "No such mailbox",
        "Sender": "postmaster@example.com"}}]}'
aws ses set-active-receipt-rule-set --rule-set-name main
aws ses create-receipt-filter --filter 'Name=block,IpFilter={Policy=Block,Cidr=192.0.2.0/24}'
aws ses describe-active-receipt-rule-set
