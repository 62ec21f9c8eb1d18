"""Calls every `aws ses` and `aws sesv2` subcommand of the installed AWS CLI, in one process.

The input of each is made from the CLI's own service model: required members, and the optional ones that VALUES names.
A subcommand passes when it succeeds, or is refused with the error code that REFUSED expects. Anything else fails:
a traceback, an unknown operation, an internal failure, another refusal, or a success where a refusal was expected.

Usage: sweep.py ses|sesv2
"""

import contextlib
import io
import json
import os
import re
import sys

import botocore.session
from awscli.clidriver import create_clidriver

ACCOUNT = "000000000000"
TOPIC = f"arn:aws:sns:us-east-1:{ACCOUNT}:sweep"
TEMPLATE = {"Subject": "Hello {{name}}", "Text": "Hello {{name}}", "Html": "<p>Hello {{name}}</p>"}
RULE = {"Name": "sweep", "Actions": [{"AddHeaderAction": {"HeaderName": "X-Sweep", "HeaderValue": "yes"}}]}
POLICY = json.dumps(
    {
        "Version": "2012-10-17",
        "Statement": [
            {
                "Effect": "Allow",
                "Principal": {"AWS": "111122223333"},
                "Action": "ses:SendEmail",
                "Resource": f"arn:aws:ses:us-east-1:{ACCOUNT}:identity/example.com",
            }
        ],
    }
)

