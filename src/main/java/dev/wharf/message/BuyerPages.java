package dev.wharf.message;

import java.util.Optional;

/** Makes the links that messages carry, at the moment they are sent. One bean for each kind. */
public interface BuyerPages {
    LinkKind kind();

    /** @param to what the page is about @return the path below {@link BuyerSite#home()}; empty if the page is not to be opened any more */
    Optional<String> path(long to);
}
