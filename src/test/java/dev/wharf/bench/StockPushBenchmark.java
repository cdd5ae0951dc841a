package dev.wharf.bench;

import dev.wharf.TestHouse;
import dev.wharf.WharfApplication;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import dev.wharf.stockpush.AtChannels;
import dev.wharf.warehouse.Products;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Two hundred changes of stock a second for a minute, each of one SKU in a transaction of its own and at its own time whatever happened to those before it; each SKU
 * is listed at a shop of its own server and at 淘宝, every tenth at 京东 too, which takes one SKU in a call. {@code mvn -Pbench-stockpush verify -DskipTests}
 */
public final class StockPushBenchmark {
    private static final int RATE = 200;
    private static final int SECONDS = 60;
    private static final int WARM_UP_SECONDS = 10;
    private static final int SKUS = 2000;
    private static final int PER_ITEM = 10;
    private static final int START_UNITS = 1000;
    private static final int SENDERS = 16;
    private static final int LOOK_MS = 200;
    /** From the commit of the change to the channel's yes. */
    private static final long P99_MOST_MS = 5000;
    private static final String WAITING = "SELECT COUNT(*) FROM stock_listing WHERE state <> 'CLEAN'";

    private StockPushBenchmark() { }

    public static void main(String[] arguments) throws IOException, SQLException, InterruptedException {
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-database"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
                statement.execute("DROP DATABASE IF EXISTS wharf");
                statement.execute("CREATE DATABASE wharf");
            }
            try (var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").run("--server.port=0", "--logging.level.root=warn",
                    "--spring.datasource.url=" + database.jdbcUrl(), "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password())) {
                var channels = new AtChannels(wharf);
                var house = new TestHouse(wharf);
                var jdbc = wharf.getBean(JdbcClient.class);
                var skus = skus(house);
                list(channels.shop("webhook"), channels.shop("top"), channels.shop("jos"), skus, house);
                awaitCalm(jdbc, 120);
                change(house, skus, WARM_UP_SECONDS, new ArrayList<>(), jdbc);
                awaitCalm(jdbc, 60);
                var lags = new ArrayList<Long>();
                change(house, skus, SECONDS, lags, jdbc);
                report(lags, jdbc);
            }
        }
    }

    private static List<String> skus(TestHouse house) {
        var skus = IntStream.range(0, SKUS).mapToObj(i -> "PUSH%05d".formatted(i)).toList();
        house.bean(Products.class).put(skus.stream().map(sku -> new Products.Product(sku, sku, "STD", "商品 " + sku, 1000, 100, 100, 100, 100, List.of())).toList());
        house.bean(Lanes.class).runOne(() -> house.bean(Stock.class).receive(skus.stream().map(sku -> new Stock.Receipt(sku, TestHouse.NEAR, START_UNITS, "start-" + sku)).toList(), "bench"));
        return skus;
    }

    private static void list(String own, String top, String jos, List<String> skus, TestHouse house) {
        house.bean(Lanes.class).runOne(() -> {
            var mappings = house.bean(SkuMappings.class);
            for (int i = 0; i < skus.size(); i++) {
                mappings.put(new SkuMappings.Code(own, skus.get(i)), skus.get(i), "bench");
                mappings.put(new SkuMappings.Code(top, (7_000_000 + i / PER_ITEM) + ":" + (8_000_000 + i)), skus.get(i), "bench");
                if (i % 10 == 0) mappings.put(new SkuMappings.Code(jos, Integer.toString(9_000_000 + i)), skus.get(i), "bench");
            }
        });
    }

    private static void awaitCalm(JdbcClient jdbc, int seconds) throws InterruptedException {
        for (int wait = 0; wait < seconds * 5; wait++) {
            TimeUnit.MILLISECONDS.sleep(LOOK_MS);
            boolean moved = jdbc.sql("SELECT COUNT(*) FROM stock_moved").query(Long.class).single() > 0;
            if (!moved && jdbc.sql(WAITING).query(Long.class).single() == 0 && jdbc.sql("SELECT COUNT(*) FROM stock_listing").query(Long.class).single() > 0) return;
        }
        throw new IllegalStateException("The channels were not told in " + seconds + " s");
    }

    /** @param lags gets the lag of each listing that was told, once for each time that it was seen told */
    private static void change(TestHouse house, List<String> skus, int seconds, List<Long> lags, JdbcClient jdbc) throws InterruptedException {
        var random = new Random(20261123);
        var stock = house.bean(Stock.class);
        var lanes = house.bean(Lanes.class);
        var senders = Executors.newFixedThreadPool(SENDERS);
        var seen = Instant.now();
        long start = System.nanoTime();
        long look = start;
        for (int i = 0; i < RATE * seconds; i++) {
            long due = start + i * (TimeUnit.SECONDS.toNanos(1) / RATE);
            while (System.nanoTime() < due) TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            var sku = skus.get(random.nextInt(skus.size()));
            int delta = random.nextBoolean() ? 1 : -1;
            var key = TestHouse.unique("bench-");
            senders.execute(() -> lanes.runOne(() -> stock.adjust(TestHouse.NEAR, sku, delta, key, "bench")));
            if (System.nanoTime() - look > TimeUnit.MILLISECONDS.toNanos(LOOK_MS)) {
                look = System.nanoTime();
                seen = lags(jdbc, seen, lags);
            }
        }
        senders.shutdown();
        if (!senders.awaitTermination(1, TimeUnit.MINUTES)) throw new IllegalStateException("The changes were not done in time");
        awaitCalm(jdbc, 60);
        lags(jdbc, seen, lags);
    }

    private static Instant lags(JdbcClient jdbc, Instant since, List<Long> lags) {
        var now = Instant.now();
        lags.addAll(jdbc.sql("SELECT lag_ms FROM stock_listing WHERE told_at >= :since AND told_at < :now AND lag_ms IS NOT NULL").param("since", SqlTime.text(since))
            .param("now", SqlTime.text(now)).query(Long.class).list());
        return now;
    }

    private static void report(List<Long> lags, JdbcClient jdbc) throws IOException {
        var sorted = lags.stream().sorted().toList();
        long p99 = sorted.get(Math.min(sorted.size() - 1, (int) (sorted.size() * 0.99)));
        long wrong = jdbc.sql("""
            SELECT COUNT(*) FROM stock_listing l LEFT JOIN demo_listing d ON d.shop_code = l.shop_code AND d.listing = l.channel_sku WHERE d.units IS NULL OR d.units <> l.wanted
            """).query(Long.class).single();
        var text = """
            | %d changes at %d/s, %d numbers told | ms |
            |---|---|
            | median | %d |
            | p99 | %d |
            | slowest | %d |

            Channels that show another number than they should: %d
            """.formatted(RATE * SECONDS, RATE, sorted.size(), sorted.get(sorted.size() / 2), p99, sorted.get(sorted.size() - 1), wrong);
        System.out.println(text);
        Files.writeString(Path.of("target", "stockpush-benchmark.md"), text);
        if (wrong > 0) throw new IllegalStateException("Not every channel shows what it should");
        if (p99 >= P99_MOST_MS) throw new IllegalStateException("Channels are told later than " + P99_MOST_MS + " ms");
    }
}