# Values by member name, wherever it stands; `Operation.Member` goes first.
VALUES = {
    "AdditionalContactEmailAddresses": ["ann@example.com"],
    "ArchiveArn": f"arn:aws:ses:us-east-1:{ACCOUNT}:mailmanager-archive/a-abcdefghijklmnopqrstuvwxyz",
    "AttributesData": '{"name":"Ann"}',
    "BlacklistItemNames": ["192.0.2.1"],
    "BulkEmailEntries": [{"Destination": {"ToAddresses": ["ann@example.net"]}}],
    "CertificateArn": f"arn:aws:acm:us-east-1:{ACCOUNT}:certificate/11112222-3333-4444-5555-666677778888",
    "ConfigurationSet": {"Name": "sweep"},
    "ConfigurationSetName": "sweep",
    "ContactListName": "sweep",
    "Content": {"Simple": {"Subject": {"Data": "Sweep"}, "Body": {"Text": {"Data": "Hello"}}}},
    "DefaultContent": {"Template": {"TemplateName": "sweep", "TemplateData": '{"name":"Ann"}'}},
    "DefaultTemplateData": '{"name":"Ann"}',
    "DestinationPoolName": "sweep",
    "Destination": {"ToAddresses": ["ann@example.net"]},
    "Destinations": ["ann@example.net"],
    "SendBulkTemplatedEmail.Destinations": [{"Destination": {"ToAddresses": ["ann@example.net"]}}],
    "Details": {"RoutesDetails": [{"Region": "eu-west-1"}]},
    "Domain": "example.com",
    "EmailAddress": "ann@example.net",
    "EmailIdentity": "example.com",
    "EndDate": 1767225600,
    "EndpointName": "sweep",
    "EventDestination": {"Name": "sweep", "Enabled": True, "MatchingEventTypes": ["bounce"],
                         "SNSDestination": {"TopicARN": TOPIC}},
    "EventDestinationName": "sweep",
    "ExportDestination": {"DataFormat": "CSV"},
    "ExportDataSource": {"MessageInsightsDataSource": {"StartDate": 1767139200, "EndDate": 1767225600}},
    "FailureRedirectionURL": "https://example.com/no",
    "Filter": {},
    "CreateReceiptFilter.Filter": {"Name": "sweep", "IpFilter": {"Policy": "Block", "Cidr": "192.0.2.0/24"}},
    "FilterName": "sweep",
    "FromEmailAddress": "news@example.com",
    "Identities": ["example.com"],
    "Identity": "example.com",
    "ImportDataSource": {"S3Url": "s3://sweep/list.csv", "DataFormat": "CSV"},
    "ImportDestination": {"SuppressionListDestination": {"SuppressionListImportAction": "PUT"}},
    "IP": "192.0.2.1",
    "Ip": "192.0.2.1",
    "MailFromDomain": "bounce.example.com",
    "MailType": "TRANSACTIONAL",
    "Message": {"Subject": {"Data": "Sweep"}, "Body": {"Text": {"Data": "Hello"}}},
    "Policy": POLICY,
    "PolicyName": "sweep",
    "PolicyNames": ["sweep"],
    "PoolName": "sweep",
    "Queries": [{"Id": "a", "Namespace": "VDM", "Metric": "SEND", "StartDate": 1767139200, "EndDate": 1767225600}],
    "RawMessage": {"Data": "From: news@example.com\nTo: ann@example.net\nSubject: Raw\n\nHello\n"},
    "ReputationEntityPolicy": "arn:aws:ses:us-east-1:aws:reputation-policy/strict",
    "ReputationEntityType": "RESOURCE",
    "ResourceArn": f"arn:aws:ses:us-east-1:{ACCOUNT}:configuration-set/sweep",
    "Rule": RULE,
    "RuleName": "sweep",
    "RuleNames": ["sweep"],
    "RuleSetName": "sweep",
    "CloneReceiptRuleSet.RuleSetName": "clone",
    "OriginalRuleSetName": "sweep",
    "DeleteReceiptRuleSet.RuleSetName": "clone",
    "SigningAttributesOrigin": "AWS_SES",
    "Source": "news@example.com",
    "StartDate": 1767139200,
    "SubscribedDomain": "example.com",
    "SubscribedDomains": [{"Domain": "example.com"}],
    "SuccessRedirectionURL": "https://example.com/yes",
    "TagKeys": ["team"],
    "Tags": [{"Key": "team", "Value": "mail"}],
    "SendEmail.Tags": [{"Name": "team", "Value": "mail"}],
    "SendRawEmail.Tags": [{"Name": "team", "Value": "mail"}],
    "SendTemplatedEmail.Tags": [{"Name": "team", "Value": "mail"}],
    "Template": "sweep",
    "CreateTemplate.Template": {"TemplateName": "sweep", "SubjectPart": "Hello {{name}}", "TextPart": "Hello"},
    "UpdateTemplate.Template": {"TemplateName": "sweep", "SubjectPart": "Hi {{name}}", "TextPart": "Hi"},
    "TemplateContent": TEMPLATE,
    "CreateCustomVerificationEmailTemplate.TemplateContent": "<p>Please verify</p>",
    "UpdateCustomVerificationEmailTemplate.TemplateContent": "<p>Please do verify</p>",
    "TemplateData": '{"name":"Ann"}',
    "TemplateName": "sweep",
    "TemplateSubject": "Verify",
    "TenantName": "sweep",
    "TrackingOptions": {"CustomRedirectDomain": "example.com"},
    "WarmupPercentage": 50,
    "WebsiteURL": "https://example.com",
    "VdmAttributes": {"VdmEnabled": "ENABLED"},
}
# Version 2 of the same member has another form.
VALUES_V2 = {
    "EventDestination": {"Enabled": True, "MatchingEventTypes": ["BOUNCE"], "SnsDestination": {"TopicArn": TOPIC}},
    "Filter": {},
    "Tags": [{"Key": "team", "Value": "mail"}],
    "Policy": POLICY,
}
# Optional members that are given all the same.
OPTIONAL = {"TagResource.Tags", "SendEmail.FromEmailAddress", "SendEmail.Destination", "SendBulkEmail.FromEmailAddress",
            "SetReceiptRulePosition.RuleSetName", "SetActiveReceiptRuleSet.RuleSetName", "SendRawEmail.Source",
            "CreateConfigurationSet.Tags", "CreateDedicatedIpPool.Tags", "PutDeliverabilityDashboardOption.SubscribedDomains",
             "PutEmailIdentityMailFromAttributes.MailFromDomain", "SetIdentityMailFromDomain.MailFromDomain"}
# Deprecated for years, and left out of the CLI by its makers.
NO_COMMAND = {"VerifyEmailAddress", "ListVerifiedEmailAddresses", "DeleteVerifiedEmailAddress"}
# Refusals that are the right answer, by service.
REFUSED = json.load(open(os.path.join(os.path.dirname(__file__), "sweep-refusals.json")))
# Members of answers that later calls need.
REMEMBERED = {"TenantArn"}

