package dev.wharf.soak;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.WharfApplication;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import dev.wharf.overview.StockProof;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.LoggerFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * A million random operations on stock, in four partitions side by side, while the application is killed every few seconds. After every
 * batch the tables must say what the plain model says; at the end every law holds, and a row changed by hand is found. Run by the
 * Maven profile {@code soak}; settings {@code wharf.soak.operations} and {@code wharf.soak.seed}. Ends with 0 if there was no difference.
 */
public final class Soak {
    private static final int OPERATIONS = Integer.getInteger("wharf.soak.operations", 1_000_000);
    private static final long SEED = Long.getLong("wharf.soak.seed", 4);
    private static final int PARTITIONS = 4;
    private static final int MILLIS_BETWEEN_KILLS = 3000;
    private static final int MILLIS_MORE_AT_MOST = 4000;
    private static final long ORDERS_PER_PARTITION = 1_000_000_000_000L;
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final AtomicLong done = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicReference<String> failure = new AtomicReference<>();
    private final EmbeddedDatabase database;
    private final JdbcClient jdbc;

    private Soak(EmbeddedDatabase database, JdbcClient jdbc) {
        this.database = database;
        this.jdbc = jdbc;
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
        var place = TARGET.resolve("soak");
        FileSystemUtils.deleteRecursively(place);
        Files.createDirectories(place);
        boolean passed;
        try (var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(place.resolve("database"), TARGET.resolve("mariadb"), DataSize.ofMegabytes(512), 1));
                var pool = pool(database)) {
            passed = new Soak(database, JdbcClient.create(pool)).run(place);
        }
        System.exit(passed ? 0 : 1);
    }

    private static HikariDataSource pool(EmbeddedDatabase database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(PARTITIONS + 2);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    private boolean run(Path place) throws Exception {
        setUp();
        long begin = System.nanoTime();
        try (var nodes = new Nodes(database, place.resolve("application.log").toFile())) {
            out.printf(Locale.ROOT, "Application started in %.1f s; %d operations, seed %d%n", seconds(begin), OPERATIONS, SEED);
            begin = System.nanoTime();
            work(nodes);
            out.printf(Locale.ROOT, "%d operations in %d batches in %.0f s, %.0f operations/s%n", done.get(), batches.get(), seconds(begin), done.get() / seconds(begin));
            out.printf("Killed %d times with %d batches under way; %d of them were in the database all the same%n", nodes.kills(), nodes.underWay(), nodes.committedUnheard());
        }
        if (failure.get() == null) prove();
        out.println(failure.get() == null ? "Soak: PASSED, no difference" : "Soak: FAILED\n  " + failure.get());
        return failure.get() == null;
    }

    /** The tables are made once, by a first start of the whole application; then the table that says which batch was booked last. */
    private void setUp() {
        try (var context = application()) {
            jdbc.sql("CREATE TABLE soak_batch (partition_no INT NOT NULL PRIMARY KEY, number BIGINT NOT NULL, answers VARCHAR(4000) NOT NULL)").update();
            for (int i = 0; i < PARTITIONS; i++) jdbc.sql("INSERT INTO soak_batch VALUES (:partition, 0, '[]')").param("partition", i).update();
        }
    }

    private ConfigurableApplicationContext application() {
        return new SpringApplicationBuilder(WharfApplication.class).profiles("test").web(WebApplicationType.NONE).lazyInitialization(true)
            .run("--logging.level.root=warn", "--camunda.bpm.job-execution.enabled=false", "--spring.datasource.url=" + database.jdbcUrl(),
                "--spring.datasource.username=" + database.username(), "--spring.datasource.password=" + database.password());
    }

    private void work(Nodes nodes) throws Exception {
        var threads = Executors.newFixedThreadPool(PARTITIONS);
        try {
            var partitions = new ArrayList<Future<?>>();
            for (int i = 0; i < PARTITIONS; i++) {
                int partition = i;
                partitions.add(threads.submit(() -> {
                    try {
                        play(nodes, partition);
                    } catch (RuntimeException e) {
                        differs(List.of(e.toString()), "partition " + partition);
                    }
                }));
            }
            var random = new Random(SEED);
            long nextKill = System.nanoTime();
            long nextWord = nextKill;
            long before = -1;
            while (!partitions.stream().allMatch(Future::isDone)) {
                long now = System.nanoTime();
                if (now > nextKill && nodes.standbyIsReady()) {
                    if (now > nextWord) {
                        if (done.get() == before) throw new IllegalStateException("Nothing was booked for a minute");
                        before = done.get();
                        out.printf("%d operations, %d kills%n", done.get(), nodes.kills());
                        nextWord = now + 60_000_000_000L;
                    }
                    nodes.kill();
                    nextKill = System.nanoTime() + 1_000_000L * (MILLIS_BETWEEN_KILLS + random.nextInt(MILLIS_MORE_AT_MOST));
                }
                Thread.sleep(20);
            }
            for (var partition : partitions) partition.get();
        } finally {
            threads.shutdownNow();
        }
    }

    private void play(Nodes nodes, int partition) {
        var script = new Script(SEED + partition, partition, "SOAK" + partition, ORDERS_PER_PARTITION * (partition + 1));
        var books = new Books(jdbc, script.skus());
        int mine = 0;
        while (mine < OPERATIONS / PARTITIONS && failure.get() == null) {
            var batch = script.next();
            check(nodes, batch, script, books);
            mine += batch.operations().size();
        }
        if (failure.get() != null) return;
        for (var end = script.closing(); end.isPresent() && failure.get() == null; end = script.closing()) check(nodes, end.get(), script, books);
        differs(books.differencesOfWholeLedger(script.model), "at the end of partition " + partition);
    }

    private void check(Nodes nodes, Batch batch, Script script, Books books) {
        var answer = nodes.book(batch);
        done.addAndGet(batch.operations().size());
        batches.incrementAndGet();
        var where = "seed " + SEED + ", partition " + batch.partition() + ", batch " + batch.number();
        if (!answer.failure().isEmpty()) differs(List.of(answer.failure()), where);
        else if (!answer.answers().equals(batch.expected())) differs(List.of("answers: model " + batch.expected() + ", application " + answer.answers()), where);
        else differs(books.differences(script.model), where);
    }

    private void differs(List<String> differences, String where) {
        if (!differences.isEmpty()) failure.compareAndSet(null, where + ": " + differences);
    }

    /** No lock is open any more, so every law holds without exception; then somebody changes a row by hand. */
    private void prove() throws IOException {
        try (var context = application()) {
            var proof = context.getBean(StockProof.class);
            var before = proof.check();
            if (!before.holds()) differs(List.of(before.toString()), "proof at the end");
            out.println("Proof at the end: " + before.laws().size() + " laws, " + (before.holds() ? "every one holds" : "broken"));
            jdbc.sql("UPDATE stock SET on_hand = on_hand + 1 WHERE sku = 'SOAK0-0' AND warehouse_code = 'SOAK0W0'").update();
            var after = proof.check();
            var found = after.laws().stream().flatMap(law -> law.breaches().stream()).filter(breach -> breach.contains("SOAK0-0") && breach.contains("SOAK0W0")).findFirst();
            if (after.holds() || found.isEmpty()) differs(List.of("a row changed by hand was not found"), "proof after the change");
            else out.println("A row changed by hand is found: " + found.get());
        }
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
