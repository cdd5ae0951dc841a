package dev.wharf.sourcing;

/** Steps that a search may still take. Counted and not timed, so that the same question gets the same answer. */
final class Effort {
    private long left;

    Effort(long steps) {
        this.left = steps;
    }

    /** @return false if there is none left: the search stops with what it has */
    boolean spend() {
        if (left >= 0) left--;
        return left >= 0;
    }

    boolean enough() {
        return left >= 0;
    }
}
