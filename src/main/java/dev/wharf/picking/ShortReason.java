package dev.wharf.picking;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.Arrays;

/** Why a picker could not take what the task asks for. */
enum ShortReason {
    NOT_FOUND("货位没有", "not found"), TOO_FEW("数量不够", "too few"), DAMAGED("商品损坏", "damaged"), WRONG_GOODS("货位放错商品", "other goods in the bin");

    private final Text text;

    ShortReason(String zh, String en) {
        this.text = new Text(zh, en);
    }

    Text text() {
        return text;
    }

    static ShortReason parse(String code) {
        return Arrays.stream(values()).filter(r -> r.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("REASON_UNKNOWN", "reason", "reason is one of " + Arrays.toString(values()) + "."));
    }
}
