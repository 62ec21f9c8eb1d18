# The inbox page in a real browser: mail arrives, is shown in its frame, is deleted; no script error, no request that
# fails, no violation of the content security policy.
. "$(dirname "$0")/../lib.sh"

command -v chromium >/dev/null || { skip "Chromium is not on this machine"; exit 0; }
start_pennypost dev || exit 1

post() { curl -fsS -H 'Content-Type: application/json' -d "$2" "$PENNYPOST_URL/v2/email/$1"; }
mail() { printf '{"FromEmailAddress":"shop@example.com","Destination":{"ToAddresses":["ann@example.net"]},"Content":{"Simple":{"Subject":{"Data":"%s"},"Body":{"Text":{"Data":"Hello"},"Html":{"Data":"<h1>Hello</h1><script>alert(1)</script><p>World</p>"}}}}}' "$1"; }
check "an identity by curl" post identities '{"EmailIdentity":"example.com"}'
for number in 1 2 3; do
    check "mail $number by curl" post outbound-emails "$(mail "Order $number")"
done

# The JDK that the server runs on.
java=$(readlink "/proc/$PENNYPOST_PID/exe")
check "the page works in Chromium" timeout 120 "$java" "$E2E_DIR/console/InboxPage.java" "$PENNYPOST_URL"
stop_pennypost
