package dev.wharf.allocation;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.Arrays;
import java.util.Set;

/**
 * A warehouse will not ship a fulfillment.
 *
 * @param sku      what the reason is about; empty for NOT_IN_STOCK of all its goods, and for CLOSED and OTHER
 * @param quantity units that are missing or damaged; 0 where the reason counts none
 */
record Rejection(long id, FulfillmentId fulfillment, String warehouse, Reason reason, String sku, int quantity, String note) {
    /** What the reason does to the stock stands in docs/rules/warehouse-choice.md. */
    enum Reason {
        NOT_IN_STOCK("实物不在", "not in stock"), MISMATCH("数量不符", "quantity differs"), DAMAGED("商品损坏", "damaged"), CLOSED("仓库停工", "closed"), OTHER("其他", "other");

        private static final Set<Reason> COUNTED = Set.of(MISMATCH, DAMAGED);
        private final Text text;

        Reason(String zh, String en) {
            this.text = new Text(zh, en);
        }

        Text text() {
            return text;
        }

        boolean counted() {
            return COUNTED.contains(this);
        }

        boolean namesSku() {
            return counted() || this == NOT_IN_STOCK;
        }

        static Reason parse(String code) {
            return Arrays.stream(values()).filter(r -> r.name().equals(code)).findFirst()
                .orElseThrow(() -> Refusal.invalid("REASON_UNKNOWN", "reason", "reason is one of " + Arrays.toString(values()) + "."));
        }
    }

    Text sentence() {
        var units = sku.isEmpty() ? "" : " " + sku + (quantity == 0 ? "" : " × " + quantity);
        var more = note.isEmpty() ? "" : "（" + note + "）";
        return new Text("仓库 " + warehouse + " 拒单：" + reason.text.zh() + units + more, "Warehouse " + warehouse + " rejected it: " + reason.text.en() + units + (note.isEmpty() ? "" : " (" + note + ")"));
    }
}
