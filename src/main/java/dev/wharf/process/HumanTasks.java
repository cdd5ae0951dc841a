package dev.wharf.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The human tasks of all models. A new model adds its key and its words here. */
public final class HumanTasks {
    /** Models that ask people, in the order their work queues are listed. */
    public static final List<String> MODELS = List.of(FulfillOrder.KEY, CountStock.KEY, TransferStock.KEY, RepairStock.KEY);
    /** By the task's id in its model: the decisions that completing it may carry. Whatever is not listed is refused. */
    public static final Map<String, List<String>> DECISIONS = merged(List.of(FulfillOrder.DECISIONS, CountStock.DECISIONS, TransferStock.DECISIONS, RepairStock.DECISIONS));
    /** Decisions that go against a rule, a person or the books, and therefore say why. */
    public static final Set<String> NEED_REASON = Stream.of(FulfillOrder.NEED_REASON, CountStock.NEED_REASON, TransferStock.NEED_REASON, RepairStock.NEED_REASON)
        .flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

    private HumanTasks() { }

    private static Map<String, List<String>> merged(List<Map<String, List<String>>> models) {
        var all = new HashMap<String, List<String>>();
        models.forEach(all::putAll);
        return Map.copyOf(all);
    }
}
