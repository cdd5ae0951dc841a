package dev.wharf.replay;

import java.util.List;

/** What must be true when nothing moves any more, asked of the tables of the house and of the other sides. */
final class EndCheck {
    /** A name, and a query that finds the breaches. */
    private record Law(String name, String breaches) { }

    private static final String OPEN = "f.stage NOT IN ('DONE', 'CANCELLED')";

    private static final List<Law> LAWS = List.of(
        new Law("An open order waits without hold or task", """
            SELECT CONCAT('F', f.fulfillment_id, ' in ', f.stage, ' at ', COALESCE((SELECT GROUP_CONCAT(DISTINCT e.ACT_ID_) FROM ACT_RU_EXECUTION p
                     JOIN ACT_RU_EXECUTION e ON e.PROC_INST_ID_ = p.ID_ WHERE p.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id)), 'nothing'))
              FROM fulfillment f WHERE %s
               AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.fulfillment_id = f.fulfillment_id AND h.closed_at IS NULL)
               AND NOT EXISTS (SELECT 1 FROM ACT_RU_EXECUTION p JOIN ACT_RU_TASK t ON t.PROC_INST_ID_ = p.ID_
                                WHERE p.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id))""".formatted(OPEN)),
        new Law("An order waits past review", """
            SELECT CONCAT('F', f.fulfillment_id, ' in ', f.stage) FROM fulfillment f WHERE %s AND f.stage <> 'REVIEW'""".formatted(OPEN)),
        new Law("A done order was not shipped by exactly one parcel", """
            SELECT CONCAT('F', f.fulfillment_id) FROM fulfillment f WHERE f.stage = 'DONE'
               AND (SELECT COUNT(*) FROM parcel p WHERE p.fulfillment_id = f.fulfillment_id AND p.state = 'HANDED_OVER' AND p.tracking_number <> '') <> 1"""),
        new Law("A done order was not told to the channel exactly once", """
            SELECT CONCAT('F', f.fulfillment_id) FROM fulfillment f WHERE f.stage = 'DONE'
               AND ((SELECT COUNT(*) FROM effect e WHERE e.fulfillment_id = f.fulfillment_id AND e.kind = 'PUSH_SHIPMENT' AND e.state = 'DONE') <> 1
                 OR (SELECT COUNT(*) FROM demo_shipment s WHERE s.effect_key = CONCAT('F', f.fulfillment_id)) <> 1)"""),
        new Law("The channel knows another tracking number", """
            SELECT CONCAT('F', p.fulfillment_id) FROM parcel p JOIN demo_shipment s ON s.effect_key = CONCAT('F', p.fulfillment_id)
             WHERE p.state = 'HANDED_OVER' AND s.tracking_number <> p.tracking_number"""),
        new Law("The channel was told of an order that was not shipped", """
            SELECT s.effect_key FROM demo_shipment s LEFT JOIN fulfillment f ON s.effect_key = CONCAT('F', f.fulfillment_id)
             WHERE f.fulfillment_id IS NULL OR f.stage <> 'DONE'"""),
        new Law("An order has two live waybills", """
            SELECT CONCAT('F', p.fulfillment_id) FROM parcel p JOIN demo_waybill w ON w.reference = CONCAT('P', p.parcel_id)
             WHERE NOT w.voided GROUP BY p.fulfillment_id HAVING COUNT(*) > 1"""),
        new Law("A waybill is paid for that no parcel carries", """
            SELECT w.reference FROM demo_waybill w LEFT JOIN parcel p ON w.reference = CONCAT('P', p.parcel_id)
             WHERE NOT w.voided AND (p.parcel_id IS NULL OR p.state <> 'HANDED_OVER' OR p.tracking_number <> w.tracking_number)"""),
        new Law("A parcel holds other goods than its order", """
            SELECT CONCAT('F', f.fulfillment_id, ' ', l.sku) FROM fulfillment f JOIN fulfillment_line l ON l.fulfillment_id = f.fulfillment_id
              JOIN parcel p ON p.fulfillment_id = f.fulfillment_id AND p.state = 'HANDED_OVER'
              LEFT JOIN parcel_line c ON c.parcel_id = p.parcel_id AND c.fulfillment_line_id = l.fulfillment_line_id
             WHERE COALESCE(c.quantity, 0) <> l.quantity"""),
        new Law("An order left with fewer verified units than it needs", """
            SELECT CONCAT('F', f.fulfillment_id) FROM fulfillment f WHERE f.stage = 'DONE'
               AND (SELECT COALESCE(SUM(l.quantity), 0) FROM fulfillment_line l WHERE l.fulfillment_id = f.fulfillment_id)
                 <> (SELECT COALESCE(SUM(v.scanned), 0) FROM verification_line v WHERE v.verification_id =
                        (SELECT MAX(verification_id) FROM verification WHERE fulfillment_id = f.fulfillment_id AND state = 'MATCHED'))"""),
        new Law("Units of an order were lost or made by splitting", """
            SELECT CONCAT(o.channel_order_no, ' ', l.line_no) FROM sales_order o JOIN sales_order_line l ON l.sales_order_id = o.sales_order_id
             WHERE l.quantity - l.cancelled_quantity <> (SELECT COALESCE(SUM(x.quantity), 0) FROM fulfillment_line x
                     WHERE x.sales_order_id = l.sales_order_id AND x.line_no = l.line_no)"""),
        new Law("An open order has not exactly one live instance", """
            SELECT CONCAT('F', f.fulfillment_id, ': ', COUNT(e.ID_)) FROM fulfillment f
              LEFT JOIN ACT_RU_EXECUTION e ON e.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id) AND e.PARENT_ID_ IS NULL
             WHERE %s GROUP BY f.fulfillment_id HAVING COUNT(e.ID_) <> 1""".formatted(OPEN)),
        new Law("An instance lives without an open order", """
            SELECT e.BUSINESS_KEY_ FROM ACT_RU_EXECUTION e LEFT JOIN fulfillment f ON e.BUSINESS_KEY_ = CONCAT('F', f.fulfillment_id)
             WHERE e.PARENT_ID_ IS NULL AND e.BUSINESS_KEY_ LIKE 'F%' AND (f.fulfillment_id IS NULL OR f.stage IN ('DONE', 'CANCELLED'))"""),
        new Law("Picked goods never came back", "SELECT CONCAT('F', fulfillment_id) FROM put_back WHERE state = 'OPEN'"),
        new Law("A closed order has an open hold", """
            SELECT CONCAT('F', f.fulfillment_id, ' ', h.code) FROM hold h JOIN fulfillment f ON f.fulfillment_id = h.fulfillment_id
             WHERE h.closed_at IS NULL AND f.stage IN ('DONE', 'CANCELLED')"""),
        new Law("A call to the outside failed, and its order was not cancelled", """
            SELECT CONCAT(e.kind, ' ', e.effect_key, ' ', e.error) FROM effect e JOIN fulfillment f ON f.fulfillment_id = e.fulfillment_id
             WHERE e.state = 'FAILED' AND f.stage <> 'CANCELLED'"""),
        new Law("The engine raised an incident", "SELECT CONCAT(INCIDENT_TYPE_, ' at ', ACTIVITY_ID_, ' ', COALESCE(INCIDENT_MSG_, '')) FROM ACT_RU_INCIDENT"));

