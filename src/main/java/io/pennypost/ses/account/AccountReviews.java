package io.pennypost.ses.account;

import io.pennypost.aws.arn.Scope;
import io.pennypost.ses.Conflict;
import io.pennypost.ses.NotFound;
import io.pennypost.ses.account.AccountDetails.Review;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// How an account leaves the sandbox: its owner asks, the operator decides. Safe for use by many threads.
public final class AccountReviews {
    private static final long CASE_MIN = 1_000_000_000L;
    private static final long CASE_MAX = 10_000_000_000L;

    private final AccountDocuments documents;
    private final RandomGenerator random;

    /// @param random for case numbers; not secret
    public AccountReviews(Accounts accounts, RandomGenerator random) {
        this.documents = accounts.documents();
        this.random = random;
    }

    /// Keeps what the owner tells, and begins a review where production access is asked for and not had.
    ///
    /// An account outside of the sandbox stays there, whatever is asked: its details have a granted review. AWS:
    /// `PutAccountDetails`.
    ///
    /// @param told           without a review
    /// @param wantsProduction false: the details alone
    /// @throws Conflict while the operator has not decided on an earlier request
    public void submit(Scope scope, AccountDetails told, boolean wantsProduction) {
        var freshCase = Long.toString(random.nextLong(CASE_MIN, CASE_MAX));
        documents.change(scope, document -> {
            var production = document.over(documents.settings()).productionAccess();
            // A review is over, too, once the configuration gives what it asks for.
            if (!production
                    && document.details().filter(AccountDetails::isUnderReview).isPresent()) {
                throw new Conflict("The account details are already under review.");
            }
            var before = document.details().flatMap(AccountDetails::reviewDetails);
            return document.withDetails(told.withReview(review(production, wantsProduction, before, freshCase)));
        });
    }

    private static Optional<Review> review(
            boolean production, boolean wantsProduction, Optional<Review> before, String freshCase) {
        if (production) {
            return Optional.of(before.filter(review -> review.status() == Review.Status.GRANTED)
                    .orElseGet(() -> new Review(Review.Status.GRANTED, freshCase)));
        }
        return wantsProduction ? Optional.of(new Review(Review.Status.PENDING, freshCase)) : before;
    }

    /// Grants production access with what SES commonly allows, or the configuration where it allows more.
    ///
    /// It can be granted unasked. Granting again changes the limits.
    public void approve(Scope scope) {
        approve(scope, documents.settings().limits().orMore(SendingLimits.PRODUCTION));
    }

    /// Grants production access with limits of the operator's choice.
    public void approve(Scope scope, SendingLimits limits) {
        documents.change(
                scope, document -> decided(document, Review.Status.GRANTED).withGranted(limits));
    }

    /// Refuses production access; the owner may ask again.
    ///
    /// @throws NotFound when nobody asks for it
    public void deny(Scope scope) {
        documents.change(scope, document -> {
            if (document.details().filter(AccountDetails::isUnderReview).isEmpty()) {
                throw new NotFound("No review of the account is pending.");
            }
            return decided(document, Review.Status.DENIED);
        });
    }

    private static AccountDocument decided(AccountDocument document, Review.Status status) {
        return document.details()
                .map(details -> document.withDetails(
                        details.withReview(details.reviewDetails().map(review -> new Review(status, review.caseId())))))
                .orElse(document);
    }
}
