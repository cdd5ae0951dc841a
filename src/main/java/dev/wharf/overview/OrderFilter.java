package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.Stage;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What someone looks for; an empty part does not narrow.
 *
 * @param q      any number: ours, the channel's or its beginning, a parcel's
 * @param cursor the last order of the page before, or empty
 */
record OrderFilter(String q, String shop, String stage, String hold, boolean overdue, String cursor) {
    OrderFilter {
        q = q.strip();
        shop = shop.strip();
        stage = stage.strip();
        hold = hold.strip();
        cursor = cursor.strip();
        if (!stage.isEmpty()) checkStage(stage);
        if (!cursor.isEmpty() && !FulfillmentId.isOne(cursor)) throw Refusal.invalid("CURSOR_INVALID", "cursor", "The cursor is the last number of the page before, like F10000123.");
    }

    private static void checkStage(String stage) {
        for (var known : Stage.values()) if (known.name().equals(stage)) return;
        throw Refusal.invalid("STAGE_UNKNOWN", "stage", "A stage is one of " + java.util.List.of(Stage.values()) + ".");
    }

    /** Orders after this one in the list have smaller numbers. */
    long below() {
        return cursor.isEmpty() ? Long.MAX_VALUE : FulfillmentId.parse(cursor).value();
    }

    /** Where the same search goes on after this order. */
    String after(String last) {
        var uri = UriComponentsBuilder.fromPath("/orders");
        if (!q.isEmpty()) uri.queryParam("q", "{q}");
        if (!shop.isEmpty()) uri.queryParam("shop", "{shop}");
        if (!stage.isEmpty()) uri.queryParam("stage", stage);
        if (!hold.isEmpty()) uri.queryParam("hold", "{hold}");
        if (overdue) uri.queryParam("overdue", true);
        uri.queryParam("cursor", last);
        return uri.encode().buildAndExpand(java.util.Map.of("q", q, "shop", shop, "hold", hold)).toUriString();
    }
}
