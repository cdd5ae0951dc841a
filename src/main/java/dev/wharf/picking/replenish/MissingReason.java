package dev.wharf.picking.replenish;

import dev.wharf.common.Refusal;
import java.util.Arrays;

/** Why units were not moved as planned. FULL says nothing about the reserve bin; the others make somebody count it. */
enum MissingReason {
    NOT_FOUND, TOO_FEW, DAMAGED, FULL;

    boolean isDoubt() {
        return this != FULL;
    }

    static MissingReason parse(String code) {
        return Arrays.stream(values()).filter(r -> r.name().equals(code)).findFirst()
            .orElseThrow(() -> Refusal.invalid("REASON_UNKNOWN", "reason", "reason is one of " + Arrays.toString(values()) + "."));
    }
}
