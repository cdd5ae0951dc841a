package dev.wharf.bench;

import dev.wharf.WharfApplication;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.inventory.Stock;
import dev.wharf.process.Lanes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/**
 * Locks two-line orders through {@link Stock} in lanes, as the house does, beside the bare statements: on a thousand SKUs and on one, by 1, 4 and 16
 * threads, one order per transaction and fifty. Both sides in one run, in turns; medians. {@code mvn -Pbench-stock verify -DskipTests}
 */
public final class StockBenchmark {
    /** Of the bare rate on one hot SKU, at least. */
    private static final double LEAST = 0.5;
    private static final int ROUNDS = Integer.getInteger("wharf.bench.rounds", 7);
    private static final int WARM_UP = 2;
    private static final int ORDERS_ONE_BY_ONE = 1000;
    private static final int ORDERS_IN_FIFTIES = 4000;
    private static final int SKUS = 1000;
    private static final String WAREHOUSE = "BENCH";

    private final List<String> skus = IntStream.range(0, SKUS).mapToObj(i -> "BENCH-%04d".formatted(i)).toList();
    private final Random random = new Random(4);
    private final Lanes lanes;
    private final Stock stock;
    private final BareStock bare;
    private final CpuMeter meter;
    private long orders = 1_000_000_000L;

    private StockBenchmark(Lanes lanes, Stock stock, BareStock bare, CpuMeter meter) {
        this.lanes = lanes;
        this.stock = stock;
        this.bare = bare;
        this.meter = meter;
    }

    private interface Locking {
        void lock(List<LockOrder> orders) throws Exception;
    }

    /** @param spread SKUs the orders ask for */
    private record Case(int spread, int perTransaction, int threads) {
        int orders() {
            return perTransaction == 1 ? ORDERS_ONE_BY_ONE : ORDERS_IN_FIFTIES;
        }

        String words() {
            return (spread == 1 ? "one SKU" : spread + " SKUs") + " | " + perTransaction + " | " + threads;
        }
    }

    private record Rates(Case of, List<CpuMeter.Reading> house, List<CpuMeter.Reading> bare) {
        /** The median of the rounds' own ratios: what else the machine does meets both halves of a round. */
        double ratio() {
            return IntStream.range(0, house.size()).mapToDouble(i -> bare.get(i).wallMs() / house.get(i).wallMs()).sorted().toArray()[house.size() / 2];
        }

        String row() {
            return String.format(Locale.ROOT, "| %s | %.0f | %.0f | **%.0f %%** | %s | %s |", of.words(), rate(house), rate(bare), ratio() * 100, cpu(house), cpu(bare));
        }

        private double rate(List<CpuMeter.Reading> readings) {
            return of.orders() / median(readings, Comparator.comparingDouble(CpuMeter.Reading::wallMs)).wallMs() * 1000;
        }

        private String cpu(List<CpuMeter.Reading> readings) {
            return String.format(Locale.ROOT, "%.2f + %.2f", median(readings, Comparator.comparingDouble(CpuMeter.Reading::jvmMs)).jvmMs() / of.orders(),
                median(readings, Comparator.comparingDouble(CpuMeter.Reading::databaseMs)).databaseMs() / of.orders());
        }

        private static CpuMeter.Reading median(List<CpuMeter.Reading> readings, Comparator<CpuMeter.Reading> by) {
            return readings.stream().sorted(by).toList().get(readings.size() / 2);
        }
    }

