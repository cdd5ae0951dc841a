package dev.wharf.replay;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Buyers who change their mind, each in a stage of his own choosing; customer service cancels for them. */
final class Customers implements Worker {
    private static final int PERCENT_WHOLE_ORDER = 60;
    private static final List<String> STAGES = List.of("REVIEW", "LOCK", "PICK", "VERIFY", "SHIP", "SYNC", "DONE");
    private static final List<String> WISHES = List.of("REVIEW", "PICK", "PICK", "VERIFY", "VERIFY", "SHIP", "SHIP", "SYNC");

    private final Api api;
    private final Floor floor;
    private final Tally tally;
    /** Order number to the stage in which its buyer will call. */
    private final Map<String, String> wishes = new HashMap<>();
    private final Set<String> called = new HashSet<>();

    Customers(Api api, Floor floor, Tally tally, Set<String> changedTheirMind) {
        this.api = api;
        this.floor = floor;
        this.tally = tally;
        for (var number : changedTheirMind) {
            if (Choice.percent("whole order", number) < PERCENT_WHOLE_ORDER) wishes.put(number, WISHES.get(Choice.percent("wish", number) % WISHES.size()));
        }
    }

    @Override
    public String name() {
        return Staff.CUSTOMER_SERVICE + " at the telephone";
    }

    @Override
    public boolean work() {
        boolean any = false;
        for (var order : floor.ofOrders(wishes.keySet())) {
            if (STAGES.indexOf(order.stage()) < STAGES.indexOf(wishes.get(order.orderNo())) || !called.add(order.fulfillment())) continue;
            any = true;
            var answer = api.post(Staff.CUSTOMER_SERVICE, "/api/v1/orders/" + order.fulfillment() + "/cancel", Map.of("reason", "不想要了"));
            if (answer.ok()) tally.count("Cancelled for the buyer in stage " + answer.body().path("stageBefore").asText());
            else if (answer.code().equals("ALREADY_HANDED_OVER")) tally.count("Cancellations refused after handover");
            else tally.failed("Cancel: " + order + " answered " + answer);
        }
        return any;
    }
}
