package dev.wharf.proof;

import static dev.wharf.TestHouse.NEAR;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.SqlTime;
import dev.wharf.overview.StockHistory;
import dev.wharf.overview.StockProof;
import dev.wharf.process.JobLease;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How long the proof takes on a long ledger: {@code mvn test -Dtest=StockProofBenchmark}, rows by {@code -DtestArgLine=-Dentries=1000000}. Named so that no
 * other run takes it along. Prints; the numbers stand in docs/benchmarks.md.
 */
@WharfTest
class StockProofBenchmark {
    private static final int ENTRIES = Integer.getInteger("entries", 1_000_000);
    private static final int SKUS = 20_000;
    private static final int DAYS = 20;
    private static final int BATCH = 5_000;

    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcTemplate jdbc;
    @LocalServerPort
    private int port;
    @Value("${wharf.demo.password}")
    private String password;
    private TestHouse house;

    private interface Work {
        Object run();
    }

    private static void time(String what, Work work) {
        long best = Long.MAX_VALUE;
        Object answer = null;
        for (int i = 0; i < 3; i++) {
            long start = System.nanoTime();
            answer = work.run();
            best = Math.min(best, System.nanoTime() - start);
        }
        System.out.printf("BENCH %-60s %8.1f ms  %s%n", what, best / 1e6, answer);
    }

    /** Entries of the last twenty days, of 20 000 SKUs, one in ten of them of one SKU; balances that fit. */
    private void ledger(Instant end) {
        var random = new Random(7);
        long step = Duration.ofDays(DAYS).toMillis() * 1000 / ENTRIES;
        var begin = end.minus(Duration.ofDays(DAYS));
        for (int from = 0; from < ENTRIES; from += BATCH) {
            var rows = new ArrayList<Object[]>();
            for (int i = from; i < Math.min(from + BATCH, ENTRIES); i++) {
                var sku = random.nextInt(10) == 0 ? "HOT" : "BENCH-" + random.nextInt(SKUS);
                rows.add(new Object[] {i + 1, sku, NEAR, i % 2 == 0 ? 5 : -1, "bench:" + i, SqlTime.text(begin.plusNanos(i * step * 1000))});
            }
            jdbc.batchUpdate("""
                INSERT INTO stock_entry (stock_entry_id, sku, warehouse_code, kind, on_hand_delta, locked_delta, entry_key, actor, reason, entered_at)
                VALUES (?, ?, ?, 'ADJUST', ?, 0, ?, 'bench', '', ?)""", rows);
        }
        jdbc.update("INSERT INTO stock (sku, warehouse_code, on_hand, locked) SELECT sku, warehouse_code, GREATEST(SUM(on_hand_delta), 0), 0 FROM stock_entry WHERE entry_key LIKE 'bench:%' GROUP BY sku, warehouse_code");
        jdbc.execute("ANALYZE TABLE stock, stock_entry");
    }

    @Test
    void measure() {
        house = new TestHouse(context);
        var zone = ZoneId.of("Asia/Shanghai");
        var end = Instant.now();
        ledger(end);
        var proof = house.bean(StockProof.class);
        var history = house.bean(StockHistory.class);
        System.out.println("BENCH entries " + ENTRIES);
        time("all laws, nothing sealed", () -> proof.check().breaches().size());
        var settings = new ProofSettings(false, Duration.ofMinutes(5), Duration.ofMinutes(15), zone, "");
        var seals = new StockSeals(house.bean(SealedDays.class), house.bean(JobLease.class), settings, Clock.systemUTC(), house.bean(PlatformTransactionManager.class));
        long start = System.nanoTime();
        int days = seals.sealAll();
        System.out.printf("BENCH sealing %d days: %.0f ms%n", days, (System.nanoTime() - start) / 1e6);
        jdbc.execute("ANALYZE TABLE stock_day, stock_entry");
        time("all laws, sums from the last seal", () -> proof.check().breaches().size());
        time("all laws, from the first entry", () -> proof.checkAll().breaches().size());
        time("one place again, after a repair", () -> proof.find("LEDGER_IS_BALANCE", "HOT", NEAR).isPresent());
        time("stock at a past second, busiest SKU", () -> history.at("HOT", "", end.minus(Duration.ofDays(9))));
        time("stock at a past second, another SKU", () -> history.at("BENCH-77", "", end.minus(Duration.ofDays(9))));
        time("picture of 30 days, busiest SKU", () -> history.series("HOT", "", end.minus(Duration.ofDays(30)), end, 120).size());
        var http = new TestRestTemplate("integration", password);
        for (var query : List.of("sku=HOT", "sku=HOT&kind=REPAIR", "sku=BENCH-77", "kind=ADJUST")) {
            time("ledger by REST, 50 entries, " + query, () -> http.getForEntity("http://localhost:" + port + "/api/v1/stock/entries?" + query, String.class).getStatusCode());
        }
        time("verify all seals", () -> seals.verify(LocalDate.EPOCH, LocalDate.of(9999, 12, 31)).holds());
    }
}
