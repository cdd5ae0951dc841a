package dev.wharf.scan;

import dev.wharf.common.FulfillmentId;
import dev.wharf.scan.FloorWork.Taken;
import java.util.List;

/** Takes picks back that the books name and that are not what lies with the order, so that picking again asks for these units and no others. */
public interface Retake {
    /**
     * @param lot     that the books name; empty if the goods have none
     * @param serials that the books name; empty if the goods have none
     * @param key     names the act, so that it is done once; at most 60 characters
     */
    record Wrong(FulfillmentId fulfillment, String warehouse, String sku, int units, String lot, List<String> serials, String key) { }

    /** @param units that were booked back. @param bins where to, as far as bins are known */
    record Undone(int units, List<Taken> bins) { }

    /**
     * Books the units back into the bins they were taken from. Call inside a lane. Fewer than wished if the books name fewer.
     */
    Undone undo(Wrong wrong);
}
