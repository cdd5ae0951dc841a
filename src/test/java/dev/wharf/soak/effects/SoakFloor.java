package dev.wharf.soak.effects;

import dev.wharf.aftersales.CancelOrder;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Handling;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Region;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.parcel.Parcel;
import dev.wharf.parcel.Parcels;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lanes;
import dev.wharf.refund.RefundReason;
import dev.wharf.shipping.Handover;
import dev.wharf.soak.effects.SoakOrder.Fate;
import dev.wharf.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the floor and the buyers around the effects do, safe to be killed at any moment and to be done by two nodes at once. */
class SoakFloor {
    static final String WAREHOUSE = "SOAK-WH";
    private static final int AT_ONCE = 40;
    /** Orders that may be under way: as many effects are due as the workers can lease several times. */
    private static final int OPEN_MOST = 400;

    /** @param number empty until the parcel has its label */
    private record Here(SoakOrder order, FulfillmentId id, String number, Instant labelledAt) {
        boolean ripe(Instant now) {
            return labelledAt != null && !labelledAt.plus(order.stays()).isAfter(now);
        }

        boolean isToCancel(Instant now) {
            return !order.ships() && (order.fate() != Fate.CANCELLED_LABELLED || ripe(now));
        }
    }

    @Autowired
    private Lanes lanes;
    @Autowired
    private Ids ids;
    @Autowired
    private Fulfillments fulfillments;
    @Autowired
    private SalesOrders orders;
    @Autowired
    private Parcels parcels;
    @Autowired
    private Shops shops;
    @Autowired
    private Warehouses warehouses;
    @Autowired
    private Handover handover;
    @Autowired
    private CancelOrder cancelOrder;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private JdbcClient jdbc;

    void setUp() {
        shops.put(SoakOrder.SHOPS.stream().distinct().map(s -> new Shops.Shop(s.code(), "长跑店", s.channel())).toList());
        warehouses.put(List.of(new Warehouses.Warehouse(WAREHOUSE, "长跑仓", "上海市", "上海市", "嘉定区", true)));
        jdbc.sql("CREATE TABLE soak_placed (one INT NOT NULL PRIMARY KEY, placed INT NOT NULL)").update();
        jdbc.sql("INSERT INTO soak_placed VALUES (1, 0)").update();
    }

    void work(int total) {
        if (jdbc.sql("SELECT COUNT(*) FROM fulfillment WHERE stage NOT IN ('DONE', 'CANCELLED')").query(Integer.class).single() < OPEN_MOST) lanes.runOne(() -> place(total));
        var now = Instant.now();
        var here = here();
        here.stream().filter(one -> one.isToCancel(now)).limit(AT_ONCE).forEach(one -> cancelOrder.cancel(one.id(), "长跑", RefundReason.CANCELLED));
        var going = here.stream().filter(one -> one.order().ships() && one.ripe(now)).limit(AT_ONCE).map(Here::number).toList();
        if (!going.isEmpty()) handover.handOver(going);
    }

    private List<Here> here() {
        return jdbc.sql("""
                SELECT channel_order_no, fulfillment_id, COALESCE(tracking_number, ''), labelled_at FROM fulfillment JOIN sales_order USING (sales_order_id) LEFT JOIN parcel USING (fulfillment_id)
                 WHERE stage IN ('VERIFY', 'SHIP') ORDER BY fulfillment_id
                """)
            .query((rs, n) -> new Here(SoakOrder.of(rs.getString(1)), new FulfillmentId(rs.getLong(2)), rs.getString(3), SqlTime.instant(rs.getObject(4, LocalDateTime.class)))).list();
    }

    /** How many were placed commits with them. */
    private void place(int total) {
        int placed = jdbc.sql("SELECT placed FROM soak_placed WHERE one = 1 FOR UPDATE").query(Integer.class).single();
        int until = Math.min(total, placed + AT_ONCE);
        for (int number = placed; number < until; number++) place(new SoakOrder(number));
        jdbc.sql("UPDATE soak_placed SET placed = :n WHERE one = 1").param("n", until).update();
    }

    private void place(SoakOrder soak) {
        var id = new FulfillmentId(ids.next());
        var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
        var shop = soak.shop().code();
        long line = ids.next();
        var order = new SalesOrder(id.value(), shop, soak.shop().channel(), soak.no(), "test", "buyer", now, now.plus(1, ChronoUnit.DAYS), now, PaymentStatus.PAID, soak.paidMinor(), soak.paidMinor(), "CNY",
            new Receiver("测试", "13800000000", "上海市", "上海市", "嘉定区", "测试路1号", ""), "", "", WAREHOUSE, SalesOrder.Terms.PLAIN, List.of(new SalesOrder.Line("1", "SOAK-SKU", 1, soak.paidMinor())));
        orders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8))));
        boolean packed = soak.fate() != Fate.CANCELLED_UNPACKED;
        fulfillments.add(new Fulfillment(id, id.value(), shop, packed ? Stage.SHIP : Stage.VERIFY, WAREHOUSE, Region.UNKNOWN, Handling.PLAIN, order.shipBy(), now, now, null, "", 0,
            List.of(new Fulfillment.Line(line, id.value(), "1", "SOAK-SKU", 1, soak.paidMinor()))), order);
        if (packed) parcels.add(Parcel.packed(ids.next(), id, "DEMO", 100, now, List.of(new Parcel.Content(line, "SOAK-SKU", 1))));
        runtime.createProcessInstanceByKey(FulfillOrder.KEY).businessKey(id.toString()).startBeforeActivity(packed ? "Task_RequestWaybill" : "Task_AwaitVerify").execute();
    }
}
