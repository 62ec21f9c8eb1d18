package io.pennypost.ses.account;

import java.util.List;
import java.util.Optional;

/// What the owner tells the operator of the mail to be sent. AWS: shape `AccountDetails`.
///
/// @param mailType        `MARKETING` or `TRANSACTIONAL`
/// @param contactLanguage `EN` or `JA`
/// @param reviewDetails   empty when production access was never asked for
public record AccountDetails(
        String mailType,
        String websiteURL,
        Optional<String> contactLanguage,
        Optional<String> useCaseDescription,
        List<String> additionalContactEmailAddresses,
        Optional<Review> reviewDetails) {
    public AccountDetails {
        additionalContactEmailAddresses = List.copyOf(additionalContactEmailAddresses);
    }

    /// Whether the operator has not decided yet.
    public boolean isUnderReview() {
        return reviewDetails
                .filter(review -> review.status() == Review.Status.PENDING)
                .isPresent();
    }

    AccountDetails withReview(Optional<Review> review) {
        return new AccountDetails(
                mailType, websiteURL, contactLanguage, useCaseDescription, additionalContactEmailAddresses, review);
    }

    /// How a request for production access stands. AWS: shape `ReviewDetails`.
    ///
    /// @param caseId ten digits or more
    public record Review(Status status, String caseId) {
        /// AWS: enum `ReviewStatus`. `FAILED`, a review that could not be held, does not occur.
        public enum Status {
            PENDING,
            GRANTED,
            DENIED
        }
    }
}
