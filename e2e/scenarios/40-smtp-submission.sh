# A mail client's first hour: credentials derived from the key, STARTTLS and TLS, and nothing without them.
. "$(dirname "$0")/../lib.sh"

for tool in swaks smtp-source openssl; do
    command -v $tool >/dev/null || { skip "$tool is not on this machine"; exit 0; }
done

openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=mail.customer.example \
    -addext subjectAltName=DNS:mail.customer.example,IP:127.0.0.1 \
    -keyout "$WORK_DIR/key.pem" -out "$WORK_DIR/certificate.pem" 2>/dev/null
start_pennypost serve --set account.production=true --set identity.verification=at_once --set delivery.mode=capture \
    --set delivery.hostname=mail.customer.example --set ledger.keep_bodies=true \
    --set "tls.certificate=$WORK_DIR/certificate.pem" --set "tls.key=$WORK_DIR/key.pem" || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL
use_root_credentials

"$ROOT_DIR/pennypost" smtp-credentials --data "$PENNYPOST_DATA" >"$WORK_DIR/credentials" 2>/dev/null
user=$(sed -n 's/^username=//p' "$WORK_DIR/credentials")
password=$(sed -n 's/^password=//p' "$WORK_DIR/credentials")
check "pennypost smtp-credentials names the root's key" test "$user" = "$AWS_ACCESS_KEY_ID"
given() { [ "$(printf '%s\n' "$AWS_SECRET_ACCESS_KEY" | "$ROOT_DIR/pennypost" smtp-credentials --secret 2>/dev/null)" = "$password" ]; }
check "pennypost smtp-credentials --secret derives the same password" given

sigv4() { curl -fsS --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "aws:amz:us-east-1:ses" "$@"; }
check "an identity is made" sigv4 -X POST -H 'Content-Type: application/json' \
    -d '{"EmailIdentity":"customer.example"}' "$PENNYPOST_URL/v2/email/identities"

# captured FILTER: whether exactly one captured message is accepted by the jq filter.
captured() { [ "$(sigv4 "$PENNYPOST_URL/_aws/ses" | jq "[.messages[] | select($1)] | length")" -eq 1 ]; }
say() { swaks --server 127.0.0.1 --helo client.example --from news@customer.example --to ann@receiver.example \
    --header "From: News <news@customer.example>" "$@" >"$WORK_DIR/swaks.out" 2>&1; }

for mechanism in PLAIN LOGIN; do
    check "swaks sends with STARTTLS and AUTH $mechanism" \
        say --port "$PENNYPOST_SMTP" --tls --auth "$mechanism" --auth-user "$user" --auth-password "$password" \
        --header "Subject: starttls $mechanism" --body "Hello by $mechanism"
    check "its mail is captured" captured \
        ".Subject == \"starttls $mechanism\" and (.Body.text_part | startswith(\"Hello by $mechanism\")) and .Source == \"news@customer.example\""
done
check "swaks sends over TLS, and the certificate is the configured one" \
    say --port "$PENNYPOST_SMTPS" --tlsc --tls-verify --tls-ca-path "$WORK_DIR/certificate.pem" --auth PLAIN \
    --auth-user "$user" --auth-password "$password" --header "Subject: over tls" \
    --add-header "X-SES-MESSAGE-TAGS: campaign=spring" --add-header "Bcc: hidden@receiver.example"
check "its mail is captured without Bcc and control headers" captured \
    '.Subject == "over tls" and (.RawData | (contains("X-SES-") or contains("hidden@")) | not)'
id=$(sed -n 's/^<~* *250 Ok \([0-9a-f-]*\)$/\1/p' "$WORK_DIR/swaks.out")
check "the reply names the message" captured ".Id == \"${id:-none}\""

wrong() { ! say --port "$PENNYPOST_SMTPS" --tlsc --auth PLAIN --auth-user "$user" --auth-password wrong &&
    grep -q '535 Authentication Credentials Invalid' "$WORK_DIR/swaks.out"; }
check "a wrong password is refused in SES's words" wrong
clear() { ! say --port "$PENNYPOST_SMTP" --auth PLAIN --auth-user "$user" --auth-password "$password" &&
    grep -q '530 Must issue a STARTTLS command first' "$WORK_DIR/swaks.out"; }
check "credentials in the clear are refused" clear
anonymous() { ! say --port "$PENNYPOST_SMTPS" --tlsc && grep -q '530 Authentication required' "$WORK_DIR/swaks.out"; }
check "mail without authentication is refused" anonymous
unverified() { ! say --port "$PENNYPOST_SMTPS" --tlsc --auth PLAIN --auth-user "$user" --auth-password "$password" \
    --from someone@other.example && grep -q '554 Message rejected: Email address is not verified. The following identities failed the check in region US-EAST-1: someone@other.example' "$WORK_DIR/swaks.out"; }
check "an unverified sender is refused in SES's words" unverified
relay() { ! smtp-source -c -m 20 -s 5 -f news@customer.example -t ann@receiver.example "127.0.0.1:$PENNYPOST_SMTP" \
    >"$WORK_DIR/relay.out" 2>&1 && grep -q '530 Must issue a STARTTLS command first' "$WORK_DIR/relay.out"; }
check "smtp-source finds no open relay" relay

openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2 -subj /CN=renewed.customer.example \
    -keyout "$WORK_DIR/new-key.pem" -out "$WORK_DIR/new-certificate.pem" 2>/dev/null
mv "$WORK_DIR/new-key.pem" "$WORK_DIR/key.pem" && mv "$WORK_DIR/new-certificate.pem" "$WORK_DIR/certificate.pem"
renewed() { openssl s_client -connect "127.0.0.1:$PENNYPOST_SMTPS" </dev/null 2>/dev/null | grep -q 'CN *= *renewed.customer.example'; }
check "a renewed certificate is shown without a restart" wait_for 20 renewed

stop_pennypost
