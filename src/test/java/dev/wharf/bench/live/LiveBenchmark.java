package dev.wharf.bench.live;

import static dev.wharf.TestHouse.order;

import dev.wharf.TestHouse;
import dev.wharf.WharfApplication;
import dev.wharf.bench.CpuMeter;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.infra.security.Visitor;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.unit.DataSize;

/**
 * Five hundred open screens: four on each of a hundred orders, and a hundred on the board. Each order is held in turn; says how long it took from sending the request until a screen knew, and
 * what watching costs beside the same screens asking once a second. Fails above a second. {@code mvn -Pbench-live verify -DskipTests}
 */
public final class LiveBenchmark {
    private static final int ORDERS = 100;
    private static final int SCREENS_EACH = 4;
    private static final int BOARDS = 100;
    private static final int AIM_MS = 1000;
    private static final int QUIET_S = 10;
    private static final int ASKED_S = 3;

    private final ConfigurableApplicationContext wharf;
    private final CpuMeter meter;
    private final int port;
    /** When the topic was changed in this round, nanoseconds. Screens are also told of what changes by itself; only the first word of a round counts. */
    private final Map<String, Long> changedAt = new ConcurrentHashMap<>();
    private volatile int round;
    private final List<Double> waits = Collections.synchronizedList(new ArrayList<>());
    private volatile CountDownLatch expected = new CountDownLatch(0);

    private LiveBenchmark(ConfigurableApplicationContext wharf, CpuMeter meter) {
        this.wharf = wharf;
        this.meter = meter;
        this.port = wharf.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var target = Path.of("target").toAbsolutePath();
        boolean met;
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-database"), target.resolve("mariadb"), DataSize.ofMegabytes(256), 1))) {
            try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS wharf");
                statement.execute("CREATE DATABASE wharf CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            }
            try (var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password())) {
                met = new LiveBenchmark(wharf, new CpuMeter(database.pid())).run();
            }
        }
        System.exit(met ? 0 : 1);
    }

    private boolean run() throws InterruptedException {
        var house = new TestHouse(wharf);
        var sku = house.sku(0, 0);
        var orders = new ArrayList<FulfillmentId>();
        for (int i = 0; i < ORDERS; i++) orders.add(house.take(order().vague().line(sku, 1)));
        double idle = cpuPerSecond(QUIET_S, () -> TimeUnit.SECONDS.sleep(QUIET_S));
        expected = new CountDownLatch(ORDERS * SCREENS_EACH + BOARDS);
        var staff = Visitor.loggedIn(port, "csr");
        for (var order : orders) for (int i = 0; i < SCREENS_EACH; i++) listen(staff, "order:" + order);
        for (int i = 0; i < BOARDS; i++) listen(staff, "board:all");
        await();
        double watching = cpuPerSecond(QUIET_S, () -> TimeUnit.SECONDS.sleep(QUIET_S));
        var csr = Visitor.basic(port, "csr");
        for (var order : orders) {
            expected = new CountDownLatch(SCREENS_EACH + BOARDS);
            long now = System.nanoTime();
            changedAt.clear();
            changedAt.put("order:" + order, now);
            changedAt.put("board:all", now);
            round++;
            var answer = csr.post("/api/v1/orders/" + order + "/holds", "{\"reason\":\"bench\"}");
            if (answer.statusCode() >= 300) throw new IllegalStateException(answer.body());
            await();
        }
        changedAt.clear();
        double asking = cpuPerSecond(ASKED_S, () -> ask(staff, orders));
        return report(idle, watching, asking);
    }

    private void listen(Visitor staff, String topic) {
        var heard = new AtomicInteger(-1);
        staff.listen("/live?topic=" + topic, line -> {
            if (line.startsWith("data:")) {
                int now = round;
                var since = changedAt.get(topic);
                if (since == null && now > 0 || heard.getAndSet(now) == now) return;
                if (since != null) waits.add((System.nanoTime() - since) / 1e6);
                expected.countDown();
            } else if (line.startsWith("error") || line.equals("end")) throw new IllegalStateException(topic + ": " + line);
        });
    }

    private void await() throws InterruptedException {
        if (!expected.await(1, TimeUnit.MINUTES)) throw new IllegalStateException(expected.getCount() + " screens were not told within a minute");
    }

    /** As many questions as the screens would ask, one a second each. */
    private void ask(Visitor staff, List<FulfillmentId> orders) {
        for (int second = 0; second < ASKED_S; second++) {
            for (var order : orders) for (int i = 0; i < SCREENS_EACH; i++) staff.get("/orders/" + order + "/state");
        }
    }

    private interface Work {
        void run() throws InterruptedException;
    }

    /** Of what the work would take if it were done in its time. @return milliseconds of CPU, JVM and database, for each second of work */
    private double cpuPerSecond(int seconds, Work work) throws InterruptedException {
        var before = meter.read();
        work.run();
        var used = meter.read().since(before);
        return (used.jvmMs() + used.databaseMs()) / seconds;
    }

    private boolean report(double idle, double watching, double asking) {
        var sorted = waits.stream().sorted().toList();
        double p50 = sorted.get(sorted.size() / 2), p99 = sorted.get(sorted.size() * 99 / 100), most = sorted.get(sorted.size() - 1);
        System.out.printf("%d screens, %d changes, %d times told: median %.0f ms, p99 %.0f ms, most %.0f ms after the request was sent%n", ORDERS * SCREENS_EACH + BOARDS, ORDERS, sorted.size(), p50, p99, most);
        System.out.printf("ms CPU per second, JVM and database: %.0f with nobody, %.0f with all of them watching, %.0f more if %d screens asked once a second%n", idle, watching, asking, ORDERS * SCREENS_EACH);
        boolean met = most < AIM_MS;
        if (!met) System.out.println("FAILED: a screen waited longer than " + AIM_MS + " ms");
        return met;
    }
}
