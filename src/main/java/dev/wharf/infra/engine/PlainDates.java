package dev.wharf.infra.engine;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import org.apache.ibatis.type.DateTypeHandler;
import org.apache.ibatis.type.JdbcType;

/**
 * Binds the engine's dates as text, to the second, in UTC: what the driver sends for them under {@code connectionTimeZone=UTC} and
 * {@code sendFractionalSeconds=false}. The driver makes two new date formats for each value, which was a third of the engine's work when a
 * lane is written (measured).
 */
public final class PlainDates extends DateTypeHandler {
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

    @Override
    public void setNonNullParameter(PreparedStatement statement, int index, Date date, JdbcType type) throws SQLException {
        statement.setString(index, SECONDS.format(date.toInstant()));
    }
}
