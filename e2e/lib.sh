# Shared by all scenarios: counting, starting and stopping what they need. Sourced, never run.
#
# A scenario prints `ok - …`, `not ok - …` or `skip - …` for each thing it shows; run sums them up.

set -u
E2E_DIR=$(CDPATH= cd -- "$(dirname -- "${BASH_SOURCE[0]}")" && pwd)
ROOT_DIR=$(dirname -- "$E2E_DIR")
WORK_DIR=$(mktemp -d "${TMPDIR:-/tmp}/pennypost-e2e.XXXXXX")
chmod 755 "$WORK_DIR"
STARTED_PIDS=()

ok() { echo "ok - $*"; }
not_ok() { echo "not ok - $*"; }
skip() { echo "skip - $*"; }

# check NAME COMMAND…: ok when the command succeeds; its output is shown when it does not.
check() {
    local name=$1
    shift
    if "$@" >"$WORK_DIR/check.out" 2>&1; then
        ok "$name"
    else
        not_ok "$name"
        sed 's/^/    /' "$WORK_DIR/check.out" | tail -n 30
    fi
}

# wait_for SECONDS COMMAND…: tries until the command succeeds.
wait_for() {
    local end=$(($(date +%s) + $1))
    shift
    until "$@" >/dev/null 2>&1; do
        [ "$(date +%s)" -lt "$end" ] || return 1
        sleep 0.1
    done
}

# free_port: a TCP port of loopback that nobody listens on now.
free_port() {
    python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])'
}

# started PID: remembers a process to be stopped at the end.
started() { STARTED_PIDS+=("$1"); }

# start_pennypost MODE ARGS…: runs the program and waits until it is ready. Sets PENNYPOST_PID, PENNYPOST_URL,
# PENNYPOST_DATA, PENNYPOST_SMTP (port with STARTTLS), PENNYPOST_SMTPS (port with TLS) and PENNYPOST_INBOUND (port for
# mail from the world); its log is $PENNYPOST_DATA.log.
start_pennypost() {
    local mode=$1
    shift
    local port
    port=$(free_port)
    PENNYPOST_URL=http://127.0.0.1:$port
    PENNYPOST_SMTP=$(free_port)
    PENNYPOST_SMTPS=$(free_port)
    PENNYPOST_INBOUND=$(free_port)
    PENNYPOST_DATA=${PENNYPOST_DATA:-$WORK_DIR/data-$port}
    "$ROOT_DIR/pennypost" "$mode" --data "$PENNYPOST_DATA" --set "http.listen=127.0.0.1:$port" \
        --set "submission.listen=127.0.0.1:$PENNYPOST_SMTP" --set "submission.tls_listen=127.0.0.1:$PENNYPOST_SMTPS" \
        --set "inbound.listen=127.0.0.1:$PENNYPOST_INBOUND" "$@" \
        >"$PENNYPOST_DATA.log" 2>&1 &
    PENNYPOST_PID=$!
    started "$PENNYPOST_PID"
    if ! wait_for 120 curl -fsS "$PENNYPOST_URL/health/ready"; then
        not_ok "pennypost $mode becomes ready"
        tail -n 40 "$PENNYPOST_DATA.log"
        return 1
    fi
}

# stop_pennypost: asks the program to stop and waits for it.
stop_pennypost() {
    kill "$PENNYPOST_PID" 2>/dev/null
    wait "$PENNYPOST_PID" 2>/dev/null
}

# use_root_credentials: lets the AWS clients sign as the root of the running server.
use_root_credentials() {
    # The file has the form of an AWS credentials file.
    AWS_ACCESS_KEY_ID=$(sed -n 's/^aws_access_key_id *= *//p' "$PENNYPOST_DATA/root-credentials" | tr -d '"')
    AWS_SECRET_ACCESS_KEY=$(sed -n 's/^aws_secret_access_key *= *//p' "$PENNYPOST_DATA/root-credentials" | tr -d '"')
    export AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY
}

# use_any_credentials: what a developer has at hand.
use_any_credentials() {
    export AWS_ACCESS_KEY_ID=test AWS_SECRET_ACCESS_KEY=test
}

# raw_message FILE: the mail as a --raw-message of the AWS CLI: version 1 takes text, version 2 base64.
raw_message() {
    if aws --version 2>&1 | grep -q '^aws-cli/1'; then
        jq -Rs '{Data: .}' "$1" >"$WORK_DIR/raw.json"
    else
        base64 -w0 "$1" | jq -Rs '{Data: .}' >"$WORK_DIR/raw.json"
    fi
    echo "file://$WORK_DIR/raw.json"
}

clean_up() {
    local pid
    for pid in "${STARTED_PIDS[@]:-}"; do
        [ -n "$pid" ] && kill "$pid" 2>/dev/null
    done
    for pid in "${STARTED_PIDS[@]:-}"; do
        [ -n "$pid" ] && wait "$pid" 2>/dev/null
    done
    rm -rf "$WORK_DIR"
}
trap clean_up EXIT

export AWS_DEFAULT_REGION=us-east-1 AWS_REGION=us-east-1 AWS_EC2_METADATA_DISABLED=true AWS_PAGER=
export AWS_CONFIG_FILE=/dev/null AWS_SHARED_CREDENTIALS_FILE=/dev/null
unset AWS_PROFILE AWS_SESSION_TOKEN AWS_ENDPOINT_URL AWS_ENDPOINT_URL_SES AWS_ENDPOINT_URL_SESV2
