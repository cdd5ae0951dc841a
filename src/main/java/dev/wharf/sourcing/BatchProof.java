package dev.wharf.sourcing;

import java.util.Comparator;
import java.util.stream.IntStream;

/** Tries all choices of a small batch, but for branches that cannot be better than the best known: what every other order would take if it were alone bounds them. */
final class BatchProof {
    private static final long STEPS = 3_000_000;
    /** Of the budget; the rest is the search's. */
    private static final double SHARE = 0.5;

    private final Choices now;
    private final Option[][] options;
    private final int[] sequence;
    private final Effort effort = new Effort(STEPS);
    private Option[] best;
    private long bestValue;
    private long steps;
    private Budget.Running budget;
    private boolean late;

    BatchProof(Choices now) {
        this.now = now;
        options = now.options.stream().map(of -> of.stream().sorted(Comparator.comparingLong((Option option) -> option.value)).toArray(Option[]::new)).toArray(Option[][]::new);
        sequence = IntStream.range(0, now.size()).boxed().sorted(Comparator.comparingInt(order -> options[order].length)).mapToInt(Integer::intValue).toArray();
    }

    /** @return true if the choices, improved where that was possible, are proven to be the best */
    boolean run(Budget.Running budget) {
        this.budget = budget;
        best = now.chosen.clone();
        bestValue = now.value;
        now.restore(new Option[now.size()]);
        branch(0);
        now.restore(best);
        return !late;
    }

    private void branch(int depth) {
        if (late) return;
        late = !effort.spend() || (++steps & 1023) == 0 && budget.used(0) > SHARE;
        if (depth == sequence.length) {
            if (now.value >= bestValue) return;
            bestValue = now.value;
            best = now.chosen.clone();
            return;
        }
        long others = now.value;
        for (int i = depth + 1; i < sequence.length; i++) others += least(sequence[i]) - now.unfilledValue;
        int order = sequence[depth];
        for (var option : options[order]) {
            if (others + option.value - now.unfilledValue >= bestValue) return;
            if (!option.fits(now.left)) continue;
            now.put(order, option);
            branch(depth + 1);
            now.remove(order);
        }
        if (others < bestValue) branch(depth + 1);
    }

    private long least(int order) {
        for (var option : options[order]) if (option.fits(now.left)) return option.value;
        return now.unfilledValue;
    }
}
