package dev.wharf.soak.effects;

import com.zaxxer.hikari.HikariDataSource;
import dev.wharf.demo.EmbeddedDatabase;
import dev.wharf.demo.EmbeddedDatabaseSettings;
import java.io.File;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;
import org.springframework.util.unit.DataSize;

/**
 * Ten thousand effects of all kinds, about three for each order, against other sides in a process of their own that lie, while three nodes of the application are killed at random moments and started
 * again. Most orders leave: a waybill, a subscription and a push, to platforms and webhooks, at the label or after. The others are cancelled ({@link SoakOrder}): a label given back, money given back, a notice taken
 * back. At the end the other sides have each effect exactly once, and nothing waits. Run by the Maven profile {@code effects-soak}; settings {@code wharf.soak.orders}, {@code .seed} and {@code .minutes}. Ends with 0 if that is so.
 */
public final class EffectSoak {
    private static final int ORDERS = Integer.getInteger("wharf.soak.orders", 3600);
    private static final long SEED = Long.getLong("wharf.soak.seed", 6);
    private static final int MINUTES = Integer.getInteger("wharf.soak.minutes", 30);
    private static final int NODES = 3;
    /** A killed node needs many seconds to start; with one more at work the others may be killed before it has. */
    private static final int READY_AT_LEAST = 2;
    private static final int MILLIS_BETWEEN_KILLS = 2000;
    private static final int MILLIS_MORE_AT_MOST = 4000;
    private static final Path TARGET = Path.of("target").toAbsolutePath();

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final Random random = new Random(SEED);
    private final Map<String, String> own;
    private final Map<String, String> others;
    private final File log;
    private final List<ChildProcess> nodes = new ArrayList<>();
    private int kills;

    /** @param own environment of our processes @param others of the other sides, whose database is another */
    private EffectSoak(Map<String, String> own, Map<String, String> others, File log) {
        this.own = own;
        this.others = others;
        this.log = log;
    }

    public static void main(String[] args) throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME)).setLevel(ch.qos.logback.classic.Level.WARN);
        var place = TARGET.resolve("effects-soak");
        FileSystemUtils.deleteRecursively(place);
        Files.createDirectories(place);
        boolean passed;
        try (var database = database(place.resolve("database"), 512); var sidesDatabase = database(place.resolve("sides"), 64); var own = pool(database); var sides = pool(sidesDatabase)) {
            passed = new EffectSoak(environment(database), environment(sidesDatabase), place.resolve("application.log").toFile())
                .run(new Accounts(JdbcClient.create(own), JdbcClient.create(sides), ORDERS));
        }
        System.exit(passed ? 0 : 1);
    }

    private static EmbeddedDatabase database(Path folder, int bufferMb) {
        return EmbeddedDatabase.start(new EmbeddedDatabaseSettings(folder, TARGET.resolve("mariadb"), DataSize.ofMegabytes(bufferMb), 1));
    }

    private static HikariDataSource pool(EmbeddedDatabase database) {
        var pool = new HikariDataSource();
        pool.setJdbcUrl(database.jdbcUrl());
        pool.setUsername(database.username());
        pool.setPassword(database.password());
        pool.setMaximumPoolSize(2);
        pool.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return pool;
    }

    private boolean run(Accounts accounts) throws Exception {
        out.printf(Locale.ROOT, "%d orders, seed %d%n", ORDERS, SEED);
        accounts.setUp(own);
        var sides = new ChildProcess(Sides.class, List.of(Long.toString(SEED)), others, log);
        List<String> wrong;
        try {
            var port = sides.awaitReady().substring(Sides.READY.length());
            long begin = System.nanoTime();
            for (int i = 0; i < NODES; i++) nodes.add(node(port));
            killUntilDone(accounts, sides, port, begin);
            out.printf(Locale.ROOT, "%s in %.0f s, killed %d times%n", accounts.progress(), seconds(begin), kills);
            wrong = accounts.differences();
        } finally {
            for (var node : nodes) node.kill();
            sides.kill();
        }
        out.println(accounts.summary());
        out.println(wrong.isEmpty() ? "Effects soak: PASSED, every effect exactly once" : "Effects soak: FAILED\n  " + String.join("\n  ", wrong));
        return wrong.isEmpty();
    }

    /** Kills until all orders are placed and most have ended; then lets the rest come to its end without faults. */
    private void killUntilDone(Accounts accounts, ChildProcess sides, String port, long begin) throws Exception {
        long nextKill = System.nanoTime();
        long nextWord = nextKill;
        boolean calm = false;
        while (!accounts.atRest() && seconds(begin) < MINUTES * 60) {
            long now = System.nanoTime();
            if (now > nextWord) {
                out.printf("%s, %d kills%n", accounts.progress(), kills);
                nextWord = now + 20_000_000_000L;
            }
            if (!calm && accounts.ended() >= ORDERS - ORDERS / 50) {
                calm = true;
                sides.nudge();
            }
            int one = random.nextInt(NODES);
            if (!nodes.stream().allMatch(ChildProcess::isAlive)) throw new IllegalStateException("A node ended without being killed; see " + log);
            if (!calm && now > nextKill && nodes.get(one).isReady() && nodes.stream().filter(ChildProcess::isReady).count() >= READY_AT_LEAST) {
                nodes.get(one).kill();
                kills++;
                nodes.set(one, node(port));
                nextKill = System.nanoTime() + 1_000_000L * (MILLIS_BETWEEN_KILLS + random.nextInt(MILLIS_MORE_AT_MOST));
            }
            Thread.sleep(100);
        }
    }

    private ChildProcess node(String port) throws IOException {
        return new ChildProcess(EffectNode.class, List.of(port, Integer.toString(ORDERS), Long.toString(random.nextLong())), own, log);
    }

    private static Map<String, String> environment(EmbeddedDatabase database) {
        return Map.of("SPRING_DATASOURCE_URL", database.jdbcUrl(), "SPRING_DATASOURCE_USERNAME", database.username(), "SPRING_DATASOURCE_PASSWORD", database.password());
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
