package dev.wharf.picking.replenish;

import dev.wharf.common.Ids;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Replenishment;
import dev.wharf.picking.Reserve;
import dev.wharf.picking.replenish.ReplenishTask.State;
import dev.wharf.process.ModelInstances;
import dev.wharf.process.ReplenishBins;
import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Opens tasks that fill pick faces, one for each face and SKU, and raises those that are open when more is wanted. Call inside a lane. Rows are held in this order: those
 * of the SKU in its bins, orders that wait, tasks.
 */
@Service
class Replenishments implements Replenishment {
    private final FaceNeeds needs;
    private final JdbcReplenishments tasks;
    private final Reserve reserve;
    private final BinPicks planned;
    private final ModelInstances instances;
    private final ReplenishSettings settings;
    private final Ids ids;
    private final Clock clock;

    Replenishments(FaceNeeds needs, JdbcReplenishments tasks, Reserve reserve, BinPicks planned, ModelInstances instances, ReplenishSettings settings, Ids ids, Clock clock) {
        this.needs = needs;
        this.tasks = tasks;
        this.reserve = reserve;
        this.planned = planned;
        this.instances = instances;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    @Override
    public boolean ask(String warehouse, String sku) {
        var faces = needs.of(warehouse, sku);
        int waiting = faces.stream().mapToInt(face -> face.level().waiting()).sum();
        int coming = faces.stream().mapToInt(FaceNeed::coming).sum();
        if (faces.isEmpty() || waiting > coming + reserve.free(warehouse, sku)) return false;
        fill(faces);
        return true;
    }

    /** Looks at the faces of one SKU and opens or raises what is to be done. */
    void look(String warehouse, String sku) {
        fill(needs.of(warehouse, sku));
    }

    /** Faces that orders wait for first: one that is merely low would take all that reserve has, and bring it in its own time. */
    private void fill(List<FaceNeed> faces) {
        faces.stream().sorted(Comparator.comparing(FaceNeed::cause).thenComparing(need -> need.shipBy().orElse(Instant.MAX))).forEach(this::fill);
    }

    private void fill(FaceNeed need) {
        int more = ReplenishRule.more(need.level(), need.coming(), reserve.free(need.face().warehouse(), need.sku()));
        if (need.open().isEmpty()) {
            if (more > 0) open(need);
            return;
        }
        var task = need.open().get();
        if (more > 0) plan(task, more);
        hurry(task, need);
    }

    private void open(FaceNeed need) {
        var task = new ReplenishTask(ids.next(), need.face().warehouse(), need.bin(), need.sku(), State.WAITING, need.cause(), dueAt(need), "", 0);
        tasks.insert(task);
        instances.start(ReplenishBins.KEY, task.no(), Map.of(ReplenishBins.DUE_AT.name(), Date.from(task.dueAt())));
    }

    /** A task becomes more urgent and never less: somebody may be on the way. */
    private void hurry(ReplenishTask task, FaceNeed need) {
        var cause = need.cause().compareTo(task.cause()) < 0 ? need.cause() : task.cause();
        var due = dueAt(need).isBefore(task.dueAt()) ? dueAt(need) : task.dueAt();
        if (cause == task.cause() && due.equals(task.dueAt())) return;
        tasks.urgency(task.id(), cause, due);
        instances.due(ReplenishBins.TASK, task.no(), Date.from(due));
    }

    private Instant dueAt(FaceNeed need) {
        return need.shipBy().orElseGet(() -> Instant.now(clock).plus(settings.levelDue()));
    }

    /** Sends the task to reserve bins for so many units more. @return units that were found there */
    int plan(ReplenishTask task, int units) {
        var lines = reserve.plan(task.warehouse(), task.sku(), units).stream().map(take -> new ReplenishLine(ids.next(), task.id(), take.bin(), take.lot(), take.units(), 0, 0)).toList();
        tasks.insert(lines);
        return lines.stream().mapToInt(ReplenishLine::quantity).sum();
    }

    /** The reserve bin no longer keeps these units for the task. */
    void giveBack(ReplenishTask task, ReplenishLine line, int units) {
        planned.plan(Map.of(placeOf(task, line), -units));
    }

    static Place placeOf(ReplenishTask task, ReplenishLine line) {
        return new Place(task.warehouse(), line.bin(), task.sku(), line.lot());
    }

    /** What this face should get beyond what is on its way. */
    int wanted(ReplenishTask task) {
        return need(task).map(need -> ReplenishRule.more(need.level(), need.coming(), Integer.MAX_VALUE)).orElse(0);
    }

    /** Units that are on their way to all faces of the SKU. */
    int coming(ReplenishTask task) {
        return needs.of(task.warehouse(), task.sku()).stream().mapToInt(FaceNeed::coming).sum();
    }

    /** Holds what the task stands on, in the order of everybody. */
    void hold(ReplenishTask task) {
        needs.of(task.warehouse(), task.sku());
    }

    private Optional<FaceNeed> need(ReplenishTask task) {
        return needs.of(task.warehouse(), task.sku()).stream().filter(need -> need.bin().equals(task.bin())).findFirst();
    }
}
