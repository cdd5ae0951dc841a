package dev.wharf.process;

import dev.wharf.common.FulfillmentId;

/** Who may decide what at a human task, beyond being a candidate for it. Asked before the engine takes the completion, so that the person is told why not. */
public interface TaskPolicy {
    /** @param carrier code a person wants to use, and {@code mapTo} the SKU; empty where none was asked for */
    record Completion(String decision, String reason, String carrier, String mapTo) {
        public Completion(String decision, String reason, String carrier) {
            this(decision, reason, carrier, "");
        }
    }

    /** @throws dev.wharf.common.Refusal saying why this person may not decide so */
    void check(String taskKey, FulfillmentId id, Completion completion);
}
