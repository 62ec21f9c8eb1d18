# Postfix with OpenDKIM, set up as a competent administrator would for bulk mail, and a sink. Sourced by run.

# start_sink PORT: smtp-sink that counts; its count is in $WORK_DIR/sink.count.
start_sink() {
    # -c shows a running count of messages, -h our name, backlog large enough for all connections.
    smtp-sink -u nobody -c -h sink.bench.example "127.0.0.1:$1" 1024 >"$WORK_DIR/sink.out" 2>"$WORK_DIR/sink.err" &
    SINK_PID=$!
    started "$SINK_PID"
    wait_for 10 listening "$1"
}

listening() { (exec 3<>"/dev/tcp/127.0.0.1/$1") 2>/dev/null; }

# start_opendkim KEY: signs for bench.example on a Unix socket.
start_opendkim() {
    # opendkim takes no key and no configuration from below a folder that others may write to.
    local dir
    dir=$(mktemp -d /run/pennypost-bench.XXXXXX) && chmod 755 "$dir"
    OPENDKIM_DIR=$dir
    mkdir -p "$dir" && cp "$1" "$dir/key.pem" && chmod 600 "$dir/key.pem"
    cat >"$dir/opendkim.conf" <<CONF
Mode s
Domain bench.example
Selector bench
KeyFile $dir/key.pem
Socket local:$dir/socket
Canonicalization relaxed/relaxed
InternalHosts 127.0.0.0/8
UMask 000
Syslog no
Background no
CONF
    opendkim -x "$dir/opendkim.conf" >"$dir/out" 2>&1 &
    started $!
    wait_for 10 test -S "$dir/socket" || { cat "$dir/out"; return 1; }
    OPENDKIM_SOCKET=$dir/socket
}

# start_postfix_relay PORT SINK_PORT: takes mail, has it signed, relays it to the sink.
start_postfix_relay() {
    local port=$1 sink=$2 dir=$WORK_DIR/postfix
    POSTFIX_CONF=$dir/conf
    mkdir -p "$POSTFIX_CONF" "$dir/queue" "$dir/data"
    chmod 755 "$WORK_DIR" "$dir" && chown postfix "$dir/data"
    cat >"$POSTFIX_CONF/main.cf" <<CONF
compatibility_level = 3.6
queue_directory = $dir/queue
data_directory = $dir/data
maillog_file = /var/log/pennypost-bench-postfix.log
myhostname = relay.bench.example
mydestination =
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
mynetworks = 127.0.0.0/8
smtp_dns_support_level = disabled
relayhost = [127.0.0.1]:$sink
smtpd_milters = unix:$OPENDKIM_SOCKET
milter_default_action = tempfail
default_process_limit = 300
smtpd_client_connection_count_limit = 0
smtpd_client_connection_rate_limit = 0
default_destination_concurrency_limit = 100
initial_destination_concurrency = 50
default_destination_recipient_limit = 50
smtp_connection_cache_on_demand = yes
smtp_connection_cache_destinations = 127.0.0.1
smtp_connection_reuse_time_limit = 300s
in_flow_delay = 0
qmgr_message_active_limit = 60000
qmgr_message_recipient_limit = 60000
CONF
    cat >"$POSTFIX_CONF/master.cf" <<CONF
127.0.0.1:$port inet n - n - 300 smtpd
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
smtp unix - - n - 100 smtp
relay unix - - n - 100 smtp
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
postlog unix-dgram n - n - 1 postlogd
CONF
    : >/var/log/pennypost-bench-postfix.log
    postfix -c "$POSTFIX_CONF" start >"$dir/start.log" 2>&1 || { cat "$dir/start.log"; return 1; }
    wait_for 10 listening "$port"
}

stop_opendkim() { rm -rf "${OPENDKIM_DIR:?}"; }

stop_postfix() { postfix -c "$POSTFIX_CONF" stop >/dev/null 2>&1; rm -f /var/log/pennypost-bench-postfix.log; }

# sink_count: messages that the sink has taken so far.
sink_count() { tr '\r' '\n' <"$WORK_DIR/sink.out" | grep -oE 'mesg=[0-9]+' | tail -n 1 | cut -d= -f2 | grep . || echo 0; }
