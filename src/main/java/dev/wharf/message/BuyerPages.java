package dev.wharf.message;

import java.util.Optional;

/** Makes the links that messages carry, at the moment they are sent, and is told which were not. One bean for each kind. */
public interface BuyerPages {
    LinkKind kind();

    /** @param to what the page is about @return the path below {@link BuyerSite#home()}; empty if the page is not to be opened any more */
    Optional<String> path(long to);

    /** A message with such a link was not sent. Called in the lane that writes this down. @param inDoubt true if it may have been sent all the same */
    default void notSent(BuyerMessage message, boolean inDoubt) { }
}
