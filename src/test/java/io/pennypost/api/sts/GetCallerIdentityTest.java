package io.pennypost.api.sts;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.pennypost.auth.Caller;
import io.pennypost.aws.arn.Scope;
import org.junit.jupiter.api.Test;

class GetCallerIdentityTest {
    @Test
    void callerLearnsItsOwnNames() {
        var caller = new Caller(
                new Scope("111122223333", "eu-west-1"),
                "arn:aws:iam::111122223333:user/ann",
                "AIDAANN",
                "AKIAANN",
                "127.0.0.1",
                "",
                false);

        var output = new GetCallerIdentity().handle(caller, new GetCallerIdentity.Input());

        assertEquals(
                new GetCallerIdentity.Output("AIDAANN", "111122223333", "arn:aws:iam::111122223333:user/ann"), output);
    }
}
