package dev.wharf.lead;

import dev.wharf.common.SqlTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Counts wrong goods in hand, at the shelf and at the bench. What was wanted is what the walk had to fetch from the scanned bin. */
@Component
class MisScanReader {
    private static final int MOST = 50;
    private static final List<String> WRONG_GOODS = List.of("WRONG_ITEM", "NOT_IN_TASK", "UNKNOWN_BARCODE");

    private record Seen(String wanted, String scanned, String bin, String person, int times) { }

    private record Goods(String wanted, String scanned) { }

    private final JdbcClient jdbc;

    MisScanReader(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    MisScans read(Period period, String warehouse) {
        var byGoods = new LinkedHashMap<Goods, List<Seen>>();
        seen(period, warehouse).forEach(s -> byGoods.computeIfAbsent(new Goods(s.wanted(), s.scanned()), g -> new ArrayList<>()).add(s));
        var worst = byGoods.entrySet().stream().sorted(Comparator.comparing((Map.Entry<Goods, List<Seen>> e) -> -times(e.getValue()))
            .thenComparing(e -> e.getKey().wanted()).thenComparing(e -> e.getKey().scanned())).limit(MOST).toList();
        var people = new TreeSet<String>();
        worst.forEach(e -> e.getValue().forEach(s -> people.add(s.person())));
        return new MisScans(worst.stream().map(e -> pair(e.getKey(), e.getValue(), List.copyOf(people))).toList(), List.copyOf(people));
    }

    private static MisScans.Pair pair(Goods goods, List<Seen> seen, List<String> people) {
        var bin = seen.stream().max(Comparator.comparing(Seen::times)).map(Seen::bin).orElse("");
        return new MisScans.Pair(goods.wanted(), goods.scanned(), bin, times(seen),
            people.stream().map(person -> times(seen.stream().filter(s -> s.person().equals(person)).toList())).toList());
    }

    private static int times(List<Seen> seen) {
        return seen.stream().mapToInt(Seen::times).sum();
    }

    private List<Seen> seen(Period period, String warehouse) {
        return jdbc.sql("""
                SELECT wanted, sku, bin_code, person, COUNT(*)
                  FROM (SELECT s.scan_id, s.sku, s.bin_code, s.person, COALESCE((SELECT MIN(l.sku) FROM pick_order o JOIN pick_line l ON l.pick_order_id = o.pick_order_id
                                 WHERE s.kind = 'PICK' AND o.pick_task_id = s.task_id AND l.bin_code = s.bin_code AND l.sku <> s.sku), '') AS wanted
                          FROM scan s JOIN fulfillment f ON f.fulfillment_id = s.fulfillment_id
                         WHERE s.scanned_at >= :begin AND s.scanned_at < :end AND s.result IN (:wrong) AND (:warehouse = '' OR f.warehouse_code = :warehouse)) wrong
                 GROUP BY wanted, sku, bin_code, person
                """).param("begin", SqlTime.text(period.begin())).param("end", SqlTime.text(period.end())).param("wrong", WRONG_GOODS).param("warehouse", warehouse)
            .query((rs, n) -> new Seen(rs.getString(1), rs.getString(2), rs.getString(3), rs.getString(4), rs.getInt(5))).list();
    }
}
