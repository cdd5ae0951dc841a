package dev.wharf.infra;

import dev.wharf.common.Ids;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.springframework.boot.autoconfigure.jdbc.JdbcConnectionDetails;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.stereotype.Component;

/**
 * Numbers from table {@code number_series}, taken in blocks: one statement serves a thousand, on any node. A block is taken over a
 * connection of its own, outside the pool and outside the caller's transaction: a rolled back order leaves a gap, never a number given
 * twice, and a pool whose every connection waits for a number cannot lock itself up.
 */
@Component
@DependsOnDatabaseInitialization
class JdbcIds implements Ids {
    /** At a few numbers per order this is one statement for some hundred orders; a restart loses at most this many. */
    static final int BLOCK = 1000;

    private final JdbcConnectionDetails database;
    private long next;
    private long end;

    JdbcIds(JdbcConnectionDetails database) {
        this.database = database;
    }

    @Override
    public synchronized long next() {
        if (next == end) {
            next = takeBlock();
            end = next + BLOCK;
        }
        return next++;
    }

    private long takeBlock() {
        try (var connection = DriverManager.getConnection(database.getJdbcUrl(), database.getUsername(), database.getPassword());
                var statement = connection.createStatement()) {
            // LAST_INSERT_ID(n) keeps n for this connection: reading the number and raising it are one atomic statement.
            statement.executeUpdate("UPDATE number_series SET next_value = LAST_INSERT_ID(next_value) + " + BLOCK + " WHERE name = 'house'");
            try (var first = statement.executeQuery("SELECT LAST_INSERT_ID()")) {
                first.next();
                return first.getLong(1);
            }
        } catch (SQLException e) {
            throw new DataAccessResourceFailureException("The next block of numbers could not be taken", e);
        }
    }
}
