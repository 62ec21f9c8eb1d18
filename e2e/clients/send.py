"""Sends three mails with boto3, knowing nothing but AWS_ENDPOINT_URL, and prints their message ids."""

import sys

import boto3

sender, recipient = sys.argv[1:3]

v2 = boto3.client("sesv2")
print(
    v2.send_email(
        FromEmailAddress=f"Boto <{sender}>",
        Destination={"ToAddresses": [recipient]},
        Content={
            "Simple": {
                "Subject": {"Data": "boto3 v2 Grüße"},
                "Body": {"Text": {"Data": "Hallo from boto3, äöü"}, "Html": {"Data": "<p>Hallo <b>boto3</b></p>"}},
                "Headers": [{"Name": "X-Campaign", "Value": "spring"}],
                "Attachments": [
                    {
                        "FileName": "table.csv",
                        "RawContent": b"a,b\r\n1,2\r\n",
                        "ContentType": "text/csv",
                    }
                ],
            }
        },
    )["MessageId"]
)

v1 = boto3.client("ses")
print(
    v1.send_email(
        Source=sender,
        Destination={"ToAddresses": [recipient]},
        Message={"Subject": {"Data": "boto3 v1"}, "Body": {"Text": {"Data": "Hello from boto3"}}},
    )["MessageId"]
)
raw = f"From: {sender}\nTo: {recipient}\nBcc: hidden@example.net\nSubject: boto3 raw\n\nHello raw\n"
print(v1.send_raw_email(RawMessage={"Data": raw})["MessageId"])
