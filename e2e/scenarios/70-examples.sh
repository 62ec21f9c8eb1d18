# Every example runs as it stands, and its mail is in the inbox.
. "$(dirname "$0")/../lib.sh"

start_pennypost dev || exit 1
export AWS_ENDPOINT_URL=$PENNYPOST_URL
use_any_credentials
examples=$WORK_DIR/examples
cp -r "$ROOT_DIR/examples" "$examples"

# captured SUBJECT RECIPIENT: one mail with that subject went to the recipient.
captured() {
    curl -fsS "$PENNYPOST_URL/_aws/ses" | jq -e --arg subject "$1" --arg to "$2" \
        '[.messages[] | select(.Subject == $subject and (.Destination.ToAddresses | index($to)))] | length == 1' >/dev/null
}

if command -v aws >/dev/null; then
    for example in "$examples"/aws-cli/*.sh; do
        check "aws-cli/$(basename "$example")" sh "$example"
    done
    check "the first mail was sent by v2" captured 'Hello from v2' you@example.net
    check "and by v1" captured 'Hello from v1' you@example.net
    check "the raw message was sent" captured Figures you@example.net
    check "the template was filled in" captured 'Welcome, Ann' ann@example.net
    check "the bulk had values of its own" captured 'Welcome, Bob' bob@example.net
    check "and the default ones" captured 'Welcome, friend' carol@example.net
    check "the newsletter was sent with its set" captured Newsletter you@example.net
else
    skip "AWS CLI is not on this machine"
fi
if python3 -c 'import boto3' 2>/dev/null; then
    check "boto3/send.py" python3 "$examples/boto3/send.py"
    check "its mail was sent" captured 'Figures of May' you@example.net
    check "boto3/templates.py" python3 "$examples/boto3/templates.py"
    check "its mails were sent" captured 'Invoice 2' bob@example.net
else
    skip "boto3 is not on this machine"
fi
if command -v npm >/dev/null && (cd "$examples/node" && npm install --silent >"$WORK_DIR/npm.log" 2>&1); then
    check "node/send.mjs" eval 'cd "$examples/node" && node send.mjs'
    check "its mails were sent" captured 'Hello Ann' ann@example.net
else
    skip "the AWS SDK for JavaScript could not be installed"
fi
# The JDK that the server runs on.
java=$(readlink "/proc/$PENNYPOST_PID/exe")
if (cd "$examples/java" && mvn -B -q dependency:copy-dependencies >"$WORK_DIR/mvn.log" 2>&1); then
    check "java/SendEmail.java" eval 'cd "$examples/java" && "$java" -cp "target/dependency/*" SendEmail.java'
    check "its mail was sent" captured 'Hello from Java' you@example.net
else
    skip "the AWS SDK for Java could not be had"
fi
stop_pennypost
