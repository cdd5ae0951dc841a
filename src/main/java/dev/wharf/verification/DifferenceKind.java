package dev.wharf.verification;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.Arrays;

/** How the goods differ from the order. */
enum DifferenceKind {
    MISSING("少货", "missing"), EXTRA("多货", "extra"), WRONG_ITEM("错货", "wrong item"), DAMAGED("破损", "damaged");

    private final Text text;

    DifferenceKind(String zh, String en) {
        this.text = new Text(zh, en);
    }

    Text text() {
        return text;
    }

    static DifferenceKind parse(String code) {
        return Arrays.stream(values()).filter(k -> k.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("DIFFERENCE_UNKNOWN", "kind", "kind is one of " + Arrays.toString(values()) + "."));
    }
}
