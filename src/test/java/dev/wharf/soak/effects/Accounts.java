package dev.wharf.soak.effects;

import dev.wharf.common.Money;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What should have been done, what we say was done, and what the other sides say, from their tables. */
final class Accounts {
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
            context.getAutowireCapableBeanFactory().createBean(SoakFloor.class).setUp();
            context.getAutowireCapableBeanFactory().createBean(SoakPeople.class).setUp();
        }
    }

    int ended() {
        return count(own, "SELECT COUNT(*) FROM fulfillment WHERE stage IN ('DONE', 'CANCELLED')");
    }

    /** All was placed, nothing is due and nothing waits. */
    boolean atRest() {
        return ended() == orders && count(own, "SELECT COUNT(*) FROM effect WHERE due_at IS NOT NULL") == 0 && count(own, "SELECT COUNT(*) FROM ACT_RU_EXECUTION") == 0;
    }

    String progress() {
        return count(own, "SELECT COUNT(*) FROM effect WHERE state = 'DONE'") + " effects done, " + ended() + " orders ended";
    }

    String summary() {
        return "Effects done " + counts(own, "SELECT kind, COUNT(*) FROM effect WHERE state = 'DONE' GROUP BY kind ORDER BY kind") + ", in vain "
            + counts(own, "SELECT kind, COUNT(*) FROM effect WHERE state <> 'DONE' GROUP BY kind ORDER BY kind") + "\nOrders "
            + counts(own, "SELECT stage, COUNT(*) FROM fulfillment GROUP BY stage ORDER BY stage") + "; the shops gave back " + count(sides, "SELECT COUNT(*) FROM demo_refund")
            + ", took back " + count(sides, "SELECT COUNT(*) FROM demo_shop_event WHERE event_id LIKE '%.cancelled'") + "\nAsked of people "
            + counts(own, "SELECT name, COUNT(*) FROM soak_task GROUP BY name ORDER BY name") + "; tries beyond the first " + count(own, "SELECT COALESCE(SUM(tries), 0) FROM effect");
    }

    private static List<String> counts(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query((rs, n) -> rs.getString(1) + " " + rs.getInt(2)).list();
    }

    /** Empty if every effect was done exactly once and nothing is missing. */
    List<String> differences() {
        var wrong = new Differences();
        wrong.compare("orders", all(one -> true, one -> one.no() + (one.ships() ? " DONE" : " CANCELLED")), own("SELECT CONCAT_WS(' ', channel_order_no, stage) FROM fulfillment JOIN sales_order USING (sales_order_id)"));
        wrong.compare("instances left", List.of(), own("SELECT BUSINESS_KEY_ FROM ACT_RU_EXECUTION WHERE PARENT_ID_ IS NULL"));
        wrong.compare("tasks left", List.of(), own("SELECT TASK_DEF_KEY_ FROM ACT_RU_TASK"));
        wrong.compare("effects of orders that left", SoakOrder.all(orders).filter(SoakOrder::ships).flatMap(Accounts::effects).toList(),
            own("SELECT CONCAT_WS(' ', channel_order_no, kind, state) FROM effect JOIN fulfillment USING (fulfillment_id) JOIN sales_order USING (sales_order_id) WHERE stage = 'DONE'"));
        wrong.compare("effects that did not end", List.of(), own("SELECT CONCAT_WS(' ', kind, effect_key, state, error) FROM effect WHERE state NOT IN ('DONE', 'FAILED')"));
        waybills(wrong);
        notices(wrong);
        refunds(wrong);
        return wrong.list();
    }

    private static Stream<String> effects(SoakOrder one) {
        return Stream.of("BUY_WAYBILL", "SUBSCRIBE_TRACKING", one.shop().early() ? "PUSH_EARLY" : "PUSH_SHIPMENT").map(kind -> one.no() + " " + kind + " DONE");
    }

    /** Labels that were not given back are those of parcels that left, and these are watched. */
    private void waybills(Differences wrong) {
        var left = own("SELECT tracking_number FROM parcel WHERE state = 'HANDED_OVER'");
        wrong.compare("parcels that left", all(SoakOrder::ships, SoakOrder::no), own("SELECT channel_order_no FROM parcel JOIN fulfillment USING (fulfillment_id) JOIN sales_order USING (sales_order_id) WHERE state = 'HANDED_OVER'"));
        wrong.compare("waybills that stand", left, own("SELECT tracking_number FROM demo_waybill WHERE NOT voided"));
        wrong.compare("subscriptions", left, sides("SELECT number FROM demo_subscription"));
    }

    /** Each channel knows what left, once, and nothing of what was cancelled; where it cannot be told so, a person was asked. */
    private void notices(Differences wrong) {
        var left = own("SELECT CONCAT_WS(' ', channel_order_no, tracking_number, 1) FROM parcel JOIN fulfillment USING (fulfillment_id) JOIN sales_order USING (sales_order_id) WHERE state = 'HANDED_OVER'");
        var asked = own("SELECT order_no FROM soak_task WHERE name = 'Task_CorrectNotice'");
        var told = Stream.concat(sides("SELECT CONCAT_WS(' ', order_no, tracking_number, times) FROM demo_platform_shipment").stream().filter(one -> !asked.contains(one.substring(0, one.indexOf(' ')))),
            sides("SELECT CONCAT_WS(' ', order_no, tracking_number, 1) FROM demo_shipment").stream()).toList();
        wrong.compare("notices that channels keep", left, told);
        wrong.compare("notices told twice", List.of(), sides("SELECT event_id FROM demo_shop_event WHERE times > 1 AND event_id NOT LIKE '%.cancelled'"));
        wrong.compare("notices that channels took, and neither keep nor took back", List.of(), sides("""
            SELECT event_id FROM demo_shop_event e WHERE event_id NOT LIKE '%.cancelled'
               AND (SELECT COUNT(*) FROM demo_shipment s WHERE s.shop_code = e.shop_code AND s.effect_key = e.event_id)
                 + (SELECT COUNT(*) FROM demo_shop_event b WHERE b.shop_code = e.shop_code AND b.event_id = CONCAT(e.event_id, '.cancelled')) <> 1"""));
        wrong.compare("notices told in a second round", List.of(), sides("SELECT event_id FROM demo_shop_event WHERE event_id LIKE '%~%' AND event_id NOT LIKE '%~1%'"));
        wrong.compare("notices not taken back", List.of(), own("SELECT effect_key FROM effect WHERE kind = 'WITHDRAW_SHIPMENT' AND state <> 'DONE'"));
    }

    /** Each cancelled order's money went back once, all of it: by the shop's server, or where it has none by a person. */
    private void refunds(Differences wrong) {
        wrong.compare("refunds in our books", all(one -> !one.ships(), one -> one.no() + " " + one.paidMinor() + (one.shop().webhook() ? " DONE DONE" : " BY_HAND FAILED")), own("""
            SELECT CONCAT_WS(' ', channel_order_no, amount_minor, r.state, e.state) FROM refund r JOIN sales_order o ON o.sales_order_id = r.sales_order_id
              JOIN effect e ON e.effect_key = r.effect_key AND e.kind = 'REFUND'"""));
        wrong.compare("refunds that shops gave", all(one -> !one.ships() && one.shop().webhook(), one -> one.no() + " " + Money.text(one.paidMinor()) + " CNY 1"),
            sides("SELECT CONCAT_WS(' ', order_no, amount, times) FROM demo_refund"));
        wrong.compare("refunds by hand", all(one -> !one.ships() && !one.shop().webhook(), SoakOrder::no), own("SELECT order_no FROM soak_task WHERE name = 'Task_SettleRefund'").stream()
            .filter(no -> !SoakOrder.of(no).shop().webhook()).toList());
    }

    private List<String> all(Predicate<SoakOrder> which, Function<SoakOrder, String> words) {
        return SoakOrder.all(orders).filter(which).map(words).toList();
    }

    private List<String> own(String sql) {
        return own.sql(sql).query(String.class).list();
    }

    private List<String> sides(String sql) {
        return sides.sql(sql).query(String.class).list();
    }

    private static int count(JdbcClient jdbc, String sql) {
        return jdbc.sql(sql).query(Integer.class).single();
    }
}
