package io.pennypost.api.sesv2;

import io.pennypost.api.gateway.Operation;
import io.pennypost.auth.Caller;
import io.pennypost.ses.account.AccountDetails;
import io.pennypost.ses.account.AccountReviews;
import java.util.List;
import java.util.Optional;

/// Tells the operator of the mail to be sent, and asks for production access.
///
/// AWS: SES API v2, `PutAccountDetails`.
final class PutAccountDetails implements Operation<PutAccountDetails.Input, PutAccountDetails.Output> {
    record Input(
            String mailType,
            String websiteURL,
            Optional<String> contactLanguage,
            Optional<String> useCaseDescription,
            List<String> additionalContactEmailAddresses,
            Optional<Boolean> productionAccessEnabled) {}

    record Output() {}

    private final AccountReviews reviews;

    PutAccountDetails(AccountReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public Output handle(Caller caller, Input input) {
        var told = new AccountDetails(
                input.mailType(),
                input.websiteURL(),
                input.contactLanguage(),
                input.useCaseDescription(),
                input.additionalContactEmailAddresses(),
                Optional.empty());
        reviews.submit(caller.scope(), told, input.productionAccessEnabled().orElse(false));
        return new Output();
    }
}
