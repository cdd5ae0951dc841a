package dev.wharf.allocation;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.sourcing.BatchPlan;
import dev.wharf.sourcing.BatchSourcing;
import dev.wharf.sourcing.Budget;
import dev.wharf.sourcing.Strategy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Allocates the instances of a file by all four strategies: {@code SolveAllocation IN.json OUT.json [SECONDS]}. The seconds are those of one instance, half for each of
 * the two joint strategies, and end earlier where the best is proven. Needs Jackson and nothing else.
 */
public final class SolveAllocation {
    private static final double SECONDS = 5;

    private SolveAllocation() { }

    public static void main(String[] args) {
        if (args.length < 2 || args.length > 3) {
            System.err.println("Usage: SolveAllocation IN.json OUT.json [SECONDS per instance, " + SECONDS + " unless given]");
            System.exit(2);
        }
        try {
            run(Path.of(args[0]), Path.of(args[1]), args.length == 3 ? seconds(args[2]) : SECONDS);
        } catch (IllegalArgumentException | IOException problem) {
            System.err.println(problem.getMessage());
            System.exit(1);
        }
    }

    private static double seconds(String text) {
        try {
            double seconds = Double.parseDouble(text);
            if (seconds > 0 && seconds <= 3600) return seconds;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("SECONDS must be a number, not " + text, e);
        }
        throw new IllegalArgumentException("SECONDS must be above 0 and at most 3600, not " + text);
    }

    /** The form of an answer is that of the instances' own checker. */
    record Allocation(String order, int line, String warehouse, int qty) { }

    record Result(String id, String strategy, double millis, List<Allocation> allocations) { }

    static void run(Path in, Path out, double seconds) throws IOException {
        List<Result> results = new ArrayList<>();
        var half = Duration.ofNanos((long) (seconds * 1e9 / 2));
        for (var instance : AllocationFile.read(in)) {
            var line = new StringBuilder(instance.id());
            var batch = instance.batch();
            results.add(solve(instance, "leastSplit", line, () -> BatchSourcing.plan(batch, Strategy.LEAST_SPLIT, Budget.of(half))));
            results.add(solve(instance, "leastCost", line, () -> BatchSourcing.plan(batch, Strategy.LEAST_COST, Budget.of(half))));
            results.add(solve(instance, "nearest", line, () -> BatchSourcing.nearest(batch)));
            results.add(solve(instance, "designated", line, () -> BatchSourcing.designated(batch, instance.designated())));
            System.err.println(line);
        }
        new ObjectMapper().writeValue(out.toFile(), Map.of("results", results));
    }

    private static Result solve(AllocationFile.Instance instance, String strategy, StringBuilder line, Supplier<BatchPlan> solver) {
        long began = System.nanoTime();
        var plan = solver.get();
        double millis = (System.nanoTime() - began) / 1e6;
        var score = plan.score();
        line.append(String.format(Locale.ROOT, "; %s: %d unfilled, %d shipments, %d km, cost %d, %.0f ms%s", strategy, score.unfilled(), score.shipments(), score.distanceKm(),
            score.costMinor(), millis, plan.proven() ? ", proven" : ""));
        List<Allocation> allocations = new ArrayList<>();
        plan.portions().forEach((order, sites) -> sites.forEach((site, units) ->
            units.forEach((lineId, some) -> allocations.add(new Allocation(order, Integer.parseInt(lineId), site, some)))));
        return new Result(instance.id(), strategy, Math.round(millis * 10) / 10.0, allocations);
    }
}
