#!/bin/sh
# Addresses that get no mail from this account.
set -eu

aws sesv2 put-account-suppression-attributes --suppressed-reasons BOUNCE COMPLAINT
aws sesv2 put-suppressed-destination --email-address gone@example.net --reason BOUNCE
aws sesv2 get-suppressed-destination --email-address gone@example.net
aws sesv2 list-suppressed-destinations --reasons BOUNCE
aws sesv2 delete-suppressed-destination --email-address gone@example.net
