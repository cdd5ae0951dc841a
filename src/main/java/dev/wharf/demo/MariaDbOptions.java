package dev.wharf.demo;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The files a server start reads: its options, and the SQL that makes our database and our account. */
final class MariaDbOptions {
    static final String FILE = "my.cnf";

    private MariaDbOptions() { }

    /**
     * Behaves like the production database, MySQL 8.4: strict mode, case-sensitive names and values, UTC. Without ONLY_FULL_GROUP_BY:
     * MariaDB does not see functional dependencies and would refuse statements of the engine that MySQL accepts.
     *
     * @param port on the loopback interface only
     */
    static Path write(Path folder, MariaDbFiles files, EmbeddedDatabaseSettings settings, int port, Path initFile) throws IOException {
        return Files.writeString(folder.resolve(FILE), """
                [mariadbd]
                %s
                basedir="%s"
                lc-messages-dir="%s"
                datadir="%s"
                tmpdir="%s"
                init-file="%s"
                socket=mariadb.sock
                bind-address=127.0.0.1
                port=%d
                skip-networking=OFF
                skip-name-resolve
                skip-ssl
                max_connections=200
                max_allowed_packet=64M
                performance_schema=OFF
                character-set-server=utf8mb4
                collation-server=utf8mb4_bin
                default-time-zone=+00:00
                sql_mode=STRICT_ALL_TABLES,STRICT_TRANS_TABLES,NO_ZERO_IN_DATE,NO_ZERO_DATE,ERROR_FOR_DIVISION_BY_ZERO,NO_ENGINE_SUBSTITUTION
                transaction-isolation=READ-COMMITTED
                innodb_lock_wait_timeout=10
                innodb_flush_log_at_trx_commit=%d
                innodb_buffer_pool_size=%d
                """.formatted(isRoot() ? "user=root" : "", unix(files.base()), unix(files.share()), unix(folder.resolve("data")),
                unix(Files.createDirectories(folder.resolve("tmp"))), unix(initFile), port,
                settings.flushLogAtCommit(), settings.bufferPoolSize().toBytes()));
    }

    /** The server refuses to run as root unless told so. */
    static boolean isRoot() {
        return "root".equals(System.getProperty("user.name"));
    }

    /**
     * SQL that the server runs before it lets anyone in, one statement per line because it knows no other form here. Every start gives
     * the account a new password, in a file of its owner only, so other users of the machine cannot get in. The account may make
     * further databases whose names begin with wharf, as tests do.
     */
    static Path writeInit(Path folder, String user, String password) throws IOException {
        return Files.writeString(Files.createTempFile(folder, "init", ".sql"), """
                CREATE DATABASE IF NOT EXISTS wharf CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
                CREATE OR REPLACE USER '%1$s'@'%%' IDENTIFIED BY '%2$s';
                GRANT ALL ON `wharf%%`.* TO '%1$s'@'%%';
                GRANT PROCESS ON *.* TO '%1$s'@'%%';
                """.formatted(user, password));
    }

    private static String unix(Path path) {
        return path.toString().replace('\\', '/');
    }
}
