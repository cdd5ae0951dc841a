package dev.wharf.process;

import java.util.List;
import java.util.Map;
import java.util.Set;

/** What people may decide at the tasks of all models. Whatever is not listed is refused. */
public final class HumanTasks {
    /** Decisions that go against a rule, a person or the books, and therefore say why. */
    private static final Set<String> NEED_REASON = Set.of("DISMISS", "REJECT", "WRITE_OFF", "TRUST_LEDGER", "TRUST_BALANCE", "TRUST_LOCKS", "GIVE_UP", SettleRefund.NOT_DUE);
    /** Models with tasks for people, in the order their work queues are listed. */
    public static final List<String> MODELS = List.of(FulfillOrder.KEY, CountStock.KEY, TransferStock.KEY, RepairStock.KEY, PickWave.KEY, SupervisePicker.KEY,
        ReplenishBins.KEY, ResolveTracking.KEY, RecycleLabel.KEY, SettleListing.KEY, SettleRefund.KEY, CorrectNotice.KEY);
    private static final List<Map<String, List<String>>> ALL = List.of(FulfillOrder.DECISIONS, CountStock.DECISIONS, TransferStock.DECISIONS, RepairStock.DECISIONS,
        PickWave.DECISIONS, SupervisePicker.DECISIONS, ReplenishBins.DECISIONS, ResolveTracking.DECISIONS, RecycleLabel.DECISIONS,
        SettleListing.DECISIONS, SettleRefund.DECISIONS, CorrectNotice.DECISIONS);

    private HumanTasks() { }

    public static List<String> decisions(String task) {
        return ALL.stream().filter(some -> some.containsKey(task)).findFirst().map(some -> some.get(task)).orElse(List.of());
    }

    public static boolean needsReason(String decision) {
        return FulfillOrder.NEED_REASON.contains(decision) || NEED_REASON.contains(decision);
    }
}
