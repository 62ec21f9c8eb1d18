#!/bin/sh
# Takes docs/images/inbox.png: builds, serves made-up mail on loopback, looks at it with the system's Chromium.
# Needs JDK 25, Maven and chromium; ends by itself.
set -eu
cd "$(dirname "$0")/../.."
port=${1:-4599}
mvn -q test-compile dependency:build-classpath -Dmdep.outputFile=target/console.classpath
work=$(mktemp -d)
mkfifo "$work/input"
java -cp "target/test-classes:target/classes:$(cat target/console.classpath)" \
    io.pennypost.web.console.ConsoleDemo "$port" 24 < "$work/input" > "$work/log" &
demo=$!
# The demo ends when its input does.
exec 3> "$work/input"
trap 'exec 3>&-; wait $demo; rm -rf "$work"' EXIT
until grep -q http "$work/log"; do kill -0 $demo; sleep 0.2; done
mkdir -p docs/images
java e2e/console/InboxPage.java "http://localhost:$port/" docs/images/inbox.png
ls -l docs/images/inbox.png