    public static void main(String[] arguments) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
        var target = Path.of("target").toAbsolutePath();
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(target.resolve("bench-stock"), target.resolve("mariadb"), DataSize.ofMegabytes(512), 1))) {
            for (var schema : List.of("wharf", "wharf_bare")) empty(database, schema);
            var wharf = new SpringApplicationBuilder(WharfApplication.class).profiles("test").web(WebApplicationType.NONE).lazyInitialization(true)
                .run("--logging.level.root=warn", "--camunda.bpm.job-execution.enabled=false", "--spring.datasource.url=" + database.jdbcUrl(),
                    "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password());
            try (wharf; var bare = new BareStock(database, 20)) {
                var benchmark = new StockBenchmark(wharf.getBean(Lanes.class), wharf.getBean(Stock.class), bare, new CpuMeter(database.pid()));
                var rates = benchmark.measure();
                long locked = wharf.getBean(JdbcClient.class).sql("SELECT SUM(locked) FROM stock").query(Long.class).single();
                if (locked != bare.locked() || locked == 0) throw new IllegalStateException("Wharf locked " + locked + " units, the bare statements " + bare.locked());
                tell(rates);
            }
        }
    }

    private List<Rates> measure() throws Exception {
        lanes.runOne(() -> stock.receive(skus.stream().map(sku -> new Stock.Receipt(sku, WAREHOUSE, 1_000_000, "bench:" + sku)).toList(), "bench"));
        bare.receive(skus, WAREHOUSE, 1_000_000);
        var all = new ArrayList<Rates>();
        for (int spread : new int[] {SKUS, 1}) {
            for (int perTransaction : new int[] {1, Lanes.SIZE}) {
                for (int threads : new int[] {1, 4, 16}) all.add(measure(new Case(spread, perTransaction, threads)));
            }
        }
        return all;
    }

    /** Who goes first changes from round to round. */
    private Rates measure(Case of) throws Exception {
        var rates = new Rates(of, new ArrayList<>(), new ArrayList<>());
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            var orders = orders(of);
            var first = round % 2 == 0 ? run(of, orders, this::house) : run(of, orders, o -> bare.lock(o, WAREHOUSE));
            var second = round % 2 == 0 ? run(of, orders, o -> bare.lock(o, WAREHOUSE)) : run(of, orders, this::house);
            if (round < 0) continue;
            rates.house.add(round % 2 == 0 ? first : second);
            rates.bare.add(round % 2 == 0 ? second : first);
        }
        System.out.println(rates.row());
        return rates;
    }

    private CpuMeter.Reading run(Case of, List<LockOrder> orders, Locking locking) throws Exception {
        var threads = Executors.newFixedThreadPool(of.threads());
        try {
            var work = new ArrayList<Callable<Void>>();
            for (int from = 0; from < orders.size(); from += of.perTransaction()) {
                var part = orders.subList(from, from + of.perTransaction());
                work.add(() -> {
                    locking.lock(part);
                    return null;
                });
            }
            var before = meter.read();
            for (var done : threads.invokeAll(work)) done.get();
            return meter.read().since(before);
        } finally {
            threads.shutdown();
        }
    }

    /** As review does: the rows of all members first, then each order on its own. */
    private void house(List<LockOrder> orders) {
        var failed = lanes.run(orders, lane -> {
            if (lane.size() > 1) stock.available("", lane.stream().flatMap(order -> order.skus().stream()).toList());
            for (var order : lane) {
                var needs = IntStream.range(0, order.skus().size()).mapToObj(i -> new Stock.Need(order.line(i), order.skus().get(i), 1)).toList();
                if (!stock.lock(new FulfillmentId(order.number()), "", WAREHOUSE, needs, null)) throw new IllegalStateException("Short");
            }
        });
        if (!failed.isEmpty()) throw failed.get(0).reason();
    }

    private List<LockOrder> orders(Case of) {
        var made = new ArrayList<LockOrder>();
        for (int i = 0; i < of.orders(); i++) {
            int first = random.nextInt(of.spread());
            int second = of.spread() == 1 ? first : (first + 1 + random.nextInt(of.spread() - 1)) % of.spread();
            made.add(new LockOrder(++orders, List.of(skus.get(first), skus.get(second))));
        }
        return made;
    }

    private static void tell(List<Rates> rates) throws java.io.IOException {
        var text = new StringBuilder("| two-line orders on | per transaction | threads | Wharf orders/s | bare orders/s | of the bare rate | Wharf CPU ms, JVM + database | bare CPU ms |\n|---|---|---|---|---|---|---|---|\n");
        rates.forEach(rate -> text.append(rate.row()).append('\n'));
        System.out.println(text);
        Files.writeString(Path.of("target", "stock-benchmark.md"), text);
        var slow = rates.stream().filter(rate -> rate.of().spread() == 1 && rate.ratio() < LEAST).map(Rates::row).toList();
        if (!slow.isEmpty()) throw new IllegalStateException("Less than half of the bare rate on a hot SKU: " + slow);
    }

    private static void empty(EmbeddedDatabase database, String schema) throws SQLException {
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password()); var statement = connection.createStatement()) {
            statement.execute("DROP DATABASE IF EXISTS " + schema);
            statement.execute("CREATE DATABASE " + schema + " CHARACTER SET utf8mb4 COLLATE utf8mb4_bin");
        }
    }
}
