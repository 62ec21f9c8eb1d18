package io.pennypost.web.account;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.pennypost.api.gateway.Exchange;
import io.pennypost.api.gateway.HttpReply;
import io.pennypost.api.gateway.HttpRoute;
import io.pennypost.aws.arn.Scope;
import io.pennypost.aws.protocol.WireRequest.Header;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.account.AccountReviews;
import io.pennypost.ses.account.Accounts;
import io.pennypost.ses.account.SendingLimits;
import java.io.IOException;
import java.util.List;

/// `GET /_pennypost/v1/account`: what an operator should know of an account. `PUT /_pennypost/v1/account/review`:
/// the decision on its production access.
///
/// Lines of text, `name: value`. `?account=` and `?region=` choose another place than that of the configuration.
/// A decision is `?decision=approve` or `?decision=deny`; the former may say `max_send_rate` and
/// `max_24_hour_send`, both or neither.
public final class AccountDesk implements HttpRoute {
    private static final String ACCOUNT = "/_pennypost/v1/account";
    private static final String REVIEW = ACCOUNT + "/review";

    private final Accounts accounts;
    private final AccountReviews reviews;
    private final Scope home;

    /// A route over all accounts.
    ///
    /// @param home which account is meant when the request names no account or region
    public AccountDesk(Accounts accounts, AccountReviews reviews, Scope home) {
        this.accounts = accounts;
        this.reviews = reviews;
        this.home = home;
    }

    @Override
    public boolean matches(Exchange exchange) {
        return exchange.rawPath().equals(ACCOUNT) || exchange.rawPath().equals(REVIEW);
    }

    @Override
    public void serve(Exchange exchange, HttpReply reply) throws IOException {
        // Browsers do not send a PUT to another site unasked, so no page can decide where signatures are ignored.
        var method = exchange.rawPath().equals(REVIEW) ? "PUT" : "GET";
        if (!exchange.method().equals(method)) {
            reply.send(405, List.of(new Header("Allow", method)), new byte[0]);
            return;
        }
        try {
            var scope = scope(exchange);
            if (method.equals("PUT")) {
                decide(exchange, scope);
            }
            answer(200, AccountReport.of(scope, accounts.of(scope)), reply);
        } catch (NotFound nothingToDecide) {
            answer(409, nothingToDecide.text().orElse("") + "\n", reply);
        } catch (IllegalArgumentException unreadable) {
            answer(400, unreadable.getMessage() + "\n", reply);
        }
    }

    private Scope scope(Exchange exchange) {
        // Accounts and regions have no letters that need decoding.
        return new Scope(
                exchange.rawParameter("account").orElse(home.account()),
                exchange.rawParameter("region").orElse(home.region()));
    }

    private void decide(Exchange exchange, Scope scope) {
        switch (exchange.rawParameter("decision").orElse("")) {
            case "approve" -> approve(exchange, scope);
            case "deny" -> reviews.deny(scope);
            default -> throw new IllegalArgumentException("A decision is approve or deny.");
        }
    }

    private void approve(Exchange exchange, Scope scope) {
        var rate = exchange.rawParameter("max_send_rate");
        var day = exchange.rawParameter("max_24_hour_send");
        if (rate.isPresent() != day.isPresent()) {
            throw new IllegalArgumentException("max_send_rate and max_24_hour_send go together.");
        }
        if (rate.isPresent() && day.isPresent()) {
            reviews.approve(scope, new SendingLimits(Double.parseDouble(rate.get()), Double.parseDouble(day.get())));
            return;
        }
        reviews.approve(scope);
    }

    private static void answer(int status, String text, HttpReply reply) throws IOException {
        var head = List.of(
                new Header("Content-Type", "text/plain; charset=utf-8"),
                new Header("Cache-Control", "no-store"),
                new Header("X-Content-Type-Options", "nosniff"));
        reply.send(status, head, text.getBytes(UTF_8));
    }
}
