package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.RejectReason;

/**
 * A warehouse will not ship a fulfillment.
 *
 * @param sku      what the reason is about; empty for NOT_IN_STOCK of all its goods, and where the reason is not about goods
 * @param quantity units that are missing or damaged; 0 where the reason counts none
 */
record Rejection(long id, FulfillmentId fulfillment, String warehouse, RejectReason reason, String sku, int quantity, String note) {
    Text sentence() {
        var units = sku.isEmpty() ? "" : " " + sku + (quantity == 0 ? "" : " × " + quantity);
        return new Text("仓库 " + warehouse + " 拒单：" + reason.text().zh() + units + (note.isEmpty() ? "" : "（" + note + "）"),
            "Warehouse " + warehouse + " rejected it: " + reason.text().en() + units + (note.isEmpty() ? "" : " (" + note + ")"));
    }
}
