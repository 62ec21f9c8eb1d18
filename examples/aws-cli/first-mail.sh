#!/bin/sh
# Registers a domain and sends two mails, one by each version of the API.
set -eu

aws sesv2 create-email-identity --email-identity example.com >/dev/null 2>&1 || true # once
aws sesv2 send-email \
    --from-email-address 'Example <hello@example.com>' \
    --destination ToAddresses=you@example.net,CcAddresses=friend@example.net \
    --content '{"Simple": {
        "Subject": {"Data": "Hello from v2"},
        "Body": {"Text": {"Data": "First mail"}, "Html": {"Data": "<h1>First mail</h1>"}}}}'

aws ses send-email \
    --from hello@example.com \
    --to you@example.net \
    --subject 'Hello from v1' \
    --text 'Second mail'

aws sesv2 get-email-identity --email-identity example.com
aws ses get-send-quota
