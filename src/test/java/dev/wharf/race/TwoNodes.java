package dev.wharf.race;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.replay.Application;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * A thousand orders want a hundred units, posted to two real nodes on one database, some to both at once; in the middle one node is killed, and its
 * clients repeat at the other. Run by the Maven profile {@code race}. Ends with 0 if exactly a hundred are locked, all others wait with
 * a reason, and no order is lost or doubled; with 1 and the breaches if not.
 */
public final class TwoNodes {
    private static final int ORDERS = 1000;
    private static final int UNITS = 100;
    private static final int CLIENTS = 60;
    /** Every so many-th order is sent to both nodes at the same time. */
    private static final int SENT_TWICE = 5;
    /** Early enough that units are left then: the kill is to cut off orders that are locking. */
    private static final int KILL_AFTER = 40;
    private static final String SHOP = "RACE";
    private static final String SKU = "RACE-1";
    private static final String WAREHOUSE = "RACE-SH";
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** A name, and a query that finds the breaches. */
    private record Law(String name, String breaches) { }

    private static final List<Law> LAWS = List.of(
        new Law("An order has not exactly one fulfillment", """
            SELECT CONCAT(o.channel_order_no, ': ', COUNT(f.fulfillment_id)) FROM sales_order o LEFT JOIN fulfillment f ON f.sales_order_id = o.sales_order_id
             GROUP BY o.sales_order_id HAVING COUNT(f.fulfillment_id) <> 1"""),
        new Law("An order has not exactly one live instance", """
            SELECT CONCAT('F', f.fulfillment_id, ': ', COUNT(e.ID_)) FROM fulfillment f
              LEFT JOIN ACT_RU_EXECUTION e ON e.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id) AND e.PARENT_ID_ IS NULL GROUP BY f.fulfillment_id HAVING COUNT(e.ID_) <> 1"""),
        new Law("An order that is picked has not locked exactly its unit", """
            SELECT CONCAT('F', f.fulfillment_id) FROM fulfillment f WHERE f.stage = 'PICK' AND f.shop_code = 'RACE'
               AND (SELECT COALESCE(SUM(l.open_quantity), 0) FROM stock_lock l WHERE l.fulfillment_id = f.fulfillment_id) <> 1"""),
        new Law("An order that is not picked holds units", """
            SELECT CONCAT('F', f.fulfillment_id) FROM fulfillment f JOIN stock_lock l ON l.fulfillment_id = f.fulfillment_id
             WHERE f.stage <> 'PICK' AND l.open_quantity > 0 AND l.kind = 'HARD'"""),
        new Law("An order waits without a reason", """
            SELECT CONCAT('F', f.fulfillment_id, ' in ', f.stage) FROM fulfillment f WHERE f.stage <> 'PICK'
               AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.fulfillment_id = f.fulfillment_id AND h.closed_at IS NULL AND h.note_en <> '')"""),
        new Law("The engine raised an incident", "SELECT CONCAT(INCIDENT_TYPE_, ' at ', ACTIVITY_ID_, ' ', COALESCE(INCIDENT_MSG_, '')) FROM ACT_RU_INCIDENT"));

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<String> failures = new ArrayList<>();
    private final Map<String, Set<String>> fulfillments = new ConcurrentHashMap<>();
    private final AtomicInteger answered = new AtomicInteger();
    private final JdbcClient jdbc;
    private final List<Application> nodes;
    private final Clients clients;

