package dev.wharf.message;

import java.util.Optional;

/** Where buyers reach the house, and what makes their links genuine. */
public interface BuyerSite {
    /** Without a slash at its end; empty if nobody set it and no request tells it, or if there is no secret to make links with. */
    Optional<String> home();

    /**
     * A digest under the secret of the buyers' pages, which the database does not know.
     *
     * @param purpose so that what was made for one page does not open another
     * @throws IllegalStateException if no secret is set
     */
    byte[] seal(String purpose, String what);
}
