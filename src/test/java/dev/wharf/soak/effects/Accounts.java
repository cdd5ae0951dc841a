package dev.wharf.soak.effects;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What we say was done and what the other sides say, from their tables. */
final class Accounts {
    /** A waybill, a subscription, a push. */
    static final int EFFECTS_EACH = 3;

    private final JdbcClient own;
    private final JdbcClient sides;
    private final int orders;

    Accounts(JdbcClient own, JdbcClient sides, int orders) {
        this.own = own;
        this.sides = sides;
        this.orders = orders;
    }

    /** Tables and models are made once, by a first start of the whole application. @param environment as its processes have it */
    void setUp(Map<String, String> environment) {
        try (var context = EffectNode.application("0", "spring.datasource.url=" + environment.get("SPRING_DATASOURCE_URL"),
                "spring.datasource.username=" + environment.get("SPRING_DATASOURCE_USERNAME"), "spring.datasource.password=" + environment.get("SPRING_DATASOURCE_PASSWORD"))) {
            own.sql("CREATE TABLE soak_task (task_no INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(64) NOT NULL)").update();
            context.getAutowireCapableBeanFactory().createBean(SoakFloor.class).setUp();
        }
    }

    int done() {
        return count(own, "SELECT COUNT(*) FROM fulfillment WHERE stage = 'DONE'");
    }

    /** All was placed, nothing is due and nothing waits. */
    boolean atRest() {
        return done() == orders && count(own, "SELECT COUNT(*) FROM effect WHERE due_at IS NOT NULL") == 0 && count(own, "SELECT COUNT(*) FROM ACT_RU_EXECUTION") == 0;
    }

    String progress() {
        return count(own, "SELECT COUNT(*) FROM effect WHERE state = 'DONE'") + " effects done, " + done() + " orders";
    }

    String summary() {
        return "Waybills " + waybills() + ", subscriptions " + subscriptions() + ", pushes " + sides.sql("SELECT protocol, COUNT(*) FROM demo_platform_shipment GROUP BY protocol ORDER BY protocol")
            .query((rs, n) -> rs.getString(1) + " " + rs.getInt(2)).list() + " webhook " + webhooks() + "; asked of people: "
            + own.sql("SELECT name, COUNT(*) FROM soak_task GROUP BY name ORDER BY name").query((rs, n) -> rs.getString(1) + " " + rs.getInt(2)).list()
            + "; tries beyond the first " + count(own, "SELECT COALESCE(SUM(tries), 0) FROM effect");
    }

    private int waybills() {
        return count(own, "SELECT COUNT(*) FROM demo_waybill WHERE NOT voided");
    }

    private int subscriptions() {
        return count(sides, "SELECT COUNT(*) FROM demo_subscription");
    }

    private int webhooks() {
        return count(sides, "SELECT COUNT(*) FROM demo_shipment");
    }

    /** Empty if every effect was done exactly once and nothing is missing. */
    List<String> differences() {
        var wrong = new ArrayList<String>();
        for (var effect : own.sql("SELECT kind, effect_key, state, tries, error FROM effect WHERE state <> 'DONE' ORDER BY effect_id LIMIT 20")
                .query((rs, n) -> rs.getString(1) + " " + rs.getString(2) + " " + rs.getString(3) + " tries " + rs.getInt(4) + ": " + rs.getString(5)).list()) wrong.add("not done: " + effect);
        for (var kind : List.of("BUY_WAYBILL", "SUBSCRIBE_TRACKING", "PUSH_SHIPMENT")) {
            expect(wrong, "effects " + kind, orders, own.sql("SELECT COUNT(*) FROM effect WHERE kind = :kind AND state = 'DONE'").param("kind", kind).query(Integer.class).single());
        }
        expect(wrong, "orders done", orders, done());
        expect(wrong, "instances left", 0, count(own, "SELECT COUNT(*) FROM ACT_RU_EXECUTION"));
        expect(wrong, "tasks left", 0, count(own, "SELECT COUNT(*) FROM ACT_RU_TASK"));
        expect(wrong, "waybills sold", orders, waybills());
        expect(wrong, "waybills sold that no parcel has", 0, count(own, "SELECT COUNT(*) FROM demo_waybill w LEFT JOIN parcel p ON p.tracking_number = w.tracking_number WHERE p.parcel_id IS NULL"));
        expect(wrong, "subscriptions", orders, subscriptions());
        var numbers = own.sql("SELECT o.channel_order_no, p.tracking_number FROM sales_order o JOIN parcel p ON p.fulfillment_id = o.sales_order_id")
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list();
        var told = new ArrayList<>(sides.sql("SELECT order_no, tracking_number, times FROM demo_platform_shipment").query((rs, n) -> {
            if (rs.getInt(3) != 1) wrong.add("shipped " + rs.getInt(3) + " times: " + rs.getString(1));
            return Map.entry(rs.getString(1), rs.getString(2));
        }).list());
        told.addAll(sides.sql("SELECT order_no, tracking_number FROM demo_shipment").query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list());
        expect(wrong, "pushes kept by channels", orders, told.size());
        var missing = new ArrayList<>(numbers);
        told.forEach(missing::remove);
        missing.stream().limit(20).forEach(order -> wrong.add("not told, or told another number: " + order));
        return wrong;
    }

    private static void expect(List<String> wrong, String what, int expected, int found) {
        if (expected != found) wrong.add(what + ": " + found + " instead of " + expected);
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
