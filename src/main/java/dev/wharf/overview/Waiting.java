package dev.wharf.overview;

import dev.wharf.overview.OrderView.Hold;
import dev.wharf.overview.ProcessPicture.OpenTask;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Why an order waits and where a person goes on: a hold, a task, or both. @param hold may be null @param task may be null */
record Waiting(Hold hold, OpenTask task) {
    /** Which tasks of the model close which hold. */
    private static final Map<String, Set<String>> TASKS = Map.of(
        "ADDRESS", Set.of("Task_FixAddress", "Task_FixReceiver"),
        "PAYMENT", Set.of("Task_AwaitPayment"),
        "STOCK", Set.of("Task_ResolveShortage"));

    static List<Waiting> of(List<Hold> holds, List<OpenTask> tasks) {
        var left = new ArrayList<>(tasks);
        var waiting = new ArrayList<Waiting>();
        for (var hold : holds) {
            var task = left.stream().filter(t -> TASKS.getOrDefault(hold.code(), Set.of()).contains(t.key())).findFirst().orElse(null);
            left.remove(task);
            waiting.add(new Waiting(hold, task));
        }
        for (var task : left) waiting.add(new Waiting(null, task));
        return waiting;
    }

    public boolean address() {
        return hold != null && "ADDRESS".equals(hold.code()) || task != null && TASKS.get("ADDRESS").contains(task.key());
    }

    public boolean payment() {
        return hold != null && "PAYMENT".equals(hold.code());
    }
}
