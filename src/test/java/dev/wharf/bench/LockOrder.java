package dev.wharf.bench;

import java.util.List;

/** What is locked for one order: one unit of each of these SKUs, one line each. */
record LockOrder(long number, List<String> skus) {
    long line(int index) {
        return number * 10 + index;
    }
}
