package dev.wharf.overview;

import dev.wharf.overview.OrderView.Hold;
import dev.wharf.overview.ProcessPicture.OpenTask;
import dev.wharf.process.FulfillOrder;
import dev.wharf.question.BuyerTalk;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why an order waits and where a person goes on: a hold, a task, or both. @param hold may be null @param task may be null */
record Waiting(Hold hold, OpenTask task) {
    /** Tasks for holds that come up after review, by code. */
    private static final Map<String, String> LATE = Map.of("ADDRESS", "Task_FixReceiver", "REACH", "Task_ChooseNewCarrier", "REMARK", "Task_ReadNewRemark");
    private static final Set<String> FOR_PLACED = Set.of(FulfillOrder.RELEASE_HOLD, "Task_ReleaseLateHold");

    static List<Waiting> of(List<Hold> holds, List<OpenTask> tasks) {
        var left = new ArrayList<>(tasks);
        var waiting = new ArrayList<Waiting>();
        for (var hold : holds) {
            var task = left.stream().filter(t -> resolves(t.key(), hold.code())).findFirst().orElse(null);
            left.remove(task);
            waiting.add(new Waiting(hold, task));
        }
        for (var task : left) waiting.add(new Waiting(null, task));
        return waiting;
    }

    /** A hold that no rule knows was placed by a person. */
    private static boolean resolves(String task, String hold) {
        var own = FulfillOrder.TASK_OF_HOLD.get(hold);
        return own == null ? FOR_PLACED.contains(task) : task.equals(own) || task.equals(LATE.get(hold));
    }

    public boolean address() {
        return hold != null && "ADDRESS".equals(hold.code()) || task != null && resolves(task.key(), "ADDRESS");
    }

    /** Code of what the buyer can be asked about it; null if nothing. */
    public String question() {
        return task == null ? null : BuyerTalk.kindOf(task.key()).orElse(null);
    }

    public boolean payment() {
        return hold != null && "PAYMENT".equals(hold.code());
    }
}
