package dev.wharf.shipping;

import dev.wharf.common.SqlTime;
import dev.wharf.process.Lane;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The accounts at carriers that numbers are taken from. The only class whose SQL writes label_account. */
@Repository
class LabelAccounts {
    /**
     * @param warehouse empty for all warehouses
     * @param warnBelow fewer numbers than that are too few
     * @param left      as the carrier said at {@code askedAt}; null if it does not say
     */
    record Account(String carrier, String account, String warehouse, int warnBelow, Long left, Instant askedAt) {
        boolean low() {
            return left != null && left < warnBelow;
        }
    }

    private record Known(List<Account> accounts) { }

    private final JdbcClient jdbc;
    private final Clock clock;

    LabelAccounts(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The one of this warehouse, else the first by code that is for all; empty where none is set up. Read once for a lane; call inside one. */
    String of(String carrier, String warehouse) {
        var accounts = Lane.current().state(Known.class, () -> new Known(all())).accounts().stream().filter(a -> a.carrier().equals(carrier)).toList();
        return accounts.stream().filter(a -> a.warehouse().equals(warehouse)).findFirst().or(() -> accounts.stream().filter(a -> a.warehouse().isEmpty()).findFirst()).map(Account::account).orElse("");
    }

    /** By carrier, then account. */
    List<Account> all() {
        return jdbc.sql("SELECT carrier_code, account_code, warehouse_code, warn_below, left_count, asked_at FROM label_account ORDER BY carrier_code, account_code")
            .query((rs, n) -> {
                long left = rs.getLong(5);
                return new Account(rs.getString(1), rs.getString(2), rs.getString(3), rs.getInt(4), rs.wasNull() ? null : Long.valueOf(left), SqlTime.instant(rs.getObject(6, LocalDateTime.class)));
            }).list();
    }

    void put(String carrier, String account, String warehouse, int warnBelow) {
        jdbc.sql("""
                INSERT INTO label_account (carrier_code, account_code, warehouse_code, warn_below, left_count, asked_at) VALUES (:carrier, :account, :warehouse, :warn, NULL, NULL)
                ON DUPLICATE KEY UPDATE warehouse_code = VALUES(warehouse_code), warn_below = VALUES(warn_below)
                """).param("carrier", carrier).param("account", account).param("warehouse", warehouse).param("warn", warnBelow).update();
    }

    /** Keeps what a carrier said. */
    void said(String carrier, String account, long left) {
        jdbc.sql("UPDATE label_account SET left_count = :left, asked_at = :now WHERE carrier_code = :carrier AND account_code = :account")
            .param("left", left).param("now", SqlTime.text(Instant.now(clock))).param("carrier", carrier).param("account", account).update();
    }
}
