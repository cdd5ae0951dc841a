package dev.wharf.soak;

import java.util.List;

/**
 * Operations that go in one lane: all are booked, or none.
 *
 * @param number   from 1, without gaps
 * @param expected what the reference model answered, by operation; {@link ReferenceStock#REFUSED} only ever alone, because it takes the lane with it
 */
record Batch(int partition, long number, List<Operation> operations, List<Integer> expected) { }
