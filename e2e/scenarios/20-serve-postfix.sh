# An operator's first hour: serve, an identity proved by DNS, and a signed mail at a real MTA found through its MX.
. "$(dirname "$0")/../lib.sh"
. "$E2E_DIR/dns.sh"
. "$E2E_DIR/postfix.sh"

for tool in postfix unbound aws; do
    command -v $tool >/dev/null || { skip "$tool is not on this machine"; exit 0; }
done
[ "$(id -u)" -eq 0 ] || { skip "a real MTA on port 25 needs root"; exit 0; }

openssl genrsa -traditional -out "$WORK_DIR/dkim.pem" 2048 2>/dev/null
private_key=$(grep -v -- '-----' "$WORK_DIR/dkim.pem" | tr -d '\n')
public_key=$(openssl rsa -in "$WORK_DIR/dkim.pem" -pubout -outform DER 2>/dev/null | base64 -w0)
dkim_text="v=DKIM1; k=rsa; p=$public_key"
start_dns <<ZONE || exit 1
customer.example. IN A 127.0.0.1
sel1._domainkey.customer.example. IN TXT "${dkim_text:0:250}" "${dkim_text:250}"
receiver.example. IN MX 10 mx.receiver.example.
mx.receiver.example. IN A 127.0.0.2
ZONE
start_postfix 127.0.0.2 25 receiver.example || exit 1
start_pennypost serve --set "dns.servers=[\"127.0.0.1:$DNS_PORT\"]" --set outgoing.allow_private=true \
    --set account.production=true --set delivery.hostname=mail.customer.example || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL
use_root_credentials

check "aws sesv2 create-email-identity with a key of its own" aws sesv2 create-email-identity \
    --email-identity customer.example \
    --dkim-signing-attributes "DomainSigningSelector=sel1,DomainSigningPrivateKey=$private_key"
verified() { [ "$(aws sesv2 get-email-identity --email-identity customer.example --query VerificationStatus --output text)" = SUCCESS ]; }
check "DNS proves the identity" wait_for 30 verified

content() { printf '{"Simple":{"Subject":{"Data":"%s"},"Body":{"Text":{"Data":"Hello Postfix"},"Html":{"Data":"<p>Hello Postfix</p>"}}}}' "$1"; }
check "aws sesv2 send-email" aws sesv2 send-email --from-email-address news@customer.example \
    --destination ToAddresses=ann@receiver.example --content "$(content 'signed by serve')"
printf 'From: news@customer.example\nTo: bob@receiver.example\nBcc: secret@receiver.example\nSubject: raw by serve\n\nHello raw\n' >"$WORK_DIR/raw.eml"
check "aws ses send-raw-email" aws ses send-raw-email --raw-message "$(raw_message "$WORK_DIR/raw.eml")"
check "both reach Postfix, one for each recipient" wait_for 30 eval '[ "$(postfix_mails)" -eq 3 ]'

for subject in 'signed by serve' 'raw by serve'; do
    mail=$(postfix_mail "$subject")
    # The receiver's own fields stand above; a verifier sees the mail as it came.
    check "'$subject' has a signature that Mail::DKIM verifies" \
        perl "$E2E_DIR/clients/verify-dkim.pl" 127.0.0.1 "$DNS_PORT" customer.example <"${mail:-/dev/null}"
    check "'$subject' was carried over TLS" grep -q 'using TLSv1.3' "${mail:-/dev/null}"
    check "'$subject' has a signed return path" \
        grep -qE '^Return-Path: <p[a-z2-7]-[a-z2-7]{32}@mail.customer.example>' "${mail:-/dev/null}"
done
mail=$(postfix_mail 'raw by serve')
check "Bcc left the message but not the envelope" eval '! grep -qi "^Bcc:" "$mail" && grep -rqs "X-Original-To: secret@receiver.example" "$POSTFIX_MAILDIR/new"'

unsigned() { ! AWS_SECRET_ACCESS_KEY=wrong aws sesv2 get-account 2>"$WORK_DIR/unsigned"; grep -q InvalidSignatureException "$WORK_DIR/unsigned"; }
check "a wrong secret is refused" unsigned
refused() { aws sesv2 send-email --from-email-address news@other.example --destination ToAddresses=a@receiver.example \
    --content "$(content x)" 2>&1 | grep -q 'MessageRejected'; }
check "an identity that is not proved cannot send" refused

stop_pennypost
stop_postfix
