package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Cancels pick tasks and books their goods back. The rows are held from the look to the commit: a scan is either counted before or told of the cancellation. */
@Component
class PickFloorWork implements FloorWork {
    private record Work(List<Long> open, List<Taken> taken) { }

    private final JdbcPickTasks tasks;
    private final Lane.Fact<Work> work = new Lane.Fact<>("pick tasks", this::load);
    private final Lane.Writer<Long> cancelled;
    private final Lane.Writer<FulfillmentId> backInPlace;

    PickFloorWork(JdbcPickTasks tasks, PickedUnits picked) {
        this.tasks = tasks;
        this.backInPlace = new Lane.Writer<>(62, "bin_stock", picked::putBack);
        this.cancelled = new Lane.Writer<>(61, "pick_task", tasks::cancel);
    }

    @Override
    public List<Taken> stop(FulfillmentId id) {
        var lane = Lane.current();
        var found = lane.get(work, id);
        found.open().forEach(task -> lane.write(cancelled, task));
        lane.know(work, id, new Work(List.of(), found.taken()));
        return found.taken();
    }

    @Override
    public void putBack(FulfillmentId id) {
        var lane = Lane.current();
        if (!lane.get(work, id).taken().isEmpty()) lane.write(backInPlace, id);
    }

    private Map<FulfillmentId, Work> load(Collection<FulfillmentId> ids) {
        var open = tasks.lockOpen(ids);
        var taken = tasks.taken(ids);
        var result = new HashMap<FulfillmentId, Work>();
        ids.forEach(id -> result.put(id, new Work(open.getOrDefault(id, List.of()), taken.getOrDefault(id, List.of()))));
        return result;
    }
}
