package io.pennypost.receive.action;

import io.pennypost.mail.srs.SenderRewriting;
import io.pennypost.send.OwnMail;
import io.pennypost.ses.receiptrule.ReceiptAction;
import java.io.IOException;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/// Performs single actions. Safe for use by many threads.
public final class Actions {
    /// Calls of one service at once: a slow one must not take all the threads that other actions need.
    private static final int CALLS_MAX = 64;

    private final S3Action s3;
    private final LambdaAction lambda;
    private final LambdaAction web;
    private final SnsAction sns;
    private final BounceAction bounce;
    private final ForwardAction forward;
    private final InboxAction inbox;
    private final TopicPublisher topics;
    private final InstantSource clock;
    private final Semaphore s3Calls = new Semaphore(CALLS_MAX);
    private final Semaphore lambdaCalls = new Semaphore(CALLS_MAX);
    private final Semaphore webCalls = new Semaphore(CALLS_MAX);
    private final Semaphore topicCalls = new Semaphore(CALLS_MAX);

    /// What actions need of the world.
    ///
    /// @param lambda functions with an ARN
    /// @param web    functions that are URLs
    public record World(
            ObjectWriter objects,
            Functions lambda,
            Functions web,
            TopicPublisher topics,
            OwnMail own,
            Reports reports,
            SenderRewriting senders) {}

    public Actions(World world, InstantSource clock) {
        this.clock = clock;
        this.topics = world.topics();
        this.s3 = new S3Action(world.objects());
        this.lambda = new LambdaAction(world.lambda(), clock);
        this.web = new LambdaAction(world.web(), clock);
        this.bounce = new BounceAction(world.reports(), new BounceGuard(clock));
        this.sns = new SnsAction(world.topics(), bounce, clock);
        this.forward = new ForwardAction(world.own(), world.senders(), clock);
        this.inbox = new InboxAction(world.own());
    }

    /// Performs the present action of a run; one that only changes the run itself has nothing to perform.
    ///
    /// @throws RefusedException when another attempt would fail as well
    /// @throws IOException      when another attempt may succeed
    ActionResult perform(Occasion occasion) throws IOException {
        return switch (occasion.state().current()) {
            case ReceiptAction.AddHeader _ -> ActionResult.Done.go("added");
            case ReceiptAction.Bounce action -> bounce.perform(occasion, action);
            case ReceiptAction.Lambda action -> call(occasion, action);
            case ReceiptAction.S3 action -> within(s3Calls, () -> s3.perform(occasion, action));
            case ReceiptAction.Sns action -> within(topicCalls, () -> sns.perform(occasion, action));
            case ReceiptAction.Stop _ -> new ActionResult.Done(Flow.STOP_RULE_SET, "stopped");
        };
    }

    private ActionResult call(Occasion occasion, ReceiptAction.Lambda action) throws IOException {
        var target = FunctionTarget.parse(action.functionArn())
                .orElseThrow(() -> new RefusedException(action.functionArn() + " is no function."));
        return switch (target) {
            case FunctionTarget.Function _ -> within(lambdaCalls, () -> lambda.perform(occasion, action));
            case FunctionTarget.Web _ -> within(webCalls, () -> web.perform(occasion, action));
            case FunctionTarget.Forward(var to) -> forward.perform(occasion, to);
            case FunctionTarget.Inbox() -> inbox.perform(occasion);
        };
    }

    /// Tells the topic of an action that it ran.
    ///
    /// @throws IOException when the topic cannot be told now
    void tell(Occasion occasion, String topicArn) throws IOException {
        var text = ReceiptJson.notification(occasion, clock.instant());
        within(topicCalls, () -> {
            topics.publish(occasion.mail().scope(), topicArn, SnsAction.SUBJECT, text);
            return true;
        });
    }

    private interface Call<T> {
        T make() throws IOException;
    }

    private static <T> T within(Semaphore calls, Call<T> call) throws IOException {
        if (!calls.tryAcquire()) {
            throw new IOException("Too many calls of this service are under way.");
        }
        try {
            return call.make();
        } finally {
            calls.release();
        }
    }
}
