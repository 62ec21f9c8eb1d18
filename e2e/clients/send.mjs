// Sends mails with the AWS SDK for JavaScript v3, knowing nothing but AWS_ENDPOINT_URL, and prints their message ids.
import { SESClient, SendEmailCommand as SendEmailV1, SendRawEmailCommand } from "@aws-sdk/client-ses";
import { ListEmailIdentitiesCommand, SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

const [sender, recipient] = process.argv.slice(2);
const destination = { ToAddresses: [recipient] };

const v2 = new SESv2Client({});
const sent = await v2.send(
  new SendEmailCommand({
    FromEmailAddress: sender,
    Destination: destination,
    Content: {
      Simple: { Subject: { Data: "node v2" }, Body: { Text: { Data: "Hello from Node" } } },
    },
  }),
);
console.log(sent.MessageId);

const v1 = new SESClient({});
const sentV1 = await v1.send(
  new SendEmailV1({
    Source: sender,
    Destination: destination,
    Message: { Subject: { Data: "node v1" }, Body: { Html: { Data: "<p>Hello from Node</p>" } } },
  }),
);
console.log(sentV1.MessageId);

const raw = `From: ${sender}\r\nTo: ${recipient}\r\nSubject: node raw\r\n\r\nHello raw\r\n`;
const sentRaw = await v1.send(new SendRawEmailCommand({ RawMessage: { Data: new TextEncoder().encode(raw) } }));
console.log(sentRaw.MessageId);

const { EmailIdentities } = await v2.send(new ListEmailIdentitiesCommand({}));
if (!Array.isArray(EmailIdentities)) throw new Error("no list of identities");
