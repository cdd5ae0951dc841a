package dev.wharf.order;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.Arrays;

/** Why a warehouse will not ship a fulfillment. What each does to the stock stands in docs/rules/warehouse-choice.md. */
public enum RejectReason {
    NOT_IN_STOCK("实物不在", "not in stock"), MISMATCH("数量不符", "quantity differs"), DAMAGED("商品损坏", "damaged"), CLOSED("仓库停工", "closed"), OTHER("其他", "other");

    private final Text text;

    RejectReason(String zh, String en) {
        this.text = new Text(zh, en);
    }

    public Text text() {
        return text;
    }

    /** Whether it says how many units. */
    public boolean counted() {
        return this == MISMATCH || this == DAMAGED;
    }

    /** Whether it is about goods, and not about the warehouse. */
    public boolean ofGoods() {
        return counted() || this == NOT_IN_STOCK;
    }

    /** @throws Refusal INVALID if there is no such reason */
    public static RejectReason parse(String code) {
        return Arrays.stream(values()).filter(r -> r.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("REASON_UNKNOWN", "reason", "reason is one of " + Arrays.toString(values()) + "."));
    }

    /** Its words; a code that is no reason stands for itself. */
    public static Text words(String code) {
        return Arrays.stream(values()).filter(r -> r.name().equals(code)).findFirst().map(RejectReason::text).orElse(new Text(code, code));
    }
}
