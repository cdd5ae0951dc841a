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

    /**
     * Books the units back into the bins they were taken from. Call inside a lane.
     *
     * @return where, as far as bins are known
     */
    List<Taken> undo(Wrong wrong);
}
