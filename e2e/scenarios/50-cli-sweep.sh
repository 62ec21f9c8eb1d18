# Every subcommand of `aws ses` and `aws sesv2` is answered: with success, or with a refusal that SES would give.
. "$(dirname "$0")/../lib.sh"

if ! python3 -c 'import awscli' 2>/dev/null; then
    skip "the AWS CLI is no Python module on this machine"
    exit 0
fi
for service in ses sesv2; do
    PENNYPOST_DATA=$WORK_DIR/data-$service
    start_pennypost dev --set 'delivery.source_addresses=["192.0.2.1"]' --set lambda.endpoint=http://127.0.0.1:9 || exit 1
    use_any_credentials
    export AWS_ENDPOINT_URL=$PENNYPOST_URL
    aws sns create-topic --name sweep >/dev/null
    mkdir -p "$PENNYPOST_DATA/buckets/sweep" && echo 'gone@example.net,BOUNCE' >"$PENNYPOST_DATA/buckets/sweep/list.csv"
    python3 "$E2E_DIR/clients/sweep.py" "$service" || not_ok "the sweep of aws $service came to its end"
    stop_pennypost
done
