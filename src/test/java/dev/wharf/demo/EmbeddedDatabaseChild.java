package dev.wharf.demo;

import java.nio.file.Path;
import java.sql.DriverManager;
import org.springframework.util.unit.DataSize;

/** An application of its own for {@link EmbeddedDatabaseIT}: starts the database, writes a row, then lives until it is killed. */
final class EmbeddedDatabaseChild {
    private EmbeddedDatabaseChild() { }

    /** @param args data folder, server folder */
    public static void main(String[] args) throws Exception {
        var database = EmbeddedDatabase.start(new EmbeddedDatabaseSettings(Path.of(args[0]), Path.of(args[1]), DataSize.ofMegabytes(64), 1));
        try (var connection = DriverManager.getConnection(database.jdbcUrl(), database.username(), database.password());
                var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE IF NOT EXISTS note (words VARCHAR(40) NOT NULL)");
            statement.execute("INSERT INTO note VALUES ('written before the kill')");
        }
        System.out.println(EmbeddedDatabaseIT.SERVER_IS + database.pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
