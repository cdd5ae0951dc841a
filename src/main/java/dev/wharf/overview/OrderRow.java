package dev.wharf.overview;

import java.time.Instant;
import java.util.List;

/** One order in a list. @param holds codes of its open holds @param tags words that rules put on it */
record OrderRow(String fulfillment, String channelOrderNo, String shop, String shopName, String stage, String warehouse, int lines, int units,
                String trackingNumber, Instant shipBy, Instant createdAt, Instant stageAt, List<String> tags, List<String> holds) {

    public boolean open() {
        return !List.of("DONE", "CANCELLED", "MERGED").contains(stage);
    }

    /** Whether the ship-by time still counts: in Sync the channel does not know yet that it was met. */
    public boolean timed() {
        return open() && !stage.equals("CANCELLING");
    }
}
