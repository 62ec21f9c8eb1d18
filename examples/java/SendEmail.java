import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sesv2.model.AlreadyExistsException;

/// Sends a mail with text and HTML.
///
/// ```sh
/// mvn -q dependency:copy-dependencies
/// java -cp 'target/dependency/*' SendEmail.java
/// ```
public final class SendEmail {
    private SendEmail() {}

    public static void main(String[] args) {
        // Address, region and credentials come from the environment.
        try (var ses = SesV2Client.create()) {
            try {
                ses.createEmailIdentity(identity -> identity.emailIdentity("example.com"));
            } catch (AlreadyExistsException e) {
                // It was made by an earlier run.
            }
            var answer = ses.sendEmail(mail -> mail
                    .fromEmailAddress("hello@example.com")
                    .destination(to -> to.toAddresses("you@example.net"))
                    .content(content -> content.simple(simple -> simple
                            .subject(subject -> subject.data("Hello from Java"))
                            .body(body -> body
                                    .text(text -> text.data("First mail"))
                                    .html(html -> html.data("<h1>First mail</h1>"))))));
            System.out.println(answer.messageId());
        }
    }
}
