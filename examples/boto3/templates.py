"""Sends many mails from one template, and tells what became of each."""

import json

import boto3

ses = boto3.client("sesv2")
try:
    ses.create_email_identity(EmailIdentity="example.com")
except ses.exceptions.AlreadyExistsException:
    pass
try:
    ses.create_email_template(
        TemplateName="invoice",
        TemplateContent={
            "Subject": "Invoice {{number}}",
            "Text": "Dear {{name}}, please pay {{amount}}.{{#if reminder}} This is a reminder.{{/if}}",
        },
    )
except ses.exceptions.AlreadyExistsException:
    pass

customers = [
    {"address": "ann@example.net", "name": "Ann", "number": 1, "amount": "10 EUR"},
    {"address": "bob@example.net", "name": "Bob", "number": 2, "amount": "20 EUR", "reminder": True},
]
answer = ses.send_bulk_email(
    FromEmailAddress="billing@example.com",
    DefaultContent={"Template": {"TemplateName": "invoice", "TemplateData": json.dumps({"reminder": False})}},
    BulkEmailEntries=[
        {
            "Destination": {"ToAddresses": [customer["address"]]},
            "ReplacementEmailContent": {
                "ReplacementTemplate": {"ReplacementTemplateData": json.dumps(customer)}
            },
        }
        for customer in customers
    ],
)
for customer, result in zip(customers, answer["BulkEmailEntryResults"]):
    print(customer["address"], result["Status"], result.get("MessageId") or result.get("Error"))
