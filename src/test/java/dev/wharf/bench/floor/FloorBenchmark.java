package dev.wharf.bench.floor;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.wharf.TestHouse;
import dev.wharf.WharfApplication;
import dev.wharf.bench.CpuMeter;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Two hundred PDAs at one scan every two seconds until 10 000 units are picked, then twenty verifiers over all baskets. Says how long a scan waited for
 * its answer, from the moment it was due; fails above the aim, when a scan was lost or counted twice, and when a wrong unit left the bench.
 * The PDAs run in the same JVM, so their own work is part of what is measured. {@code mvn -Pbench-floor verify -DskipTests}
 */
public final class FloorBenchmark {
    private static final int PDAS = Integer.getInteger("wharf.bench.pdas", 200);
    private static final int UNITS = Integer.getInteger("wharf.bench.units", 10_000);
    private static final int VERIFIERS = 20;
    private static final int SKUS = 1000;
    private static final int ORDERS_PER_CALL = 200;
    private static final int AIM_MS = 150;
    private static final String PASSWORD = "bench-floor-2026";

    private final ConfigurableApplicationContext wharf;
    private final TestHouse house;
    private final CpuMeter meter;
    private final URI address;
    private final Baskets baskets = new Baskets();

    private FloorBenchmark(ConfigurableApplicationContext wharf, CpuMeter meter) {
        this.wharf = wharf;
        this.house = new TestHouse(wharf);
        this.meter = meter;
        this.address = URI.create("http://127.0.0.1:" + wharf.getEnvironment().getProperty("local.server.port"));
    }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException, ExecutionException {
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-database"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS wharf");
                statement.execute("CREATE DATABASE wharf CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
            }
            try (var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn",
                "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password())) {
                new FloorBenchmark(wharf, new CpuMeter(database.pid())).run();
            }
        }
    }

    private void run() throws IOException, InterruptedException, ExecutionException {
        people("picker", "pda", PDAS);
        people("verifier", "verify", VERIFIERS);
        var skus = goods();
        int ordered = orders(skus);
        var http = Executors.newFixedThreadPool(8);
        var hands = Executors.newFixedThreadPool(PDAS);
        try {
            var left = new AtomicInteger(UNITS);
            var pdas = new ArrayList<Pda>();
            for (int i = 0; i < PDAS; i++) pdas.add(new Pda(device("pda" + i, "/pda", http), TestHouse.NEAR, skus, baskets, left, i));
            var before = meter.read();
            var days = all(hands, pdas);
            var picked = meter.read().since(before);
            var orders = new LinkedBlockingQueue<>(jdbc().sql("SELECT CONCAT('F', fulfillment_id) FROM verification WHERE state = 'OPEN' ORDER BY fulfillment_id").query(String.class).list());
            int toVerify = orders.size();
            var verifiers = new ArrayList<Verifier>();
            for (int i = 0; i < VERIFIERS; i++) verifiers.add(new Verifier(device("verify" + i, "/bench", http), baskets, orders));
            report(days, all(hands, verifiers), picked, toVerify, ordered);
        } finally {
            hands.shutdownNow();
            http.shutdownNow();
        }
    }

    private static <T> List<T> all(java.util.concurrent.ExecutorService hands, List<? extends Callable<T>> people) throws InterruptedException, ExecutionException {
        var days = new ArrayList<T>();
        for (var day : hands.invokeAll(people)) days.add(day.get());
        return days;
    }

    private Device device(String user, String page, Executor http) {
        return new Device(address, http).login(user, PASSWORD, page);
    }

    private void people(String group, String name, int count) {
        var identity = wharf.getBean(IdentityService.class);
        for (int i = 0; i < count; i++) {
            var user = identity.newUser(name + i);
            user.setFirstName(name);
            user.setLastName(Integer.toString(i));
            user.setPassword(PASSWORD);
            identity.saveUser(user);
            identity.createMembership(name + i, group);
        }
    }

    private List<String> goods() {
        var products = new ArrayList<Products.Product>();
        var faces = new ArrayList<Products.PickFace>();
        var receipts = new ArrayList<Stock.Receipt>();
        var skus = new ArrayList<String>();
        for (int i = 0; i < SKUS; i++) {
            var sku = "FLOOR-" + i;
            skus.add(sku);
            products.add(new Products.Product(sku, sku, "STD", "Floor " + i, 1000, 100, 100, 100, 100, List.of("B" + sku)));
            faces.add(new Products.PickFace(TestHouse.NEAR, sku, "A-" + i % 20 + "-" + i / 20));
            receipts.add(new Stock.Receipt(sku, TestHouse.NEAR, 1_000_000, "floor:" + sku));
        }
        wharf.getBean(Products.class).put(products);
        wharf.getBean(Products.class).putPickFaces(faces);
        wharf.getBean(Lanes.class).runOne(() -> wharf.getBean(Stock.class).receive(receipts, "bench"));
        return skus;
    }

    /** Enough that no PDA runs out of work before the units are picked. @return units ordered */
    private int orders(List<String> skus) {
        var random = new Random(5);
        int units = 0;
        while (units < UNITS + PDAS * 10) {
            var batch = new ArrayList<byte[]>();
            for (int i = 0; i < ORDERS_PER_CALL; i++) {
                var order = TestHouse.order();
                int lines = 1 + random.nextInt(3);
                for (int l = 0; l < lines; l++) {
                    int quantity = 1 + random.nextInt(3);
                    order.line(skus.get((random.nextInt(300) + l * 300) % SKUS), quantity);
                    units += quantity;
                }
                order.detail = "文三路" + (1 + random.nextInt(100_000)) + "号";
                batch.add(order.json().getBytes(UTF_8));
            }
            wharf.getBean(dev.wharf.intake.Intake.class).take(batch, "BENCH").forEach(answer -> {
                if (!answer.outcome().equals("ACCEPTED")) throw new IllegalStateException(answer.toString());
            });
        }
        return units;
    }

    private void report(List<Pda.Day> days, List<Verifier.Day> benches, CpuMeter.Reading cpu, int toVerify, int ordered) throws IOException {
        var nanos = days.stream().flatMap(day -> day.nanos().stream()).sorted().toList();
        var asked = days.stream().flatMap(day -> day.asked().stream()).sorted().toList();
        int counted = days.stream().mapToInt(Pda.Day::counted).sum();
        long inBooks = number("SELECT COALESCE(SUM(picked_quantity), 0) FROM pick_line");
        long inScans = number("SELECT COALESCE(SUM(quantity), 0) FROM scan WHERE kind = 'PICK' AND result = 'ACCEPTED'");
        int matched = benches.stream().mapToInt(Verifier.Day::matched).sum();
        var complaints = new ArrayList<>(days.stream().flatMap(day -> day.complaints().stream()).toList());
        benches.forEach(day -> complaints.addAll(day.complaints()));
        var wrongGoods = wrongGoods();
        var text = """
            | %d PDAs, one scan every %d s, %d units picked | |
            |---|---|
            | scans answered | %d (%.0f per second) |
            | answer after p50 / p95 / p99 / longest | %.0f / %.0f / %.0f / %.0f ms |
            | next task after p50 / p95 / longest | %.0f / %.0f / %.0f ms |
            | CPU per scan, JVM with the PDAs / database | %.2f / %.2f ms |
            | wrong scans, all refused | %d |
            | scans sent twice, counted once | %d |
            | wrong units laid into baskets unseen | %d |
            | units counted by PDAs / in pick lines / in the scan log | %d / %d / %d of %d ordered |
            | orders verified | %d of %d, %d wrong units refused |
            | orders that left with wrong goods | %d |
            """.formatted(PDAS, Pda.EVERY.toSeconds(), counted, nanos.size(), nanos.size() / cpu.wallMs() * 1000, ms(nanos, 0.5), ms(nanos, 0.95), ms(nanos, 0.99), ms(nanos, 1),
            ms(asked, 0.5), ms(asked, 0.95), ms(asked, 1), cpu.jvmMs() / nanos.size(), cpu.databaseMs() / nanos.size(), sum(days, Pda.Day::wrong), sum(days, Pda.Day::twice), sum(days, Pda.Day::slips), counted, inBooks, inScans, ordered,
            matched, toVerify, benches.stream().mapToInt(Verifier.Day::refused).sum(), wrongGoods.size());
        System.out.println(text);
        Files.writeString(Path.of("target", "floor-benchmark.md"), text);
        complaints.stream().limit(10).forEach(System.out::println);
        if (!complaints.isEmpty() || counted != inBooks || counted != inScans || matched != toVerify) throw new IllegalStateException("Scans were lost, counted twice or answered wrongly");
        boolean proves = counted >= UNITS && toVerify > 0 && sum(days, Pda.Day::wrong) > 0 && sum(days, Pda.Day::slips) > 0 && benches.stream().mapToInt(Verifier.Day::refused).sum() > 0;
        if (!proves) throw new IllegalStateException("Nothing is shown: too few units, no wrong scan, no wrong unit in a basket, or none found at the bench");
        if (!wrongGoods.isEmpty()) throw new IllegalStateException("Wrong goods left the bench: " + wrongGoods);
        if (ms(nanos, 0.95) >= AIM_MS) throw new IllegalStateException("Of 100 scans 5 wait for " + AIM_MS + " ms or longer");
    }

    /** Orders that are past the bench and whose basket holds something else than was ordered. */
    private List<String> wrongGoods() {
        var wanted = new TreeMap<String, Map<String, Integer>>();
        jdbc().sql("""
            SELECT CONCAT('F', l.fulfillment_id), l.sku, SUM(l.quantity) FROM fulfillment_line l JOIN verification v ON v.fulfillment_id = l.fulfillment_id
             WHERE v.state = 'MATCHED' GROUP BY l.fulfillment_id, l.sku""").query(rs -> {
                wanted.computeIfAbsent(rs.getString(1), order -> new TreeMap<>()).put(rs.getString(2), rs.getInt(3));
            });
        return wanted.entrySet().stream().filter(e -> !e.getValue().equals(baskets.of(e.getKey()))).map(Map.Entry::getKey).toList();
    }

    private static int sum(List<Pda.Day> days, java.util.function.ToIntFunction<Pda.Day> of) {
        return days.stream().mapToInt(of).sum();
    }

    private static double ms(List<Long> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(share * sorted.size()))) / 1e6;
    }

    private long number(String sql) {
        return jdbc().sql(sql).query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return wharf.getBean(JdbcClient.class);
    }
}
