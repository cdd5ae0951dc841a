package dev.wharf.bench;

import dev.wharf.picking.route.Block;
import dev.wharf.picking.route.Depot;
import dev.wharf.picking.route.ExactTour;
import dev.wharf.picking.route.ExactWalkLength;
import dev.wharf.picking.route.Heuristic;
import dev.wharf.picking.route.Layout;
import dev.wharf.picking.route.Spot;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/** Microseconds per shortest walk in a site of 20 aisles and 20 bins a block, beside the S-shape walk. {@code mvn -Pbench-route verify -DskipTests} */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class RouteBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int AISLES = 20;
    private static final int BINS = 20;
    private static final int QUESTIONS = 128;
    /** Of the whole walk, 30 and 100 picks in three blocks. */
    private static final double MOST_MICROSECONDS_30 = 5_000;
    private static final double MOST_MICROSECONDS_100 = 50_000;

    /** CPU time of the measuring thread: on a machine that others use, the clock also counts their work. */
    @State(Scope.Thread)
    @AuxCounters(AuxCounters.Type.EVENTS)
    public static class Cpu {
        public long nanoseconds;
        public long calls;
        private long began;

        @Setup(Level.Iteration)
        public void begin() {
            began = THREADS.getCurrentThreadCpuTime();
        }

        @TearDown(Level.Iteration)
        public void end() {
            nanoseconds = THREADS.getCurrentThreadCpuTime() - began;
        }
    }

    @Param({"1", "2", "3", "4"})
    public int blocks;
    @Param({"30", "100"})
    public int picks;
    private Layout layout;
    private List<List<Spot>> questions;
    private List<int[]> numbers;
    private ExactWalkLength lengths;
    private int next;

    @Setup(Level.Trial)
    public void ask() {
        var random = new Random(1);
        layout = new Layout(IntStream.range(0, AISLES).mapToObj(a -> a * 250).toList(), IntStream.rangeClosed(0, blocks).mapToObj(b -> b * (BINS + 1) * 100).toList(),
            IntStream.range(0, blocks).mapToObj(b -> new Block(BINS, 100, 100)).toList(), new Depot(0, 0));
        var table = IntStream.range(0, AISLES * BINS * blocks).mapToObj(i -> layout.spot(i % AISLES, i / AISLES / BINS, i / AISLES % BINS)).toList();
        numbers = IntStream.range(0, QUESTIONS).mapToObj(any -> random.ints(picks, 0, table.size()).toArray()).toList();
        questions = numbers.stream().map(some -> IntStream.of(some).mapToObj(table::get).toList()).toList();
        lengths = new ExactWalkLength(layout, table);
    }

    @Benchmark
    public Object exactWalk(Cpu cpu) {
        cpu.calls++;
        return ExactTour.of(layout, questions.get(following()));
    }

    @Benchmark
    public int lengthAlone(Cpu cpu) {
        cpu.calls++;
        return lengths.of(numbers.get(following()), picks);
    }

    @Benchmark
    public Object sShape(Cpu cpu) {
        cpu.calls++;
        return Heuristic.S_SHAPE.walk(layout, questions.get(following()));
    }

    private int following() {
        next = (next + 1) % QUESTIONS;
        return next;
    }

    public static void main(String[] arguments) throws RunnerException, IOException {
        var results = new Runner(new OptionsBuilder().include(RouteBenchmark.class.getName()).jvmArgs("-Xmx512m", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8").build()).run();
        var text = new StringBuilder("| what | blocks | picks | µs CPU | µs by the clock | ± |\n|---|---|---|---|---|---|\n");
        boolean slow = false;
        for (var result : results) {
            var clock = result.getPrimaryResult();
            double cpu = sum(result, "nanoseconds") / sum(result, "calls") / 1000;
            int blocks = Integer.parseInt(result.getParams().getParam("blocks"));
            int picks = Integer.parseInt(result.getParams().getParam("picks"));
            slow |= clock.getLabel().equals("exactWalk") && blocks == 3 && cpu > (picks == 30 ? MOST_MICROSECONDS_30 : MOST_MICROSECONDS_100);
            text.append(String.format(Locale.ROOT, "| %s | %d | %d | %.1f | %.1f | %.1f |%n", clock.getLabel(), blocks, picks, cpu, clock.getScore(), clock.getScoreError()));
        }
        System.out.println(text);
        Files.writeString(Path.of("target", "route-benchmark.md"), text);
        if (slow) throw new IllegalStateException("Above the limits of " + MOST_MICROSECONDS_30 + " µs for 30 picks or " + MOST_MICROSECONDS_100 + " µs for 100");
    }

    private static double sum(RunResult result, String counter) {
        return result.getSecondaryResults().get(counter).getScore();
    }
}
