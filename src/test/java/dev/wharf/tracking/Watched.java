package dev.wharf.tracking;


import static dev.wharf.Soon.soon;

import dev.wharf.FloorFixture;
import dev.wharf.common.FulfillmentId;
import dev.wharf.demo.DemoFeeds;
import dev.wharf.demo.StubCouriers;
import dev.wharf.demo.StubCouriers.Scan;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.shipping.Handover;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Parcels that went the whole way to the carrier and are watched by a stub feed. */
public final class Watched {
    public static final String CARRIER = "KD-T";
    public static final String SECOND = "KN-T";
    private static final Instant START = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.HOURS);

    public final FloorFixture floor;
    private final ApplicationContext context;
    private final JdbcClient jdbc;

    public Watched(ApplicationContext context) {
        this.context = context;
        this.jdbc = context.getBean(JdbcClient.class);
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    /** @param number of its only parcel */
    public record Sent(FulfillmentId order, String number) { }

    /** Handed over and not yet subscribed for certain. The stub sells the label; then it is made one of a carrier that a feed watches. */
    public Sent handedOver(String carrier) {
        var order = floor.order(Map.of("CUP", 2));
        tell(order, Message.GoodsPicked, "COMPLETE");
        tell(order, Message.GoodsVerified, "MATCHED");
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
        jdbc.sql("UPDATE parcel SET carrier_code = :carrier WHERE fulfillment_id = :id").param("carrier", carrier).param("id", order.value()).update();
        var number = jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id").param("id", order.value()).query(String.class).single();
        var result = context.getBean(Handover.class).handOver(List.of(number)).get(0);
        if (!result.handedOver()) throw new AssertionError(result.code());
        return new Sent(order, number);
    }

    public Sent watched() {
        var sent = handedOver(CARRIER);
        soon().until(() -> watchState(sent), "WATCHED"::equals);
        return sent;
    }

    public String watchState(Sent sent) {
        return jdbc.sql("SELECT watch_state FROM parcel_tracking WHERE tracking_number = :number").param("number", sent.number()).query(String.class).optional().orElse("");
    }

    public String state(Sent sent) {
        return jdbc.sql("SELECT state FROM parcel_tracking WHERE tracking_number = :number").param("number", sent.number()).query(String.class).optional().orElse("");
    }

    public int events(Sent sent) {
        return jdbc.sql("SELECT COUNT(*) FROM tracking_event WHERE fulfillment_id = :id").param("id", sent.order().value()).query(Integer.class).single();
    }

    public String push(Sent sent, String state, Scan... scans) {
        return context.getBean(StubCouriers.class).pushKuaidi100(DemoFeeds.ACCOUNT, DemoFeeds.SALT, param(sent, state, scans));
    }

    public static String param(Sent sent, String state, Scan... scans) {
        return StubCouriers.kuaidi100("kdt", sent.number(), state, List.of(scans));
    }

    /** @param minute after a time that is the same for all scans of a run */
    public static Scan scan(int minute, String code, String text) {
        return new Scan(START.plus(Duration.ofMinutes(minute)), code, text);
    }

    /** Until no push waits any more: whatever is then as it was stays so. */
    public void processed() {
        soon().until(() -> jdbc.sql("SELECT COUNT(*) FROM tracking_push WHERE state = 'NEW'").query(Integer.class).single() == 0);
    }

    private void tell(FulfillmentId order, Message message, String outcome) {
        floor.inLane(() -> {
            context.getBean(Instances.class).tell(message, List.of(order), message == Message.GoodsPicked ? FulfillOrder.PICK_OUTCOME : FulfillOrder.VERIFY_OUTCOME, outcome);
            return null;
        });
    }
}
