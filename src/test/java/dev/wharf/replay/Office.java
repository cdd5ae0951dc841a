package dev.wharf.replay;

import dev.wharf.replay.Decider.Decision;
import java.util.List;
import java.util.Map;

/** What the people at the desks decide. Everything that can be decided is, somewhere in the run. */
final class Office {
    private static final int PERCENT_CORRECTED = 80;
    private static final int PERCENT_ACCEPTED = 12;
    private static final int PERCENT_PAID = 70;
    private static final int PERCENT_NEVER_PAID = 15;

    private final Api api;
    private final Floor floor;
    private final Tally tally;
    private final List<String> warehouses;

    Office(Api api, Floor floor, Tally tally, List<String> warehouses) {
        this.api = api;
        this.floor = floor;
        this.tally = tally;
        this.warehouses = warehouses;
    }

    List<Worker> people() {
        return List.of(
            clerk(Staff.REVIEWER, Map.of("Task_FixAddress", this::address, "Task_FixReceiver", this::address, "Task_ResolveShortage", this::shortage)),
            clerk(Staff.FINANCE, Map.of("Task_AwaitPayment", this::payment)),
            clerk(Staff.LEAD, Map.of("Task_ResolveShortPick", Decider.inTurn("short", List.of(Decision.of("PICK_AGAIN"), Decision.of("NOT_THERE"))),
                "Task_ResolveDifference", Decider.always("VERIFY_AGAIN"))),
            clerk(Staff.SHIPPER, Map.of("Task_ResolveWaybill", Decider.always("TRY_AGAIN"), "Task_VoidLabelByHand", Decider.always("DONE"))),
            clerk(Staff.CUSTOMER_SERVICE, Map.of("Task_ResolvePush", Decider.always("TRY_AGAIN"))));
    }

    private Clerk clerk(String user, Map<String, Decider> deciders) {
        return new Clerk(user, api, floor, tally, deciders);
    }

    private Decision address(String fulfillment, int visit) {
        int choice = Choice.percent("address", floor.orderOf(fulfillment).orderNo());
        if (choice >= PERCENT_CORRECTED + PERCENT_ACCEPTED && visit == 0) return Decision.of("CANCEL", "买家联系不上");
        if (choice >= PERCENT_CORRECTED && visit == 0) return Decision.of("ACCEPT", "买家确认地址可以送达");
        var answer = api.put(Staff.REVIEWER, "/api/v1/orders/" + fulfillment + "/receiver", Receivers.goodFor(fulfillment));
        if (answer.ok()) tally.count("Receivers corrected");
        else if (answer.status() != 409) tally.failed("Receiver: " + fulfillment + " answered " + answer);
        return Decision.NOTHING;
    }

    private Decision payment(String fulfillment, int visit) {
        var order = floor.orderOf(fulfillment);
        int choice = Choice.percent("payment", order.orderNo());
        if (choice < PERCENT_PAID) {
            var answer = api.post(Staff.SYSTEM, "/api/v1/orders/" + fulfillment + "/payments", Map.of("status", "PAID", "paidMinor", order.totalMinor()));
            if (answer.ok()) tally.count("Payments that arrived");
            else tally.failed("Payment: " + fulfillment + " answered " + answer);
            return Decision.NOTHING;
        }
        if (choice < PERCENT_PAID + PERCENT_NEVER_PAID) {
            tally.count("Payments left waiting");
            return Decision.NOTHING;
        }
        return visit == 0 && choice % 2 == 0 ? Decision.of("RECHECK") : Decision.of("CANCEL", "买家不再付款");
    }

    private Decision shortage(String fulfillment, int visit) {
        var elsewhere = warehouses.get(Choice.percent("warehouse", fulfillment) % warehouses.size());
        var decisions = List.of(Decision.of("WAIT"), Decision.of("SHIP_AVAILABLE"), Decision.of("CANCEL_MISSING"),
            new Decision(Map.of("decision", "OTHER_WAREHOUSE", "warehouse", elsewhere)), Decision.of("SHIP_AVAILABLE"), Decision.of("CANCEL", "缺货，买家不等"),
            Decision.of("WAIT"), Decision.of("CANCEL_MISSING"));
        return Decider.inTurn("shortage", decisions).decide(fulfillment, visit);
    }
}
