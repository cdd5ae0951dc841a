package dev.wharf.review.address;

import java.util.Optional;

/**
 * A service that knows more about a street than the division library, such as a map. None is wired by default: it gets personal data.
 * Its answer is a proposal to a clerk and never changes a verdict. Called like {@link NumberStatusProvider}.
 */
public interface AddressCompletionProvider {
    /** A region without the street, so that a proposal holds no personal data. */
    record Suggestion(String province, String city, String district) { }

    /** @return empty if the service knows nothing about this address */
    Optional<Suggestion> suggest(Receiver receiver);
}
