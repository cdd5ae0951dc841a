package dev.wharf.stockpush;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;

/**
 * How the stock of one shop is shown at its channel (docs/rules/stock-push.md).
 *
 * @param on             false: nothing is told
 * @param percent        of what the shop shares with others, the part that is shown; its own quota is shown whole
 * @param plus           units added, or taken away if below zero; never more than there are
 * @param buffer         units that are never shown, because orders at the channel arrive here later than they are placed
 * @param least          fewer than these are shown as none
 * @param most           no more than these are shown; 0 for no limit
 * @param warehouses     that count; empty for all that are active
 * @param callsPerSecond calls at the channel, telling and asking together
 * @param auditMinutes   from one comparison with the channel to the next
 * @param repairs        times that a difference is repaired, or a number refused, before a person is asked
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PushTerms(boolean on, int percent, int plus, int buffer, int least, int most, List<String> warehouses, int callsPerSecond, int auditMinutes, int repairs) {
    static final PushTerms OFF = new PushTerms(false, 100, 0, 0, 0, 0, List.of(), 10, 60, 3);

    public PushTerms {
        warehouses = List.copyOf(warehouses);
    }
}
