package dev.wharf.order;

/** What a shop wants done about missing units. Asked by whoever decides which waiting orders new goods can serve. */
public interface ShortageWishes {
    /**
     * @param part       something is done as soon as one unit is there: the rest is split off or cancelled
     * @param elsewhere  any warehouse may ship it, whichever the order names
     */
    record Wish(boolean part, boolean elsewhere) { }

    Wish of(String shop);
}
