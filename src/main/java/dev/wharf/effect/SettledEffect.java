package dev.wharf.effect;

import dev.wharf.common.FulfillmentId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How an effect ended.
 *
 * @param done    true if the other side did it; else it was refused, or gave no clear answer too often
 * @param answer  empty unless done
 * @param words   the other side's own words of refusal, empty if done
 * @param inDoubt true if it ended without a clear answer: the other side may have done it
 */
public record SettledEffect(Effect effect, boolean done, Answer answer, String words, boolean inDoubt) {
    /** Whether any try had no clear answer: who found nothing when asked, or says no now, may do it later all the same. */
    public boolean mayBeDone() {
        return inDoubt || effect.inDoubt() || effect.tries() > 0;
    }

    /** In the order in which they came. */
    public static Map<FulfillmentId, List<SettledEffect>> byFulfillment(Collection<SettledEffect> lane) {
        return lane.stream().collect(Collectors.groupingBy(s -> s.effect().fulfillment(), LinkedHashMap::new, Collectors.toList()));
    }
}
