package dev.wharf.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A real database server for demo and tests, without installation: MariaDB from Maven Central, a child process of this JVM, reached
 * over the loopback interface with MySQL's driver. Its data outlives the process; what a killed application leaves running is
 * stopped by the next start, and InnoDB recovers.
 */
public final class EmbeddedDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedDatabase.class);
    private static final String USER = "wharf";
    /** Recovery after a crash replays the whole log, which takes longer than a plain start. */
    private static final Duration TIME_TO_START = Duration.ofMinutes(2);
    private static final Duration POLL = Duration.ofMillis(50);
    private static final String OPTIONS = "&rewriteBatchedStatements=true&cachePrepStmts=true&prepStmtCacheSize=500&prepStmtCacheSqlLimit=8192"
            + "&useLocalSessionState=true&nullDatabaseMeansCurrent=true&sendFractionalSeconds=false"
            + "&characterEncoding=UTF-8&connectionCollation=utf8mb4_bin&connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true"
            + "&connectTimeout=5000&socketTimeout=60000";

    private final FolderLock lock;
    private final MariaDbServer server;
    private final int port;
    private final String password;

    private EmbeddedDatabase(FolderLock lock, MariaDbServer server, int port, String password) {
        this.lock = lock;
        this.server = server;
        this.port = port;
        this.password = password;
    }

    /**
     * Starts the server and returns when it accepts connections.
     *
     * @throws IllegalStateException if another application uses the data folder, or the server does not come up
     */
    public static EmbeddedDatabase start(EmbeddedDatabaseSettings settings) {
        try {
            var folder = Files.createDirectories(settings.dataFolder()).toRealPath();
            var lock = FolderLock.on(folder);
            try {
                return start(settings, folder, lock);
            } catch (IOException | RuntimeException e) {
                lock.close();
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The embedded database could not be started in " + settings.dataFolder(), e);
        }
    }

    private static EmbeddedDatabase start(EmbeddedDatabaseSettings settings, Path folder, FolderLock lock) throws IOException {
        var begin = Instant.now();
        OrphanServer.stop(folder.resolve(MariaDbOptions.FILE));
        var files = MariaDbFiles.unpackedIn(settings.serverFolder());
        MariaDbServer.install(files, folder.resolve("data"));
        var port = freePort();
        var password = UUID.randomUUID().toString();
        var init = MariaDbOptions.writeInit(folder, USER, password);
        var options = MariaDbOptions.write(folder, files, settings, port, init);
        var database = new EmbeddedDatabase(lock, MariaDbServer.start(files, options), port, password);
        try {
            database.awaitConnection(begin.plus(TIME_TO_START));
        } catch (IOException | RuntimeException e) {
            database.server.stop();
            throw e;
        } finally {
            Files.delete(init);
        }
        LOG.info("Embedded database: port {}, process {}, data in {}, started in {} ms",
                port, database.pid(), folder, Duration.between(begin, Instant.now()).toMillis());
        return database;
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitConnection(Instant deadline) throws IOException {
        while (true) {
            try (var connection = DriverManager.getConnection(jdbcUrl(), username(), password())) {
                return;
            } catch (SQLException e) {
                if (!server.isAlive()) throw new IllegalStateException("The database server ended at start. " + server.lastWords(), e);
                if (Instant.now().isAfter(deadline)) {
                    throw new IllegalStateException("The database server is not ready in time. " + server.lastWords(), e);
                }
            }
            LockSupport.parkNanos(POLL.toNanos());
        }
    }

    /** For MySQL's driver, with the options that production needs as well; each is explained in docker/README.md. */
    public String jdbcUrl() {
        return "jdbc:mysql://127.0.0.1:" + port + "/wharf?sslMode=DISABLED" + OPTIONS;
    }

    public String username() {
        return USER;
    }

    /** Valid until the server stops. */
    public String password() {
        return password;
    }

    /** The server's process id, by which a benchmark reads its processor time. */
    public long pid() {
        return server.pid();
    }

    /** Stops the server, then lets another application have the folder. */
    @Override
    public void close() {
        server.stop();
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
