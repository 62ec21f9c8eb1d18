#!/bin/sh
# Sends a message that is already in MIME form. Version 2 of the AWS CLI wants it in base64, version 1 as it is.
set -eu

aws sesv2 create-email-identity --email-identity example.com >/dev/null 2>&1 || true
message=$(mktemp)
trap 'rm -f "$message"' EXIT
cat >"$message" <<'MAIL'
From: Example <hello@example.com>
To: you@example.net
Subject: Figures
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="part"

--part
Content-Type: text/plain; charset=utf-8

The figures are attached.

--part
Content-Type: text/csv; name="figures.csv"
Content-Disposition: attachment; filename="figures.csv"

month,mails
May,1200
--part--
MAIL

case $(aws --version 2>&1) in
    aws-cli/1*) data=$(cat "$message") ;;
    *) data=$(base64 <"$message" | tr -d '\n') ;;
esac
aws ses send-raw-email --destinations you@example.net --raw-message "$(
    python3 -c 'import json, sys; print(json.dumps({"Data": sys.argv[1]}))' "$data"
)"