ORDER = ["Verify", "Create", "Put", "Set", "Associate", "Tag", "Clone", "Update", "Reorder", "Send", "Test", "Get",
         "Describe", "List", "Batch", "Cancel", "Disassociate", "Untag", "Delete"]
# Where the alphabet puts what is needed later first.
FIRST = ["CreateEmailIdentity", "VerifyDomainIdentity", "CreateReceiptRuleSet", "CreateConfigurationSet",
         "CreateTemplate", "CreateEmailTemplate", "CreateContactList", "CreateDedicatedIpPool", "CreateTenant",
         "PutAccountVdmAttributes"]
LAST = ["DeleteReceiptRule", "DeleteConfigurationSet", "DeleteEmailIdentity", "DeleteIdentity", "DeleteTenant",
        "DeleteContactList", "PutAccountSendingAttributes", "UpdateAccountSendingEnabled"]


def rank(name):
    if name in FIRST:
        return (0, FIRST.index(name), name)
    if name in LAST:
        return (2, LAST.index(name), name)
    verb = next((i for i, v in enumerate(ORDER) if name.startswith(v)), len(ORDER))
    return (1, verb, name)


def sample(operation, name, shape, service, remembered):
    for key in (f"{operation}.{name}", name):
        if service == "sesv2" and key in VALUES_V2:
            return VALUES_V2[key]
        if key in VALUES:
            return VALUES[key]
    for key in (f"{operation}.{name}", name):
        if key in remembered:
            return remembered[key]
    if name == "ReputationEntityReference" and "TenantArn" in remembered:
        return remembered["TenantArn"]
    if shape.type_name == "structure":
        return {n: sample(operation, n, m, service, remembered) for n, m in shape.members.items()
                if n in shape.required_members}
    if shape.type_name == "list":
        return [sample(operation, "", shape.member, service, remembered)]
    if shape.type_name == "map":
        return {}
    if shape.type_name == "boolean":
        return True
    if shape.type_name in ("integer", "long"):
        return 1
    if shape.type_name == "timestamp":
        return 1767225600
    return shape.enum[0] if getattr(shape, "enum", None) else "sweep"


def main(service):
    model = botocore.session.get_session().get_service_model(service)
    driver = create_clidriver()
    commands = driver.create_help_command().command_table[service].create_help_command().command_table
    names = {command.replace("-", ""): command for command in commands}
    remembered = {}
    seen = 0
    for name in sorted(model.operation_names, key=rank):
        operation = model.operation_model(name)
        command = names.get(name.lower())
        if command is None and name in NO_COMMAND:
            continue
        if command is None:
            print(f"not ok - aws {service} has no subcommand for {name}")
            continue
        seen += 1
        shape = operation.input_shape
        wanted = {} if shape is None else {
            n: sample(name, n, m, service, remembered) for n, m in shape.members.items()
            if n in shape.required_members or f"{name}.{n}" in OPTIONAL}
        out, err = io.StringIO(), io.StringIO()
        try:
            with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
                status = driver.main([service, command, "--cli-input-json", json.dumps(wanted), "--output", "json"])
        except SystemExit as e:
            status = e.code
        except Exception as e:  # a traceback is what the sweep is for
            status, err = 1, io.StringIO(f"Traceback: {e!r}")
        text = err.getvalue().strip()
        refusal = re.search(r"An error occurred \((\w+)\) when calling", text)
        expected = REFUSED.get(service, {}).get(name)
        if status == 0 and expected is None:
            with contextlib.suppress(ValueError):
                answer = json.loads(out.getvalue() or "{}")
                remembered.update({k: v for k, v in answer.items() if k in REMEMBERED})
                if "JobId" in answer:
                    remembered.update({f"{verb}{name[6:]}.JobId": answer["JobId"] for verb in ("Get", "Cancel")})
            print(f"ok - aws {service} {command}")
        elif refusal and refusal.group(1) == expected:
            print(f"ok - aws {service} {command} is refused with {expected}")
        else:
            print(f"not ok - aws {service} {command}: status {status}, {text.splitlines()[-1] if text else 'no error'}")
    print(f"ok - all {seen} subcommands of aws {service} were called")


if __name__ == "__main__":
    main(sys.argv[1])
