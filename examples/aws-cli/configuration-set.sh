#!/bin/sh
# A configuration set: TLS is demanded, and what becomes of its mail is told to an SNS topic.
set -eu

topic=$(aws sns create-topic --name mail-events --query TopicArn --output text)
aws sesv2 create-configuration-set --configuration-set-name newsletters \
    --delivery-options TlsPolicy=REQUIRE --suppression-options SuppressedReasons=BOUNCE,COMPLAINT
aws sesv2 create-configuration-set-event-destination --configuration-set-name newsletters \
    --event-destination-name to-topic --event-destination '{
        "Enabled": true,
        "MatchingEventTypes": ["SEND", "DELIVERY", "BOUNCE", "COMPLAINT"],
        "SnsDestination": {"TopicArn": "'"$topic"'"}}'
aws sesv2 get-configuration-set --configuration-set-name newsletters
aws sesv2 get-configuration-set-event-destinations --configuration-set-name newsletters

aws sesv2 create-email-identity --email-identity example.com >/dev/null 2>&1 || true
aws sesv2 send-email --from-email-address hello@example.com --destination ToAddresses=you@example.net \
    --configuration-set-name newsletters --email-tags Name=campaign,Value=spring \
    --content 'Simple={Subject={Data=Newsletter},Body={Text={Data=Spring}}}'
