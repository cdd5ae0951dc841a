package dev.wharf.bench;

import dev.wharf.WharfApplication;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.demo.StubCouriers;
import dev.wharf.demo.StubCouriers.Scan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Genuine pushes of ten scans each at two hundred a second for a minute, over HTTP, each sent at its own time whatever happened to those before it, so that
 * a receiver that stalls is not measured less often. {@code mvn -Pbench-callbacks verify -DskipTests}
 */
public final class CallbackBenchmark {
    private static final int RATE = 200;
    private static final int WARM_UP = RATE * 20;
    private static final int MEASURED = RATE * 60;
    private static final int SENDERS = 64;
    private static final int SCANS = 10;
    /** From when the push was due to when its answer was there. */
    private static final double P99_MOST_MS = 300;

    private CallbackBenchmark() { }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-database"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS wharf");
                statement.execute("CREATE DATABASE wharf");
            }
            try (var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn",
                    // All senders have this machine's address.
                    "--wharf.tracking.senders-per-address=" + SENDERS,
                    "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password())) {
                var couriers = wharf.getBean(StubCouriers.class);
                send(couriers, 0, WARM_UP);
                var nanos = send(couriers, WARM_UP, MEASURED);
                report(nanos, wharf.getBean(JdbcClient.class));
            }
        }
    }

    private static long[] send(StubCouriers couriers, int from, int count) throws InterruptedException {
        var took = new AtomicLongArray(count);
        var done = new CountDownLatch(count);
        var senders = Executors.newFixedThreadPool(SENDERS);
        long start = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(200);
        for (int i = 0; i < count; i++) {
            int number = i;
            long due = start + i * (TimeUnit.SECONDS.toNanos(1) / RATE);
            while (System.nanoTime() < due) TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            senders.execute(() -> {
                var answer = couriers.pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, push(from + number));
                took.set(number, answer.contains("\"result\":true") ? System.nanoTime() - due : Long.MAX_VALUE);
                done.countDown();
            });
        }
        if (!done.await(2, TimeUnit.MINUTES)) throw new IllegalStateException(done.getCount() + " pushes were not answered");
        senders.shutdown();
        var nanos = new long[count];
        for (int i = 0; i < count; i++) nanos[i] = took.get(i);
        return nanos;
    }

    private static String push(int number) {
        var scans = new ArrayList<Scan>();
        var first = Instant.parse("2026-11-20T00:00:00Z");
        for (int i = 0; i < SCANS; i++) scans.add(new Scan(first.plusSeconds(3600L * i), "0", "【杭州市】快件到达转运中心 " + i));
        return StubCouriers.kuaidi100("demo", "BENCH%08d".formatted(number), "0", List.copyOf(scans));
    }

    private static void report(long[] nanos, JdbcClient jdbc) throws IOException, InterruptedException {
        Arrays.sort(nanos);
        double p99 = ms(nanos, 0.99);
        long kept = jdbc.sql("SELECT COUNT(*) FROM tracking_push").query(Long.class).single();
        for (int wait = 0; wait < 60 && waiting(jdbc) > 0; wait++) TimeUnit.SECONDS.sleep(1);
        var text = """
            | %d pushes at %d/s | ms |
            |---|---|
            | median | %.1f |
            | p99 | %.1f |
            | slowest | %.1f |

            Kept: %d, not processed a minute later: %d
            """.formatted(MEASURED, RATE, ms(nanos, 0.5), p99, ms(nanos, 1), kept, waiting(jdbc));
        System.out.println(text);
        Files.writeString(Path.of("target", "callback-benchmark.md"), text);
        if (kept != WARM_UP + MEASURED) throw new IllegalStateException("Not every push was kept");
        if (p99 >= P99_MOST_MS) throw new IllegalStateException("The receiver answers later than " + P99_MOST_MS + " ms");
    }

    private static long waiting(JdbcClient jdbc) {
        return jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE state = 'NEW'").query(Long.class).single();
    }

    private static double ms(long[] sorted, double share) {
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))] / 1e6;
    }
}
