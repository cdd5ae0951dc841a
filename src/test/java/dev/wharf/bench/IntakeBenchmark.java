package dev.wharf.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wharf.TestHouse;
import dev.wharf.WharfApplication;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.intake.Intake;
import dev.wharf.inventory.Stock;
import dev.wharf.order.PaymentStatus;
import dev.wharf.process.Lanes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Imports 5 000 two-line orders up to the wait for picking, with all the real work, beside the bare engine that starts the same model with
 * delegates that only say yes, one order per transaction. Both in one run, in turns; medians of CPU per order. {@code mvn -Pbench verify -DskipTests}
 */
public final class IntakeBenchmark {
    /** Thirteen explained rules against delegates that only say yes; measured 1.06. */
    private static final double MOST = 1.25;
    private static final int ROUNDS = 5;
    /** Ours has far more code than the bare engine: with six rounds the compiler still worked beside the measured ones, which read as 1.21. */
    private static final int WARM_UP = 16;
    private static final int ORDERS_PER_ROUND = 1000;
    private static final int ORDERS_PER_CALL = 500;
    private static final int SKUS = 1000;

    private IntakeBenchmark() { }

    private record Result(String name, List<CpuMeter.Reading> rounds) {
        String row() {
            return "| %s | %.2f | %.2f | %.2f | %.0f |".formatted(name, median(Comparator.comparingDouble(CpuMeter.Reading::jvmMs)).jvmMs() / ORDERS_PER_ROUND,
                median(Comparator.comparingDouble(CpuMeter.Reading::databaseMs)).databaseMs() / ORDERS_PER_ROUND, total(),
                ORDERS_PER_ROUND / median(Comparator.comparingDouble(CpuMeter.Reading::wallMs)).wallMs() * 1000);
        }

        double total() {
            var reading = median(Comparator.comparingDouble(r -> r.jvmMs() + r.databaseMs()));
            return (reading.jvmMs() + reading.databaseMs()) / ORDERS_PER_ROUND;
        }

        private CpuMeter.Reading median(Comparator<CpuMeter.Reading> by) {
            return rounds.stream().sorted(by).toList().get(rounds.size() / 2);
        }
    }

    public static void main(String[] arguments) throws IOException, SQLException {
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-database"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            for (var schema : List.of("wharf", "wharf_bare")) empty(database, schema);
            var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password());
            try (wharf; var bare = new BareEngine(database.jdbcUrl().replace("/wharf?", "/wharf_bare?"), database.username(), database.password())) {
                measure(new TestHouse(wharf), bare, new CpuMeter(database.pid()));
            }
        }
    }

    private static void measure(TestHouse house, BareEngine bare, CpuMeter meter) throws IOException {
        var skus = skus(house);
        var ours = new Result("Wharf intake, all real work, lanes of " + Lanes.SIZE, new ArrayList<>());
        var theirs = new Result("bare engine, no-op delegates, one order per transaction", new ArrayList<>());
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var orders = orders(skus, round);
            var before = meter.read();
            for (int from = 0; from < orders.size(); from += ORDERS_PER_CALL) take(house, orders.subList(from, Math.min(orders.size(), from + ORDERS_PER_CALL)));
            var between = meter.read();
            for (int i = 0; i < ORDERS_PER_ROUND; i++) bare.start("B" + round + "-" + i);
            var after = meter.read();
            if (round < 0) continue;
            ours.rounds.add(between.since(before));
            theirs.rounds.add(after.since(between));
        }
        check(house, bare);
        var text = """
            | %d two-line orders up to the wait for picking, median of %d rounds | JVM ms CPU | database ms CPU | both | orders/s |
            |---|---|---|---|---|
            %s
            %s

            Ratio of CPU per order, Wharf to bare engine: %.2f
            """.formatted(ROUNDS * ORDERS_PER_ROUND, ROUNDS, ours.row(), theirs.row(), ours.total() / theirs.total());
        System.out.println(text);
        Files.writeString(Path.of("target", "intake-benchmark.md"), text);
        if (ours.total() > theirs.total() * MOST) throw new IllegalStateException("Wharf's intake costs more than " + MOST + " times the CPU of the bare engine");
    }

    private static void take(TestHouse house, List<byte[]> orders) {
        house.bean(Intake.class).take(orders, "BENCH").forEach(answer -> {
            if (!answer.outcome().equals("ACCEPTED")) throw new IllegalStateException(answer.toString());
        });
    }

    /** Every order did arrive at the wait, on both sides, and every unit is locked. */
    private static void check(TestHouse house, BareEngine bare) {
        long expected = (long) (ROUNDS + WARM_UP) * ORDERS_PER_ROUND;
        var jdbc = house.bean(JdbcClient.class);
        long picking = jdbc.sql("SELECT COUNT(*) FROM fulfillment f JOIN pick_order t ON t.fulfillment_id = f.fulfillment_id WHERE f.stage = 'PICK'").query(Long.class).single();
        long locked = jdbc.sql("SELECT SUM(locked) FROM stock").query(Long.class).single();
        if (picking != expected || bare.waiting() != expected || locked < 2 * expected) {
            throw new IllegalStateException("Expected " + expected + " at the wait; Wharf has " + picking + " with " + locked + " units locked, bare has " + bare.waiting());
        }
    }

    private static List<String> skus(TestHouse house) {
        var products = new ArrayList<dev.wharf.warehouse.Products.Product>();
        var faces = new ArrayList<dev.wharf.warehouse.Products.PickFace>();
        var receipts = new ArrayList<Stock.Receipt>();
        var skus = new ArrayList<String>();
        for (int i = 0; i < SKUS; i++) {
            var sku = "BENCH-" + i;
            skus.add(sku);
            products.add(new dev.wharf.warehouse.Products.Product(sku, sku, "STD", "Bench " + i, 1000, 100, 100, 100, 100, List.of("B" + sku)));
            for (var warehouse : List.of(TestHouse.NEAR, TestHouse.FAR)) {
                faces.add(new dev.wharf.warehouse.Products.PickFace(warehouse, sku, "A-" + i % 20 + "-" + i / 20));
                receipts.add(new Stock.Receipt(sku, warehouse, 1_000_000, "bench:" + warehouse + sku));
            }
        }
        var bean = house.bean(dev.wharf.warehouse.Products.class);
        bean.put(products);
        bean.putPickFaces(faces);
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).receive(receipts, "bench"));
        return skus;
    }

    private static List<byte[]> orders(List<String> skus, int seed) {
        var random = new Random(seed);
        var orders = new ArrayList<byte[]>();
        for (int i = 0; i < ORDERS_PER_ROUND; i++) {
            int first = random.nextInt(SKUS);
            var order = TestHouse.order().line(skus.get(first), 1 + random.nextInt(3)).line(skus.get((first + 1 + random.nextInt(SKUS - 1)) % SKUS), 1);
            order.payment = PaymentStatus.PAID.name();
            order.detail = "文三路" + (1 + random.nextInt(100_000)) + "号";
            orders.add(order.json().getBytes(UTF_8));
        }
        return orders;
    }

    private static void empty(EmbeddedDatabase database, String schema) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + schema);
            statement.execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }
}