    private final Api api;
    private final Floor floor;
    private final Tally tally;

    EndCheck(Api api, Floor floor, Tally tally) {
        this.api = api;
        this.floor = floor;
        this.tally = tally;
    }

    /** @param unitsExpected on hand before the replay plus all that it received */
    void run(long unitsExpected) {
        for (var law : LAWS) floor.column(law.breaches()).forEach(breach -> tally.failed(law.name() + ": " + breach));
        var proof = api.require(api.get(Staff.LEAD, "/api/v1/stock/proof"));
        for (var law : proof.path("laws")) {
            if (law.path("holds").asBoolean()) tally.count("Stock laws that hold");
            else tally.failed("Stock law " + law.path("code").asText() + ": " + law.path("breaches"));
        }
        if (proof.path("laws").isEmpty() || !proof.path("holds").asBoolean()) tally.failed("Stock proof: it does not hold");
        movements();
        units(unitsExpected);
    }

    /** That every law holds says little of movements that never happened. */
    private void movements() {
        var entries = floor.counts("SELECT kind, COUNT(*) FROM stock_entry GROUP BY kind");
        entries.forEach((kind, count) -> tally.count("Ledger entries " + kind, count));
        for (var kind : List.of("RECEIVE", "LOCK", "RELEASE", "DEDUCT")) {
            if (!entries.containsKey(kind)) tally.failed("Stock ledger: no entry of kind " + kind);
        }
        if (!entries.containsKey("ADJUST") && !entries.containsKey("COUNT")) tally.failed("Stock ledger: nothing was found missing");
    }

    private void units(long expected) {
        int onHand = floor.number("SELECT COALESCE(SUM(on_hand), 0) FROM stock");
        int shipped = floor.number("SELECT COALESCE(SUM(c.quantity), 0) FROM parcel_line c JOIN parcel p ON p.parcel_id = c.parcel_id WHERE p.state = 'HANDED_OVER'");
        int adjusted = floor.number("SELECT COALESCE(SUM(on_hand_delta), 0) FROM stock_entry WHERE kind NOT IN ('RECEIVE', 'DEDUCT')");
        tally.count("Units received", (int) expected);
        tally.count("Units shipped", shipped);
        tally.count("Units written off", -adjusted);
        tally.count("Units on hand at the end", onHand);
        if (shipped + onHand - adjusted != expected) tally.failed("Units: " + shipped + " shipped + " + onHand + " on hand is not " + expected + " received, " + adjusted + " adjusted");
    }
}
