package dev.wharf.picking.replenish;

import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Kind;
import dev.wharf.inventory.Bins.Move;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.picking.WaitingPicks;
import java.util.List;
import org.springframework.stereotype.Component;

/** Books units from reserve into the pick face: a pair of entries in the bins' ledger. No balance changes, and what is locked stays locked. Call inside a lane. */
@Component
class GoodsMoves {
    private final JdbcReplenishments tasks;
    private final Replenishments replenishments;
    private final Bins bins;
    private final WaitingPicks waiting;

    GoodsMoves(JdbcReplenishments tasks, Replenishments replenishments, Bins bins, WaitingPicks waiting) {
        this.tasks = tasks;
        this.replenishments = replenishments;
        this.bins = bins;
        this.waiting = waiting;
    }

    /** @param key names the act, so that it is booked once @return false if it was booked before */
    boolean move(ReplenishTask task, ReplenishLine line, int units, String key) {
        if (booked(key)) return false;
        var from = Replenishments.placeOf(task, line);
        var face = new Place(task.warehouse(), task.bin(), task.sku(), line.lot());
        replenishments.giveBack(task, line, units);
        bins.post(List.of(new Move(from, Kind.MOVE, -units, null, keyOf(key) + ":out", cause(task), "replenishment"),
            new Move(face, Kind.MOVE, units, null, keyOf(key) + ":in", cause(task), "replenishment")));
        tasks.moved(line.id(), units);
        return true;
    }

    boolean booked(String key) {
        return bins.booked(keyOf(key) + ":in");
    }

    /** The moved units that no order was offered yet go to those that wait, the most urgent first. */
    void offer(ReplenishTask task) {
        int moved = tasks.lines(task.id()).stream().mapToInt(ReplenishLine::moved).sum();
        tasks.given(task.id(), waiting.came(task.warehouse(), task.sku(), moved - task.given()));
    }

    private static String keyOf(String key) {
        return "replenish:" + key;
    }

    private static String cause(ReplenishTask task) {
        return "REPLENISH:" + task.id();
    }
}
