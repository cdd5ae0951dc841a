package dev.wharf.message;

import java.util.Optional;

/** Where buyers reach the house, and what makes their links genuine. */
public interface BuyerSite {
    /** Without a slash at its end; as it was set, never the address that a member of staff happens to use. Empty if nobody set it, or if there is no secret to make links with. */
    Optional<String> home();

    /**
     * A digest under the secret of the buyers' pages, which the database does not know.
     *
     * @param purpose so that what was made for one page does not open another
     * @throws IllegalStateException if no secret is set
     */
    byte[] seal(String purpose, String what);
}
