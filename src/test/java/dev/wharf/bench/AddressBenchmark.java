package dev.wharf.bench;

import dev.wharf.review.address.AddressReview;
import dev.wharf.review.address.Receiver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * CPU microseconds per address review, over the project's own labelled receivers, beside a plain regular expression; then heap and
 * load time of the division library. {@code mvn -Pbench-address verify -DskipTests}
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 10, time = 1)
@Fork(1)
public class AddressBenchmark {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final double MOST_MICROSECONDS = 50;
    private static final long MOST_HEAP_MIB = 64;
    private static final long MOST_LOAD_MS = 1000;
    /** What a shop without a library does: region words by their last character and a number. It knows no region and finds few faults. */
    private static final Pattern BASELINE = Pattern.compile("(?<province>[^省]{2,8}(?:省|自治区|市))?(?<city>[^市]{2,9}(?:市|州|盟|地区))?"
        + "(?<district>[^区县]{1,11}[区县市旗])?(?<street>.*?[路街道巷弄村].*?)(?<number>[0-9]+(?:号|弄|栋|幢|室|-[0-9]+)).*");

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

    private List<Receiver> receivers;
    private AddressReview review;
    private int next;

    @Setup(Level.Trial)
    public void load() {
        receivers = receivers();
        review = AddressReview.fromClasspath();
    }

    @Benchmark
    public Object review(Cpu cpu) {
        cpu.calls++;
        return review.check(following());
    }

    @Benchmark
    public boolean plainRegularExpression(Cpu cpu) {
        cpu.calls++;
        var receiver = following();
        return BASELINE.matcher(receiver.province() + receiver.city() + receiver.district() + receiver.detail() + receiver.line()).matches();
    }

    private Receiver following() {
        next = next + 1 == receivers.size() ? 0 : next + 1;
        return receivers.get(next);
    }

    private static List<Receiver> receivers() {
        try (var rows = Files.lines(Path.of(AddressBenchmark.class.getResource("/addresses/own.tsv").toURI()))) {
            return rows.skip(1).map(row -> row.split("\t", -1)).map(c -> new Receiver(c[1], c[2], c[3], c[4], c[5], c[6], c[7])).toList();
        } catch (IOException e) {
            throw new UncheckedIOException("The own set cannot be read", e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException("The own set lies in a folder with an odd name", e);
        }
    }

    public static void main(String[] arguments) throws RunnerException, IOException {
        var library = measureLibrary();
        var results = new Runner(new OptionsBuilder().include(AddressBenchmark.class.getName()).jvmArgs("-Xmx1g", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8").build()).run();
        var text = new StringBuilder("| per address, mix of " + receivers().size() + " receivers | µs CPU | µs by the clock | ± |\n|---|---|---|---|\n");
        double ours = 0;
        for (var result : results) {
            var clock = result.getPrimaryResult();
            double cpu = sum(result, "nanoseconds") / sum(result, "calls") / 1000;
            boolean review = clock.getLabel().equals("review");
            if (review) ours = cpu;
            text.append(String.format(Locale.ROOT, "| %s | %.2f | %.2f | %.2f |%n", review ? "the whole review" : "baseline: one plain regular expression, no library",
                cpu, clock.getScore(), clock.getScoreError()));
        }
        text.append(String.format(Locale.ROOT, "%nLibrary: %.1f MiB of heap; first load in a new JVM %.0f ms CPU, %.0f ms by the clock%n", library.heapMib,
            library.loadCpuMs, library.loadMs));
        System.out.println(text);
        Files.writeString(Path.of("target", "address-benchmark.md"), text);
        if (ours > MOST_MICROSECONDS || library.heapMib > MOST_HEAP_MIB || library.loadCpuMs > MOST_LOAD_MS) {
            throw new IllegalStateException("Above the limits of " + MOST_MICROSECONDS + " µs, " + MOST_HEAP_MIB + " MiB or " + MOST_LOAD_MS + " ms");
        }
    }

    private static double sum(RunResult result, String counter) {
        return result.getSecondaryResults().get(counter).getScore();
    }

    private record Library(double heapMib, double loadCpuMs, double loadMs) { }

    /** The heap is that of the library, the words of all rules, and the numbering plans and pinyin names that a foreign receiver loads. */
    private static Library measureLibrary() {
        long before = used();
        long begin = System.nanoTime();
        long beginCpu = THREADS.getCurrentThreadCpuTime();
        var review = AddressReview.fromClasspath();
        double loadMs = (System.nanoTime() - begin) / 1e6;
        double loadCpuMs = (THREADS.getCurrentThreadCpuTime() - beginCpu) / 1e6;
        review.check(new Receiver("John", "+1 650 253 0000", "", "", "", "", "12 Wensan Road, Xihu District, Hangzhou"));
        double heapMib = (used() - before) / 1024.0 / 1024.0;
        if (review.libraryRows() == 0) throw new IllegalStateException("The library is empty");
        return new Library(heapMib, loadCpuMs, loadMs);
    }

    private static long used() {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory());
        }
        return least;
    }
}
