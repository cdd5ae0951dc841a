package dev.wharf.order;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.SqlTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Finds orders that are to be handled together. */
@Component
public class OrderSelection {
    /** As many unknown numbers as a sentence can name. */
    private static final int NAMED_AT_MOST = 5;

    private final JdbcClient jdbc;

    OrderSelection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What narrows the orders in review; empty or null does not. @param createdBefore only those that came in earlier */
    public record InReview(String hold, String shop, String tag, Instant createdBefore) { }

    private record Numbered(String number, long id) { }

    /** Oldest first. @param most more are not looked for */
    public List<FulfillmentId> inReview(InReview wanted, int most) {
        var where = new ArrayList<String>(List.of("stage = 'REVIEW'"));
        var params = new HashMap<String, Object>(Map.of("most", most));
        if (!wanted.hold.isEmpty()) narrow(where, params, "fulfillment_id IN (SELECT fulfillment_id FROM hold WHERE closed_at IS NULL AND code = :hold)", "hold", wanted.hold);
        if (!wanted.shop.isEmpty()) narrow(where, params, "shop_code = :shop", "shop", wanted.shop);
        if (!wanted.tag.isEmpty()) narrow(where, params, "LOCATE(CONCAT('\\n', :tag, '\\n'), CONCAT('\\n', tags, '\\n')) > 0", "tag", wanted.tag);
        if (wanted.createdBefore != null) narrow(where, params, "created_at < :before", "before", SqlTime.text(wanted.createdBefore));
        return jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE " + String.join(" AND ", where) + " ORDER BY fulfillment_id LIMIT :most")
            .params(params).query(Long.class).list().stream().map(FulfillmentId::new).toList();
    }

    /** Codes that hold at least one order now. */
    public List<String> openHolds() {
        return jdbc.sql("SELECT DISTINCT code FROM hold WHERE closed_at IS NULL ORDER BY code").query(String.class).list();
    }

    private static void narrow(List<String> where, Map<String, Object> params, String condition, String name, Object value) {
        where.add(condition);
        params.put(name, value);
    }

    /**
     * Exactly these, by our numbers or the channels'; a channel's number stands for all fulfillments of that order. In whatever stage.
     *
     * @throws Refusal INVALID that names the numbers nobody knows
     */
    public List<FulfillmentId> numbered(List<String> numbers) {
        var wanted = Set.copyOf(numbers);
        var own = wanted.stream().filter(FulfillmentId::isOne).map(number -> FulfillmentId.parse(number).value()).toList();
        var found = new TreeSet<FulfillmentId>();
        var known = new TreeSet<String>();
        jdbc.sql("""
                SELECT CONCAT('F', fulfillment_id), fulfillment_id FROM fulfillment WHERE fulfillment_id IN (:own)
                UNION
                SELECT o.channel_order_no, f.fulfillment_id FROM sales_order o JOIN fulfillment f ON f.sales_order_id = o.sales_order_id WHERE o.channel_order_no IN (:wanted)
                """).param("own", own.isEmpty() ? List.of(-1L) : own).param("wanted", wanted)
            .query((rs, n) -> new Numbered(rs.getString(1), rs.getLong(2))).list().forEach(row -> {
                known.add(row.number);
                found.add(new FulfillmentId(row.id));
            });
        var unknown = wanted.stream().filter(number -> !known.contains(number)).sorted().toList();
        if (!unknown.isEmpty()) throw Refusal.invalid("ORDER_NOT_FOUND", "numbers", unknown.size() + " of the numbers are unknown, such as "
            + unknown.subList(0, Math.min(NAMED_AT_MOST, unknown.size())) + ". Remove or correct them.");
        return List.copyOf(found);
    }
}
