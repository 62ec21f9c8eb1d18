# Somebody subscribes a small HTTP server to a topic, and hears of the mail that is sent.
. "$(dirname "$0")/../lib.sh"

if ! command -v aws >/dev/null; then
    skip "AWS CLI is not on this machine"
    exit 0
fi
start_pennypost dev || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL
use_any_credentials

port=$(free_port)
python3 "$E2E_DIR/clients/subscriber.py" "$port" "$WORK_DIR/messages" &
started $!
heard() { grep -qF -- "$1" "$WORK_DIR/messages"; }

topic=$(aws sns create-topic --name events --query TopicArn --output text)
check "aws sns subscribe" aws sns subscribe --topic-arn "$topic" --protocol http --notification-endpoint "http://127.0.0.1:$port/"
confirmed() { [ "$(aws sns get-topic-attributes --topic-arn "$topic" --query Attributes.SubscriptionsConfirmed --output text)" = 1 ]; }
check "the subscriber confirms by the link" wait_for 30 confirmed
check "aws sns publish" aws sns publish --topic-arn "$topic" --message 'Grüße'
check "the message arrives" wait_for 20 heard 'Grüße'

aws sesv2 create-email-identity --email-identity example.com >/dev/null
aws sesv2 create-configuration-set --configuration-set-name shop
check "aws sesv2 create-configuration-set-event-destination" aws sesv2 create-configuration-set-event-destination \
    --configuration-set-name shop --event-destination-name all \
    --event-destination "{\"Enabled\":true,\"MatchingEventTypes\":[\"SEND\",\"DELIVERY\",\"BOUNCE\"],\"SnsDestination\":{\"TopicArn\":\"$topic\"}}"
check "SES tries the topic out" wait_for 20 heard 'Successfully validated SNS topic for Amazon SES event publishing.'
check "aws sesv2 send-email" aws sesv2 send-email --from-email-address cli@example.com --configuration-set-name shop \
    --destination ToAddresses=ann@example.net \
    --content '{"Simple":{"Subject":{"Data":"events"},"Body":{"Text":{"Data":"Hello"}}}}'
check "the subscriber hears that it was sent" wait_for 20 heard '"eventType":"Send"'
stop_pennypost
