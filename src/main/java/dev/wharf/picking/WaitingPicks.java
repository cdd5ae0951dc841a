package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;

/**
 * Orders that left their walk and wait until their units are in the pick face. In the model they stay where they were, at Task_AwaitPick: they are told there that
 * they are picked again, or go the way of an order whose goods are not there. Call inside a lane.
 */
@Service
public class WaitingPicks {
    /** @param bin where the picker found too few. @param units that were missing there */
    public record Wait(FulfillmentId order, String warehouse, String bin, String sku, int units, Instant shipBy) { }

    private final PickWaits waits;
    private final Onward onward;
    private final Instances instances;
    private final OrderLog log;

    WaitingPicks(PickWaits waits, Onward onward, Instances instances, OrderLog log) {
        this.waits = waits;
        this.onward = onward;
        this.instances = instances;
        this.log = log;
    }

    /** The most urgent first within each SKU. */
    public List<Wait> in(String warehouse) {
        return waits.in(warehouse);
    }

    /** The most urgent first, held until the commit. */
    public List<Wait> of(String warehouse, String sku) {
        return waits.held(warehouse, sku);
    }

    /**
     * So many units are in the pick face: the most urgent orders that they are enough for are picked again, at the end of this transaction.
     *
     * @return units that these orders need
     */
    public int came(String warehouse, String sku, int units) {
        var ready = enoughFor(waits.held(warehouse, sku), units);
        var ids = ready.stream().map(Wait::order).toList();
        waits.end(ids);
        ready.forEach(wait -> log.happened(wait.order(), "REPLENISHED", new Text("SKU " + sku + " 已补货，重新拣货。", "SKU " + sku + " is replenished; picked again.")));
        instances.tellLater(Message.GoodsPicked, ids, FulfillOrder.PICK_OUTCOME, "AGAIN");
        return ready.stream().mapToInt(Wait::units).sum();
    }

    /**
     * No more than so many units will come: the most urgent orders that they are enough for go on waiting, the others go on without them.
     *
     * @param why told to the person who has to decide about such an order
     */
    public void keep(String warehouse, String sku, int units, Text why) {
        var all = waits.held(warehouse, sku);
        var leaving = new ArrayList<>(all);
        leaving.removeAll(enoughFor(all, units));
        var ids = leaving.stream().map(Wait::order).toList();
        waits.end(ids);
        // So that what they lock is held for all of them at once, in the order of its keys.
        Lane.current().join(ids);
        for (var wait : leaving) {
            var sentence = new Text("SKU " + sku + "：缺 " + wait.units() + " 件，没有补到（" + why.zh() + "）。", "SKU " + sku + ": " + wait.units() + " missing and not replenished (" + why.en() + ").");
            var way = onward.of(wait.order(), warehouse, sku, wait.units(), sentence);
            instances.tellLater(Message.GoodsPicked, wait.order(), FulfillOrder.PICK_OUTCOME, way.outcome(), way.evidence());
        }
    }

    private static List<Wait> enoughFor(List<Wait> mostUrgentFirst, int units) {
        var enough = new ArrayList<Wait>();
        int left = units;
        for (var wait : mostUrgentFirst) {
            if (wait.units() > left) continue;
            enough.add(wait);
            left -= wait.units();
        }
        return enough;
    }
}
