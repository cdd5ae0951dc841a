package dev.wharf.common;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Divides an amount without losing or making a cent: by largest remainder, ties to the first. Pure. */
public final class Shares {
    private Shares() { }

    /**
     * @param total   zero or more, in minor units
     * @param weights zero or more each; if all are zero they count alike
     * @return one share for each weight; their sum is the total
     */
    public static List<Long> of(long total, List<Long> weights) {
        if (weights.isEmpty()) return List.of();
        var sum = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        boolean alike = sum.signum() == 0;
        var each = alike ? Collections.nCopies(weights.size(), 1L) : weights;
        var all = alike ? BigInteger.valueOf(weights.size()) : sum;
        var shares = new ArrayList<Long>();
        var remainders = new ArrayList<BigInteger>();
        for (var weight : each) {
            var parts = BigInteger.valueOf(total).multiply(BigInteger.valueOf(weight)).divideAndRemainder(all);
            shares.add(parts[0].longValueExact());
            remainders.add(parts[1]);
        }
        long left = total - shares.stream().mapToLong(Long::longValue).sum();
        IntStream.range(0, shares.size()).boxed().sorted(Comparator.comparing((Integer i) -> remainders.get(i)).reversed().thenComparing(i -> i)).limit(left)
            .forEach(i -> shares.set(i, shares.get(i) + 1));
        return shares;
    }
}
