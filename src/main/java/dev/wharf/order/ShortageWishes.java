package dev.wharf.order;

/** What a shop wants done about missing units. Asked by whoever decides which waiting orders new goods can serve. */
public interface ShortageWishes {
    /**
     * @param part       something is done as soon as one unit is there: the rest is split off or cancelled
     * @param several    warehouses may share it, if together they have all of it
     * @param elsewhere  any warehouse may ship it, whichever the order names
     */
    record Wish(boolean part, boolean several, boolean elsewhere) {
        public Wish(boolean part, boolean elsewhere) {
            this(part, false, elsewhere);
        }
    }

    Wish of(String shop);
}
