package dev.wharf.shipping;

import dev.wharf.common.SqlTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** How the accounts at carriers stand: numbers left, used, given back, and what is still to be credited. Days are those of China. */
@Repository
class LabelFigures {
    /**
     * @param left             null if the carrier does not say, or was not asked yet
     * @param low              fewer numbers are left than {@code warnBelow}
     * @param toRecycle        numbers on their way back to the carrier
     * @param failed           numbers that it did not take back
     * @param outstanding      labels given back whose charge has not been credited
     * @param outstandingMinor their charges, in minor units of CNY
     * @param overdue          those of them that the carrier is asked about no more. @param overdueMinor their charges
     */
    record Figure(String carrier, String carrierName, String account, String warehouse, int warnBelow, Long left, Instant askedAt, boolean low, long usedToday, long voidedToday, long toRecycle,
                  long failed, long outstanding, long outstandingMinor, long overdue, long overdueMinor) { }

    private record Sums(long used, long voided, long toRecycle, long failed, long outstanding, long outstandingMinor, long overdue, long overdueMinor) {
        private static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0, 0, 0);
    }

    private record Key(String carrier, String account) implements Comparable<Key> {
        @Override
        public int compareTo(Key other) {
            int byCarrier = carrier.compareTo(other.carrier);
            return byCarrier != 0 ? byCarrier : account.compareTo(other.account);
        }
    }

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private final JdbcClient jdbc;
    private final LabelAccounts accounts;
    private final Carriers carriers;
    private final Clock clock;
    private final ShippingSettings settings;

    LabelFigures(JdbcClient jdbc, LabelAccounts accounts, Carriers carriers, Clock clock, ShippingSettings settings) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.carriers = carriers;
        this.clock = clock;
        this.settings = settings;
    }

    /** By carrier, then account; those that are set up and those that numbers came from. */
    List<Figure> all() {
        var sums = sums();
        var all = new TreeMap<Key, Figure>();
        sums.forEach((key, s) -> all.put(key, figure(new LabelAccounts.Account(key.carrier(), key.account(), "", 0, null, null), s)));
        for (var account : accounts.all()) {
            var key = new Key(account.carrier(), account.account());
            all.put(key, figure(account, sums.getOrDefault(key, Sums.NONE)));
        }
        return List.copyOf(all.values());
    }

    private Figure figure(LabelAccounts.Account a, Sums s) {
        return new Figure(a.carrier(), carriers.name(a.carrier()), a.account(), a.warehouse(), a.warnBelow(), a.left(), a.askedAt(), a.low(), s.used, s.voided, s.toRecycle, s.failed, s.outstanding,
            s.outstandingMinor, s.overdue, s.overdueMinor);
    }

    private TreeMap<Key, Sums> sums() {
        var sums = new TreeMap<Key, Sums>();
        var now = Instant.now(clock);
        var today = LocalDate.ofInstant(now, CHINA).atStartOfDay(CHINA).toInstant();
        jdbc.sql("""
                SELECT carrier_code, account_code, SUM(used), SUM(voided), SUM(to_recycle), SUM(failed), SUM(outstanding), SUM(minor), SUM(overdue), SUM(overdue * minor) FROM (
                    SELECT carrier_code, account_code, 1 AS used, 0 AS voided, 0 AS to_recycle, 0 AS failed, 0 AS outstanding, 0 AS minor, 0 AS overdue FROM waybill WHERE bought_at >= :today
                    UNION ALL SELECT carrier_code, account_code, 0, 1, 0, 0, 0, 0, 0 FROM waybill WHERE state IN ('VOIDED', 'CREDITED') AND voided_at >= :today
                    UNION ALL SELECT carrier_code, account_code, 0, 0, 1, 0, 0, 0, 0 FROM waybill WHERE state = 'TO_RECYCLE'
                    UNION ALL SELECT carrier_code, account_code, 0, 0, 0, 1, 0, 0, 0 FROM waybill WHERE state = 'RECYCLE_FAILED'
                    UNION ALL SELECT carrier_code, account_code, 0, 0, 0, 0, 1, charged_minor, CASE WHEN credit_since <= :first THEN 1 ELSE 0 END FROM waybill WHERE state IN ('VOIDED', 'RECYCLE_FAILED') AND charged_minor > 0) each_one
                 GROUP BY carrier_code, account_code
                """).param("today", SqlTime.text(today)).param("first", SqlTime.text(now.minus(settings.creditWithin())))
            .query((rs, n) -> sums.put(new Key(rs.getString(1), rs.getString(2)), new Sums(rs.getLong(3), rs.getLong(4), rs.getLong(5), rs.getLong(6), rs.getLong(7), rs.getLong(8), rs.getLong(9), rs.getLong(10)))).list();
        return sums;
    }
}
