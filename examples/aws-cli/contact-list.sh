#!/bin/sh
# A contact list with two topics, and contacts with preferences.
set -eu

aws sesv2 create-contact-list --contact-list-name readers --topics '[
    {"TopicName": "weekly", "DisplayName": "Weekly", "DefaultSubscriptionStatus": "OPT_IN"},
    {"TopicName": "offers", "DisplayName": "Offers", "DefaultSubscriptionStatus": "OPT_OUT"}]'
aws sesv2 create-contact --contact-list-name readers --email-address ann@example.net \
    --topic-preferences TopicName=offers,SubscriptionStatus=OPT_IN --attributes-data '{"name": "Ann"}'
aws sesv2 create-contact --contact-list-name readers --email-address bob@example.net
aws sesv2 update-contact --contact-list-name readers --email-address bob@example.net --unsubscribe-all
aws sesv2 list-contacts --contact-list-name readers \
    --filter '{"FilteredStatus": "OPT_IN", "TopicFilter": {"TopicName": "offers"}}'
aws sesv2 get-contact --contact-list-name readers --email-address bob@example.net
