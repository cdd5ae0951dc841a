package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Level;
import dev.wharf.order.Stage;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What someone looks for; an empty part does not narrow, and neither does one that is missing. Bound from the parameters of a request.
 *
 * @param q         any number: ours, the channel's or its beginning, a parcel's
 * @param tag       of orders under way, unless a stage is named
 * @param level     a rule said this of it; of orders under way, unless a stage is named
 * @param dueWithin minutes: has to ship before that, and the carrier does not have it; those that are late too
 * @param delivery  what carriers say of its parcels: TRANSIT, DELIVERED if all of them are, or PROBLEM, which is also a person's task about one
 * @param cursor    the last order of the page before, or empty
 */
record OrderFilter(String q, String shop, String stage, String hold, String tag, String level, Boolean overdue, String dueWithin, String delivery, String cursor) {
    /** A year: whoever looks further ahead means all orders. */
    private static final int MINUTES_MOST = 525_600;

    OrderFilter {
        q = text(q);
        shop = text(shop);
        stage = text(stage);
        hold = text(hold);
        tag = text(tag);
        level = text(level);
        overdue = overdue != null && overdue;
        dueWithin = text(dueWithin);
        delivery = text(delivery);
        cursor = text(cursor);
        checkOneOf("delivery", "DELIVERY_UNKNOWN", delivery, Delivery.values());
        checkOneOf("stage", "STAGE_UNKNOWN", stage, Stage.values());
        checkOneOf("level", "LEVEL_UNKNOWN", level, Level.values());
        if (!dueWithin.isEmpty() && !(dueWithin.matches("[0-9]{1,6}") && Integer.parseInt(dueWithin) <= MINUTES_MOST)) {
            throw Refusal.invalid("DUE_WITHIN_INVALID", "dueWithin", "dueWithin is a number of minutes from 0 to " + MINUTES_MOST + ".");
        }
        if (!cursor.isEmpty() && !FulfillmentId.isOne(cursor)) throw Refusal.invalid("CURSOR_INVALID", "cursor", "The cursor is the last number of the page before, like F10000123.");
    }

    enum Delivery { TRANSIT, DELIVERED, PROBLEM }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    private static void checkOneOf(String field, String code, String value, Enum<?>[] known) {
        if (!value.isEmpty() && Stream.of(known).noneMatch(k -> k.name().equals(value))) throw Refusal.invalid(code, field, "A " + field + " is one of " + List.of(known) + ".");
    }

    /** Orders after this one in the list have smaller numbers. */
    long below() {
        return cursor.isEmpty() ? Long.MAX_VALUE : FulfillmentId.parse(cursor).value();
    }

    /** Where the same search goes on after this order. */
    String after(String last) {
        var parts = new LinkedHashMap<String, Object>();
        parts.put("q", q);
        parts.put("shop", shop);
        parts.put("stage", stage);
        parts.put("hold", hold);
        parts.put("tag", tag);
        parts.put("level", level);
        parts.put("overdue", overdue ? "true" : "");
        parts.put("dueWithin", dueWithin);
        parts.put("delivery", delivery);
        parts.put("cursor", last);
        parts.values().removeIf(""::equals);
        var uri = UriComponentsBuilder.fromPath("/orders");
        parts.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
        return uri.encode().buildAndExpand(parts).toUriString();
    }
}
