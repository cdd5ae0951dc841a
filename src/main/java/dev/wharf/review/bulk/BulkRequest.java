package dev.wharf.review.bulk;

import dev.wharf.common.Refusal;
import dev.wharf.process.Tasks;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which orders, and what to do with them; an empty part does not narrow.
 *
 * @param action           a {@link BulkAction}
 * @param hold             code of an open hold; says which task is completed, so every action but REVIEW_AGAIN needs it
 * @param olderThanMinutes came in at least so long ago; 0 for any
 * @param numbers          exactly these orders instead of a filter, by our numbers or the channels'
 * @param reason           without personal data; needed for ACCEPT, RELEASE and CANCEL
 * @param warehouse        for OTHER_WAREHOUSE; empty for any
 */
record BulkRequest(String action, String hold, String shop, String tag, long olderThanMinutes, List<String> numbers, String reason, String warehouse) {
    static final int AT_MOST = 10_000;
    private static final int REASON_MAX = 200;
    private static final int CODE_MAX = 64;

    BulkRequest {
        action = text(action);
        hold = text(hold);
        shop = text(shop);
        tag = text(tag);
        numbers = numbers == null ? List.of() : numbers.stream().filter(n -> n != null && !n.isBlank()).map(String::strip).distinct().toList();
        reason = text(reason);
        warehouse = text(warehouse);
    }

    private static String text(String value) {
        return value == null ? "" : value.strip();
    }

    BulkAction what() {
        return Arrays.stream(BulkAction.values()).filter(known -> known.name().equals(action)).findFirst()
            .orElseThrow(() -> Refusal.invalid("ACTION_UNKNOWN", "action", "An action is one of " + Arrays.toString(BulkAction.values()) + "."));
    }

    Tasks.Decision decision() {
        return new Tasks.Decision(what().decision(hold), reason, warehouse);
    }

    /** @throws Refusal INVALID that names the field and what to do */
    void check() {
        checkAction(what());
        boolean filtered = !shop.isEmpty() || !tag.isEmpty() || olderThanMinutes != 0;
        if (olderThanMinutes < 0) throw Refusal.invalid("AGE_INVALID", "olderThanMinutes", "The age in minutes is not below 0.");
        if (!numbers.isEmpty() && filtered) {
            throw Refusal.invalid("SELECTION_TWICE", "numbers", "Numbers choose exactly those orders. Leave shop, tag and age empty, or leave the numbers out.");
        }
        if (numbers.isEmpty() && !filtered && hold.isEmpty()) {
            throw Refusal.invalid("SELECTION_EMPTY", "hold", "Choose orders: by hold, shop, tag, age, or by their numbers.");
        }
        if (numbers.size() > AT_MOST) throw tooMany();
        if (hold.length() > CODE_MAX) throw Refusal.invalid("HOLD_UNKNOWN", "hold", "There is no such hold.");
    }

    private void checkAction(BulkAction what) {
        if (what.isDecision() && hold.isEmpty()) throw Refusal.invalid("HOLD_MISSING", "hold", "Say which hold is to be resolved by " + what + ".");
        if (what.isDecision() && !what.fits(hold)) {
            throw Refusal.invalid("ACTION_NOT_FOR_HOLD", "action", what + " does not resolve a hold " + hold + "; it resolves " + what.holds() + ".");
        }
        if (what.needsReason() && reason.isEmpty()) throw Refusal.invalid("REASON_MISSING", "reason", "Say in a few words why; it is written down with each order.");
        if (reason.length() > REASON_MAX) throw Refusal.invalid("REASON_TOO_LONG", "reason", "The reason may have " + REASON_MAX + " characters.");
        if (warehouse.length() > CODE_MAX / 2) throw Refusal.invalid("WAREHOUSE_UNKNOWN", "warehouse", "There is no such warehouse.");
    }

    /** Who may complete the task may do so for many. @throws Refusal FORBIDDEN */
    void checkRights(Tasks tasks, Set<String> groups) {
        if (!what().isDecision() || groups.contains("processadmin")) return;
        var may = tasks.groups(BulkAction.task(hold));
        if (may.stream().noneMatch(groups::contains)) {
            throw Refusal.forbidden("TASK_NOT_YOURS", "Holds " + hold + " are resolved by " + may.stream().sorted().toList() + "; your role is none of them.");
        }
    }

    static Refusal tooMany() {
        return Refusal.invalid("TOO_MANY_ORDERS", "", "One run takes at most " + AT_MOST + " orders. Narrow the choice; nothing was started.");
    }
}
