# A real Postfix on a loopback address of its own, delivering into one Maildir. Sourced after lib.sh.
#
# start_postfix ADDRESS PORT DOMAIN: sets POSTFIX_CONF and POSTFIX_MAILDIR. It offers STARTTLS.
start_postfix() {
    local address=$1 port=$2 domain=$3 dir=$WORK_DIR/postfix
    POSTFIX_CONF=$dir/conf
    POSTFIX_MAILDIR=$dir/mail/box
    mkdir -p "$POSTFIX_CONF" "$dir/queue" "$dir/data" "$dir/mail"
    chown postfix "$dir/data" && chown nobody "$dir/mail" && chmod 755 "$dir"
    openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj "/CN=mx.$domain" \
        -keyout "$POSTFIX_CONF/key.pem" -out "$POSTFIX_CONF/cert.pem" 2>/dev/null
    # Postfix wants an interface of its own here; where it really listens stands in master.cf.
    cat >"$POSTFIX_CONF/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
maillog_file = /var/log/pennypost-e2e-postfix.log
myhostname = mx.$domain
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks =
smtpd_recipient_restrictions = reject_unauth_destination
virtual_mailbox_domains = $domain
virtual_mailbox_base = $dir/mail
virtual_mailbox_maps = static:box/
virtual_uid_maps = static:$(id -u nobody)
virtual_gid_maps = static:$(id -g nobody)
virtual_minimum_uid = 1
smtpd_tls_security_level = may
smtpd_tls_cert_file = $POSTFIX_CONF/cert.pem
smtpd_tls_key_file = $POSTFIX_CONF/key.pem
smtp_dns_support_level = disabled
message_size_limit = 60000000
virtual_mailbox_limit = 0
smtpd_tls_received_header = yes
CONF
    cat >"$POSTFIX_CONF/master.cf" <<CONF
$address:$port inet n - n - - smtpd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
local unix - n n - - local
virtual unix - n n - - virtual
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
tlsmgr unix - - n 1000? 1 tlsmgr
postlog unix-dgram n - n - 1 postlogd
CONF
    : >/var/log/pennypost-e2e-postfix.log
    postfix -c "$POSTFIX_CONF" start >"$dir/start.log" 2>&1 || { cat "$dir/start.log"; return 1; }
}

stop_postfix() { postfix -c "$POSTFIX_CONF" stop >/dev/null 2>&1; rm -f /var/log/pennypost-e2e-postfix.log; }

# postfix_mails: how many mails have arrived.
postfix_mails() { find "$POSTFIX_MAILDIR/new" -type f 2>/dev/null | wc -l; }

# postfix_mail SUBJECT: path of the mail with that subject.
postfix_mail() { grep -lE "^Subject: $1\$" "$POSTFIX_MAILDIR"/new/* 2>/dev/null | head -n 1; }
