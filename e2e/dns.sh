# A real name server on loopback with a few names of our own. Sourced after lib.sh.
#
# start_dns < RECORDS: one record a line as zone files have it; sets DNS_PORT. Names that are not given do not exist.
start_dns() {
    local dir=$WORK_DIR/unbound record
    mkdir -p "$dir"
    DNS_PORT=$(free_port)
    {
        cat <<CONF
server:
    interface: 127.0.0.1@$DNS_PORT
    access-control: 127.0.0.0/8 allow
    username: ""
    chroot: ""
    directory: "$dir"
    pidfile: "$dir/pid"
    use-syslog: no
    logfile: "$dir/log"
    do-daemonize: no
    module-config: "iterator"
    num-threads: 1
    local-zone: "example." static
CONF
        while IFS= read -r record; do
            printf "    local-data: '%s'\n" "$record"
        done
        printf 'remote-control:\n    control-enable: no\n'
    } >"$dir/unbound.conf"
    unbound -d -c "$dir/unbound.conf" >"$dir/out" 2>&1 &
    started $!
    wait_for 10 grep -q 'start of service' "$dir/log" || { cat "$dir/out" "$dir/log"; return 1; }
}
