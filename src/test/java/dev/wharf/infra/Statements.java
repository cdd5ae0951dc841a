package dev.wharf.infra;

import com.mysql.cj.MysqlConnection;
import com.mysql.cj.Query;
import com.mysql.cj.interceptors.QueryInterceptor;
import com.mysql.cj.log.Log;
import com.mysql.cj.protocol.Resultset;
import com.mysql.cj.protocol.ServerSession;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.function.Supplier;

/** What the driver really sends to the database, one entry a round trip, for tests that count them. The driver makes one of these per connection. */
public final class Statements implements QueryInterceptor {
    private static final ThreadLocal<List<String>> RECORDED = new ThreadLocal<>();

    /** @return the statements this thread sent while the work ran, in order; a batch that went out in one packet is one */
    public static List<String> during(Runnable work) {
        var recorded = new ArrayList<String>();
        RECORDED.set(recorded);
        try {
            work.run();
        } finally {
            RECORDED.remove();
        }
        return recorded;
    }

    @Override
    public <T extends Resultset> T preProcess(Supplier<String> sql, Query query) {
        var recorded = RECORDED.get();
        if (recorded != null && sql.get() != null) recorded.add(sql.get().strip());
        return null;
    }

    @Override
    public <T extends Resultset> T postProcess(Supplier<String> sql, Query query, T original, ServerSession session) {
        return null;
    }

    @Override
    public QueryInterceptor init(MysqlConnection connection, Properties properties, Log log) {
        return this;
    }

    @Override
    public boolean executeTopLevelOnly() {
        return false;
    }

    @Override
    public void destroy() { }
}
