package dev.wharf.stockkeeping;

import dev.wharf.inventory.Posting.Kind;

/** Why stock is changed by hand. */
public enum AdjustReason {
    FOUND(Kind.ADJUST), LOST(Kind.ADJUST), DAMAGED(Kind.REJECT), EXPIRED(Kind.REJECT), INSPECTED_GOOD(Kind.INSPECT), INSPECTED_BAD(Kind.INSPECT),
    INTERNAL_USE(Kind.ADJUST), SAMPLE(Kind.ADJUST), DESTROYED(Kind.ADJUST), DATA_ERROR(Kind.ADJUST), OTHER(Kind.ADJUST);

    private final Kind kind;

    AdjustReason(Kind kind) {
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
