# A developer's first hour: unmodified clients with AWS_ENDPOINT_URL only, and the mail is in the inbox.
. "$(dirname "$0")/../lib.sh"

start_pennypost dev || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL
use_any_credentials

# messages FILTER: how many captured messages the jq filter accepts.
messages() { curl -fsS "$PENNYPOST_URL/_aws/ses" | jq "[.messages[] | select($1)] | length"; }
captured() { [ "$(messages "$1")" -eq 1 ]; }
sent_id() { grep -qE '^[0-9a-f]{16}-[0-9a-f-]{36}-000000$'; }

if command -v aws >/dev/null; then
    check "aws sesv2 create-email-identity" aws sesv2 create-email-identity --email-identity example.com
    check "aws sesv2 send-email" aws sesv2 send-email --from-email-address cli@example.com \
        --destination ToAddresses=ann@example.net \
        --content '{"Simple":{"Subject":{"Data":"cli v2"},"Body":{"Text":{"Data":"Hello from the CLI"}}}}'
    check "its mail is captured, text and all" captured \
        '.Subject == "cli v2" and .Body.text_part == "Hello from the CLI" and .Source == "cli@example.com" and .Destination.ToAddresses == ["ann@example.net"]'
    check "aws ses send-email" aws ses send-email --from cli@example.com --to ann@example.net \
        --subject 'cli v1' --text 'Hello from v1' --html '<p>Hello from v1</p>'
    check "its mail is captured, HTML and all" captured '.Subject == "cli v1" and .Body.html_part == "<p>Hello from v1</p>"'
    printf 'From: cli@example.com\nTo: ann@example.net\nSubject: cli raw\n\nHello raw\n' >"$WORK_DIR/raw.eml"
    check "aws ses send-raw-email" aws ses send-raw-email --raw-message "$(raw_message "$WORK_DIR/raw.eml")"
    check "its mail is captured" captured '.Subject == "cli raw"'
    check "aws sesv2 list-email-identities" aws sesv2 list-email-identities
    check "aws sesv2 get-email-identity" aws sesv2 get-email-identity --email-identity example.com
    check "aws sesv2 get-account" aws sesv2 get-account
    check "aws ses get-send-quota" aws ses get-send-quota
    check "aws sts get-caller-identity" aws sts get-caller-identity
    refused() { ! aws sesv2 send-email --from-email-address cli@unknown.example --destination ToAddresses=a@example.net \
        --content '{"Simple":{"Subject":{"Data":"x"},"Body":{"Text":{"Data":"x"}}}}' 2>&1 |
        tee "$WORK_DIR/refusal" >/dev/null && true; grep -q 'MessageRejected.*Email address is not verified. The following identities failed the check in region US-EAST-1: cli@unknown.example' "$WORK_DIR/refusal"; }
    check "an unverified sender is refused in SES's words" refused
    key_account() { [ "$(AWS_ACCESS_KEY_ID=123456789012 aws sts get-caller-identity --query Account --output text)" = 123456789012 ]; }
    check "a 12-digit access key id selects the account" key_account
else
    skip "AWS CLI is not on this machine"
fi

if python3 -c 'import boto3' 2>/dev/null; then
    check "boto3 sends with v2, v1 and raw" python3 "$E2E_DIR/clients/send.py" boto@example.com bob@example.net
    check "boto3's umlauts arrive" captured '.Subject == "boto3 v2 Grüße" and (.Body.text_part | startswith("Hallo from boto3, äöü"))'
    check "boto3's raw mail lost its Bcc" captured '.Subject == "boto3 raw" and (.RawData | contains("hidden@") | not)'
else
    skip "boto3 is not on this machine"
fi

if command -v npm >/dev/null && (cd "$E2E_DIR/clients" && npm install --silent >"$WORK_DIR/npm.log" 2>&1); then
    check "the SDK for JavaScript v3 sends with v2, v1 and raw" \
        node "$E2E_DIR/clients/send.mjs" node@example.com carol@example.net
    check "its mails are captured" eval '[ "$(messages '"'"'.Source == "node@example.com"'"'"')" -eq 3 ]'
else
    skip "the AWS SDK for JavaScript could not be installed"
fi

check "DELETE /_aws/ses empties the inbox" eval 'curl -fsS -X DELETE "$PENNYPOST_URL/_aws/ses" && [ "$(messages true)" -eq 0 ]'
stop_pennypost
