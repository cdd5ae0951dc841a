package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.LotFreezes;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.JdbcPickOrders.Missing;
import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_WriteOffMissing: gives back all locks of the fulfillment and sends what was picked of it back to the bins, then takes the units that nobody found off hand, so that review sees what
 * is really there. Each pick line is written off once; its ledger key says so. Units that were refused because of their lot are there: they are
 * frozen now that nobody is promised them, and not written off. Neither is what has been counted since the picker looked: the count has put bin and balance right.
 */
@Component("writeOffMissingDelegate")
class WriteOffMissingDelegate implements JavaDelegate {
    private final JdbcPickOrders orders;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Capacity capacity;
    private final BinPicks bins;
    private final LotFreezes lots;
    private final CountsWanted counts;
    private final List<FloorWork> works;
    private final OrderLog log;

    WriteOffMissingDelegate(JdbcPickOrders orders, Fulfillments fulfillments, Stock stock, Capacity capacity, BinPicks bins, LotFreezes lots, CountsWanted counts,
                            List<FloorWork> works, OrderLog log) {
        this.counts = counts;
        this.works = works;
        this.orders = orders;
        this.bins = bins;
        this.lots = lots;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.capacity = capacity;
        this.log = log;
    }

    @Override
    public void execute(DelegateExecution execution) {
        var id = FulfillOrder.fulfillment(execution);
        var warehouse = fulfillments.get(id).warehouse();
        var byCount = counted(warehouse, orders.missing(id));
        var missing = byCount.get(false);
        stock.release(id, "short pick");
        capacity.free(id);
        works.forEach(work -> work.sendBack(id, false));
        var frozen = new HashMap<String, Integer>();
        lots.settleSkus(missing.stream().filter(Missing::binned).map(Missing::sku).distinct().toList()).stream()
            .filter(f -> f.warehouse().equals(warehouse)).forEach(f -> frozen.merge(f.lot().sku(), f.frozen() - f.before(), Integer::sum));
        for (var line : missing) {
            int there = Math.max(0, Math.min(line.quantity(), frozen.getOrDefault(line.sku(), 0)));
            frozen.merge(line.sku(), -there, Integer::sum);
            if (line.quantity() > there) writeOff(id, warehouse, line, line.quantity() - there);
        }
        // Review chooses anew; the same warehouse may still be the best one if it has others.
        fulfillments.save(fulfillments.get(id).inWarehouse(""));
        if (!missing.isEmpty()) {
            log.happened(id, "WRITTEN_OFF", new Text("货位没有找到或批次不可发，已从可用库存减去：" + list(missing), "Not found in the bin, or of a lot that may not leave; no longer available: " + list(missing)));
        }
        var settled = byCount.get(true);
        if (!settled.isEmpty()) {
            log.happened(id, "COUNTED_SINCE", new Text("货位已盘点，以盘点为准，不再核减：" + list(settled), "The bin has been counted since; the count stands, and nothing more is taken off: " + list(settled)));
        }
    }

    /** Whoever finds too few asks for a count; if nobody asks any more, or has asked anew since, it has been done. Of goods that no bin knows a count says nothing. */
    private Map<Boolean, List<Missing>> counted(String warehouse, List<Missing> missing) {
        var wanted = counts.of(warehouse, missing.stream().map(Missing::sku).distinct().toList());
        return missing.stream().collect(Collectors.partitioningBy(line -> line.binned() && !line.bin().isEmpty()
            && wanted.stream().noneMatch(w -> w.sku().equals(line.sku()) && w.bin().equalsIgnoreCase(line.bin()) && !w.since().isAfter(line.since()))));
    }

    private static String list(List<Missing> lines) {
        return lines.stream().map(line -> line.quantity() + " × " + line.sku()).collect(Collectors.joining(", "));
    }

    private void writeOff(FulfillmentId id, String warehouse, Missing line, int units) {
        var reason = "short pick: " + line.reason();
        stock.adjust(warehouse, line.sku(), -units, "pick-line:" + line.pickLineId(), reason);
        if (line.binned() && !line.bin().isEmpty()) bins.writeOff(new Place(warehouse, line.bin(), line.sku(), line.lot()), units, id, "pick-line:" + line.pickLineId(), reason);
    }
}
