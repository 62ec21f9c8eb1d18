// Sends a mail, and one from a template. Run `npm install` once, then `node send.mjs`.
import {
  AlreadyExistsException,
  CreateEmailIdentityCommand,
  CreateEmailTemplateCommand,
  SendEmailCommand,
  SESv2Client,
} from "@aws-sdk/client-sesv2";

const ses = new SESv2Client({});

/** Creates something; that it is there already is fine. */
async function create(command) {
  try {
    await ses.send(command);
  } catch (error) {
    if (!(error instanceof AlreadyExistsException)) throw error;
  }
}

await create(new CreateEmailIdentityCommand({ EmailIdentity: "example.com" }));
await create(
  new CreateEmailTemplateCommand({
    TemplateName: "greeting",
    TemplateContent: { Subject: "Hello {{name}}", Text: "Dear {{name}}, welcome." },
  }),
);

const plain = await ses.send(
  new SendEmailCommand({
    FromEmailAddress: "hello@example.com",
    Destination: { ToAddresses: ["you@example.net"] },
    Content: { Simple: { Subject: { Data: "Hello from Node" }, Body: { Text: { Data: "First mail" } } } },
  }),
);
console.log(plain.MessageId);

const greeting = await ses.send(
  new SendEmailCommand({
    FromEmailAddress: "hello@example.com",
    Destination: { ToAddresses: ["ann@example.net"] },
    Content: { Template: { TemplateName: "greeting", TemplateData: JSON.stringify({ name: "Ann" }) } },
  }),
);
console.log(greeting.MessageId);
