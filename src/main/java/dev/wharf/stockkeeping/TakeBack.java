package dev.wharf.stockkeeping;

import static java.util.stream.Collectors.toMap;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.LockHolders;
import dev.wharf.inventory.LockHolders.Holder;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.PlannedPicks;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lane;
import dev.wharf.scan.FloorWork;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;

/**
 * Takes promised units back when they turn out not to be there. Orders that nobody has begun to pick give up all their units and go back to review, which
 * finds them others or asks a person: the latest ship-by time first, so that the most urgent ones keep what there is.
 */
@Service
public class TakeBack {
    private final LockHolders holders;
    private final PlannedPicks picks;
    private final Fulfillments fulfillments;
    private final Instances instances;
    private final List<FloorWork> works;
    private final Stock stock;
    private final Capacity capacity;
    private final OrderLog log;

    TakeBack(LockHolders holders, PlannedPicks picks, Fulfillments fulfillments, Instances instances, List<FloorWork> works, Stock stock, Capacity capacity, OrderLog log) {
        this.holders = holders;
        this.picks = picks;
        this.fulfillments = fulfillments;
        this.instances = instances;
        this.works = works;
        this.stock = stock;
        this.capacity = capacity;
        this.log = log;
    }

    /** @param orders that have to give up their units @param uncovered units that no order can give up */
    public record Plan(Set<FulfillmentId> orders, int uncovered) { }

    /** Who would have to give up units of this SKU. @param chosen orders that do so already for another SKU */
    public Plan plan(String warehouse, String sku, int units, Set<FulfillmentId> chosen) {
        var locked = holders.of(warehouse, sku).stream().filter(h -> h.state() == LockState.LOCKED).collect(toMap(Holder::fulfillment, Holder::units));
        int left = units - chosen.stream().mapToInt(id -> locked.getOrDefault(id, 0)).sum();
        var orders = new TreeSet<FulfillmentId>();
        for (var id : able(locked.keySet(), chosen)) {
            if (left <= 0) break;
            orders.add(id);
            left -= locked.get(id);
        }
        return new Plan(orders, Math.max(0, left));
    }

    private List<FulfillmentId> able(Collection<FulfillmentId> ids, Set<FulfillmentId> chosen) {
        Lane.current().join(ids);
        var waiting = instances.waitingFor(Message.GoodsPicked, ids);
        var begun = picks.begun(waiting);
        return waiting.stream().filter(id -> !begun.contains(id) && !chosen.contains(id))
            .sorted(Comparator.comparing((FulfillmentId id) -> fulfillments.get(id).shipBy()).thenComparing(id -> id).reversed()).toList();
    }

    /** Releases all that these orders hold. They look at the stock anew at the end of this transaction. @param cause for example {@code COUNT:17} */
    public void release(Map<FulfillmentId, String> skuByOrder, String cause) {
        for (var one : skuByOrder.entrySet()) {
            var id = one.getKey();
            for (var work : works) {
                if (!work.stop(id).isEmpty()) throw new ConcurrencyFailureException(id + " was begun to be picked at this moment");
            }
            stock.release(id, cause);
            capacity.free(id);
            fulfillments.save(fulfillments.get(id).inWarehouse(""));
            log.happened(id, "TAKEN_BACK", new Text("锁定的 SKU " + one.getValue() + " 盘点时不在（" + cause + "），已释放，重新审核。",
                "SKU " + one.getValue() + " that was locked is not there (" + cause + "); released and reviewed again."));
        }
        instances.tellLater(Message.GoodsPicked, skuByOrder.keySet(), FulfillOrder.PICK_OUTCOME, "TAKEN_BACK");
    }
}
