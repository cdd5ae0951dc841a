package dev.wharf.verification;

import static dev.wharf.verification.WayOut.CANCEL_DAMAGED;
import static dev.wharf.verification.WayOut.PICK_AGAIN;
import static dev.wharf.verification.WayOut.PUT_BACK;
import static dev.wharf.verification.WayOut.REPLACE_DAMAGED;
import static dev.wharf.verification.WayOut.VERIFY_AGAIN;

import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import java.util.Arrays;
import java.util.List;

/** How the goods differ from the order, and what a person may decide about it. Why each: docs/rules/bench.md. */
enum DifferenceKind {
    MISSING("少货", "missing", PICK_AGAIN), EXTRA("多货", "extra", PUT_BACK), WRONG_ITEM("错货", "wrong item", PICK_AGAIN), WRONG_LOT("批次不符", "of a wrong lot", PICK_AGAIN),
    WRONG_SERIAL("序列号不符", "of a wrong serial", PICK_AGAIN), DAMAGED("破损", "damaged", REPLACE_DAMAGED, CANCEL_DAMAGED);

    private final Text text;
    private final List<WayOut> ways;

    DifferenceKind(String zh, String en, WayOut... ways) {
        this.text = new Text(zh, en);
        this.ways = List.of(ways);
    }

    Text text() {
        return text;
    }

    /** Counting again is always one: the report itself may be wrong. */
    boolean allows(WayOut way) {
        return way == VERIFY_AGAIN || ways.contains(way);
    }

    /** The one that people nearly always want. */
    WayOut usual() {
        return ways.get(0);
    }

    /** True if goods lie here that belong in a bin. */
    boolean surplus() {
        return this == EXTRA || this == WRONG_ITEM;
    }

    static DifferenceKind parse(String code) {
        return Arrays.stream(values()).filter(k -> k.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("DIFFERENCE_UNKNOWN", "kind", "kind is one of " + Arrays.toString(values()) + "."));
    }
}
