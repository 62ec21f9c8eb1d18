"""Sends a mail with text, HTML and an attachment."""

import boto3

ses = boto3.client("sesv2")
try:
    ses.create_email_identity(EmailIdentity="example.com")
except ses.exceptions.AlreadyExistsException:
    pass

answer = ses.send_email(
    FromEmailAddress="Example <hello@example.com>",
    Destination={"ToAddresses": ["you@example.net"]},
    ReplyToAddresses=["answers@example.com"],
    Content={
        "Simple": {
            "Subject": {"Data": "Figures of May"},
            "Body": {
                "Text": {"Data": "The figures are attached."},
                "Html": {"Data": "<p>The figures are <b>attached</b>.</p>"},
            },
            "Attachments": [
                {"FileName": "figures.csv", "ContentType": "text/csv", "RawContent": b"month,mails\r\nMay,1200\r\n"}
            ],
        }
    },
)
print(answer["MessageId"])
