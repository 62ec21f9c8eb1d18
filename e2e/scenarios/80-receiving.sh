# Mail from the world: swaks and a real Postfix deliver to a verified domain over TLS; what is nobody's is refused.
. "$(dirname "$0")/../lib.sh"
. "$E2E_DIR/postfix.sh"

for tool in swaks postfix openssl aws; do
    command -v $tool >/dev/null || { skip "$tool is not on this machine"; exit 0; }
done

start_pennypost serve --set account.production=true --set identity.verification=at_once --set delivery.mode=capture \
    --set delivery.hostname=mx.shop.example || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL AWS_REGION=us-east-1
use_root_credentials
aws sesv2 create-email-identity --email-identity shop.example >/dev/null
aws ses create-receipt-rule-set --rule-set-name main
aws ses create-receipt-rule --rule-set-name main \
    --rule '{"Name":"all","Enabled":true,"TlsPolicy":"Require","Recipients":["shop.example"],"Actions":[]}'
aws ses set-active-receipt-rule-set --rule-set-name main

sigv4() { curl -fsS --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" --aws-sigv4 "aws:amz:us-east-1:ses" "$@"; }
# arrived FILTER: whether exactly one mail in the inbox is accepted by the jq filter.
arrived() { [ "$(sigv4 "$PENNYPOST_URL/_aws/ses" | jq "[.messages[] | select($1)] | length")" -eq 1 ]; }
say() { swaks --server 127.0.0.1 --port "$PENNYPOST_INBOUND" --helo mail.remote.example --from bob@remote.example \
    --header "From: Bob <bob@remote.example>" "$@" >"$WORK_DIR/swaks.out" 2>&1; }

check "swaks delivers over TLS" say --tls --to info@shop.example --header "Subject: by swaks"
check "the reply is SES's" grep -Eq '250 OK [0-9a-v]{40}$' "$WORK_DIR/swaks.out"
check "its mail arrives with trace fields" wait_for 20 arrived \
    '.Subject == "by swaks" and (.RawData | startswith("Return-Path: <bob@remote.example>\r\nReceived: from mail.remote.example ([127.0.0.1])"))'
clear() { ! say --to info@shop.example && grep -q '530 5.7.0 Must issue a STARTTLS command first' "$WORK_DIR/swaks.out"; }
check "what a rule takes over TLS alone is refused in the clear" clear
unknown() { ! say --tls --to info@other.example &&
    grep -q '550 5.1.1 <info@other.example>: Recipient address rejected: User unknown' "$WORK_DIR/swaks.out"; }
check "mail for nobody is refused" unknown
check "mail without a sender is taken" say --tls --to info@shop.example --from '<>' --header "Subject: a notice"

# A Postfix that relays all mail of its own machine to us.
start_postfix 127.0.0.9 "$(free_port)" relay.example || exit 1
postconf -c "$POSTFIX_CONF" "relayhost = [127.0.0.1]:$PENNYPOST_INBOUND" "smtp_tls_security_level = encrypt" \
    "smtp_tls_loglevel = 1" "disable_dns_lookups = yes" "maximal_queue_lifetime = 0" "default_transport = smtp"
postfix -c "$POSTFIX_CONF" reload >/dev/null 2>&1
send() { printf 'From: Eve <eve@relay.example>\nTo: %s\nSubject: %s\n\nHello\n' "$1" "$2" |
    sendmail -C "$POSTFIX_CONF" -f eve@relay.example "$1"; }
send info@shop.example "by postfix"
check "a real Postfix delivers over TLS" wait_for 30 arrived '.Subject == "by postfix" and .Source == "eve@relay.example"'
check "Postfix saw the id" grep -Eq 'status=sent \(250 OK [0-9a-v]{40}\)' /var/log/pennypost-e2e-postfix.log
send nobody@other.example "to nobody"
check "Postfix hears at once that a recipient is unknown" wait_for 30 \
    grep -q 'status=bounced.*550 5.1.1' /var/log/pennypost-e2e-postfix.log

kill -9 "$PENNYPOST_PID"
wait "$PENNYPOST_PID" 2>/dev/null
stop_postfix
start_pennypost serve --set account.production=true --set identity.verification=at_once --set delivery.mode=capture \
    --set delivery.hostname=mx.shop.example || exit 1
check "what was taken is there after a crash" wait_for 20 arrived '.Subject == "by postfix"'
stop_pennypost