    private TwoNodes(JdbcClient jdbc, List<Application> nodes) {
        this.jdbc = jdbc;
        this.nodes = nodes;
        this.clients = new Clients(nodes.get(0).address(), nodes.get(1).address());
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
        var place = TARGET.resolve("race");
        FileSystemUtils.deleteRecursively(place);
        for (var node : List.of("first", "second")) Files.createDirectories(place.resolve(node));
        boolean passed;
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(place.resolve("database"), TARGET.resolve("mariadb"), DataSize.ofMegabytes(256), 1));
                var first = new Application(database, place.resolve("first")); var second = new Application(database, place.resolve("second")); var pool = new HikariDataSource()) {
            pool.setJdbcUrl(database.jdbcUrl());
            pool.setUsername(database.username());
            pool.setPassword(database.password());
            pool.setMaximumPoolSize(2);
            passed = new TwoNodes(JdbcClient.create(pool), List.of(first, second)).run();
        }
        System.exit(passed ? 0 : 1);
    }

    private boolean run() throws Exception {
        for (var node : nodes) out.println("Node started in " + node.start() + " ms");
        setUp();
        int demo = number("SELECT COUNT(*) FROM sales_order");
        long begin = System.nanoTime();
        race();
        out.printf(Locale.ROOT, "%d orders answered in %.1f s; %d calls were cut off or found a dead node and went to the other, %d were told to come again%n", fulfillments.size(),
            (System.nanoTime() - begin) / 1e9, clients.repeated(), clients.busy());
        check(demo);
        out.println(failures.isEmpty() ? "Race: PASSED" : "Race: FAILED");
        failures.forEach(failure -> out.println("  " + failure));
        return failures.isEmpty();
    }

    private void setUp() throws Exception {
        put("/api/v1/shops", "[{\"code\":\"%s\",\"name\":\"%s\",\"channel\":\"generic\"}]".formatted(SHOP, SHOP));
        put("/api/v1/warehouses", """
            [{"code":"%s","name":"上海仓","province":"上海市","city":"上海市","district":"嘉定区","active":true}]""".formatted(WAREHOUSE));
        put("/api/v1/products", """
            [{"sku":"%s","style":"RACE","variant":"STD","name":"抢购商品","barcodes":["6900000000017"],"priceMinor":1000,"weightG":100,"lengthMm":100,"widthMm":100,"heightMm":100}]"""
            .formatted(SKU));
        require(clients.send(0, "integration", "POST", "/api/v1/stock/receipts", """
            {"reason":"race","lines":[{"key":"race-1","warehouse":"%s","sku":"%s","quantity":%d,"bin":"A-01-01"}]}""".formatted(WAREHOUSE, SKU, UNITS)));
    }

    private void put(String path, String body) throws Exception {
        require(clients.send(0, "integration", "PUT", path, body));
    }

    private static void require(Clients.Answer answer) {
        if (answer.status() >= 300) throw new IllegalStateException("Refused: " + answer);
    }

    private void race() throws Exception {
        var threads = Executors.newFixedThreadPool(CLIENTS);
        try {
            var sent = new ArrayList<Future<?>>();
            for (int i = 0; i < ORDERS; i++) {
                int order = i;
                sent.add(threads.submit(() -> order(order, order)));
                if (i % SENT_TWICE == 0) sent.add(threads.submit(() -> order(order, order + 1)));
            }
            while (answered.get() < KILL_AFTER) Thread.sleep(1);
            nodes.get(0).kill();
            out.println("First node killed when " + answered.get() + " orders were answered and " + number("SELECT COUNT(*) FROM fulfillment WHERE stage = 'PICK'") + " locked");
            for (var one : sent) one.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private Void order(int number, int node) throws Exception {
        var answer = clients.send(node, "integration", "POST", "/api/v1/orders", """
            {"shop":"%s","channelOrderNo":"R-%d","buyer":"buyer-%d","placedAt":"2026-11-20T10:00:00+08:00","warehouse":"%s",
             "payment":{"status":"PAID","paidMinor":1000,"currency":"CNY"},
             "receiver":{"name":"周小满","phone":"139%08d","province":"浙江省","city":"杭州市","district":"西湖区","detail":"文三路%d号"},
             "lines":[{"lineNo":"1","sku":"%s","quantity":1,"unitPriceMinor":1000}]}""".formatted(SHOP, number, number, WAREHOUSE, 10_000_000 + number, 1 + number, SKU));
        var fulfillment = answer.body().path("fulfillment").asText();
        if (fulfillment.isEmpty()) failed("Order R-" + number + " was not taken: " + answer);
        else fulfillments.computeIfAbsent("R-" + number, o -> ConcurrentHashMap.newKeySet()).add(fulfillment);
        answered.incrementAndGet();
        return null;
    }

    private void check(int before) throws Exception {
        expect("orders answered", fulfillments.size(), ORDERS);
        fulfillments.forEach((order, numbers) -> {
            if (numbers.size() > 1) failed("Order " + order + " was answered with " + numbers);
        });
        expect("orders in the house", number("SELECT COUNT(*) FROM sales_order") - before, ORDERS);
        expect("fulfillments answered that are there", number("SELECT COUNT(*) FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id WHERE o.shop_code = '" + SHOP + "'"), ORDERS);
        expect("orders that go to the picker", number("SELECT COUNT(*) FROM fulfillment f WHERE f.stage = 'PICK' AND f.warehouse_code = '" + WAREHOUSE + "'"), UNITS);
        expect("units on hand", number("SELECT on_hand FROM stock WHERE sku = '" + SKU + "'"), UNITS);
        expect("units locked", number("SELECT locked FROM stock WHERE sku = '" + SKU + "'"), UNITS);
        expect("units in open locks", number("SELECT SUM(open_quantity) FROM stock_lock WHERE sku = '" + SKU + "'"), UNITS);
        for (var law : LAWS) jdbc.sql(law.breaches()).query(String.class).list().forEach(breach -> failed(law.name() + ": " + breach));
        var proof = clients.send(1, "warehouselead", "GET", "/api/v1/stock/proof", "").body();
        out.println("Proof at the living node: " + proof.path("laws").size() + " laws, holds: " + proof.path("holds"));
        if (!proof.path("holds").asBoolean()) failed("Stock proof: " + proof);
    }

    private void expect(String what, int found, int expected) {
        out.printf("  %5d %s%n", found, what);
        if (found != expected) failed(what + ": " + found + " and not " + expected);
    }

    private int number(String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }

    private synchronized void failed(String what) {
        failures.add(what);
    }
}
