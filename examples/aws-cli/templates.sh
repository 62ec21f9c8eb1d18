#!/bin/sh
# A stored template: tested, used for one mail, and for a bulk of mails with values of their own.
set -eu

aws sesv2 create-email-identity --email-identity example.com >/dev/null 2>&1 || true
aws sesv2 create-email-template --template-name welcome --template-content '{
    "Subject": "Welcome, {{name}}",
    "Text": "Dear {{name}}, your favorites are: {{#each favorites}}{{this}} {{/each}}",
    "Html": "<p>Dear {{name}}, your favorites are: {{#each favorites}}<b>{{this}}</b> {{/each}}</p>"}'

aws sesv2 test-render-email-template --template-name welcome \
    --template-data '{"name": "Ann", "favorites": ["tea", "cake"]}' --query RenderedTemplate --output text

aws sesv2 send-email --from-email-address hello@example.com --destination ToAddresses=ann@example.net \
    --content '{"Template": {
        "TemplateName": "welcome",
        "TemplateData": "{\"name\": \"Ann\", \"favorites\": [\"tea\", \"cake\"]}"}}'

aws sesv2 send-bulk-email --from-email-address hello@example.com \
    --default-content '{"Template": {"TemplateName": "welcome", "TemplateData": "{\"name\": \"friend\", \"favorites\": []}"}}' \
    --bulk-email-entries '[
        {"Destination": {"ToAddresses": ["bob@example.net"]},
         "ReplacementEmailContent": {"ReplacementTemplate": {"ReplacementTemplateData": "{\"name\": \"Bob\"}"}}},
        {"Destination": {"ToAddresses": ["carol@example.net"]}}]'
