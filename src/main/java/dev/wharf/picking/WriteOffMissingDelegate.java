package dev.wharf.picking;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Capacity;
import dev.wharf.inventory.BinPicks;
import dev.wharf.inventory.Bins.Place;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.LotFreezes;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.picking.JdbcPickOrders.Missing;
import dev.wharf.process.FulfillOrder;
import dev.wharf.scan.FloorWork;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.springframework.stereotype.Component;

/**
 * Task_WriteOffMissing: gives back all locks of the fulfillment and sends what was picked of it back to the bins, then takes the units that nobody found off hand, so that review sees what
 * is really there. Each pick line is written off once; its ledger key says so. Units that were refused because of their lot are there: they are
 * frozen now that nobody is promised them, and not written off.
 */
@Component("writeOffMissingDelegate")
class WriteOffMissingDelegate implements JavaDelegate {
    private final JdbcPickOrders orders;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final Capacity capacity;
    private final BinPicks bins;
    private final LotFreezes lots;
    private final List<FloorWork> works;
    private final OrderLog log;

    WriteOffMissingDelegate(JdbcPickOrders orders, Fulfillments fulfillments, Stock stock, Capacity capacity, BinPicks bins, LotFreezes lots, List<FloorWork> works, OrderLog log) {
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
        var missing = orders.missing(id);
        stock.release(id, "short pick");
        capacity.free(id);
        works.forEach(work -> work.sendBack(id, false));
        var warehouse = fulfillments.get(id).warehouse();
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
        var units = missing.stream().map(line -> line.quantity() + " × " + line.sku()).collect(Collectors.joining(", "));
        log.happened(id, "WRITTEN_OFF", new Text("货位没有找到或批次不可发，已从可用库存减去：" + units, "Not found in the bin, or of a lot that may not leave; no longer available: " + units));
    }

    private void writeOff(FulfillmentId id, String warehouse, Missing line, int units) {
        var reason = "short pick: " + line.reason();
        stock.adjust(warehouse, line.sku(), -units, "pick-line:" + line.pickLineId(), reason);
        if (line.binned() && !line.bin().isEmpty()) bins.writeOff(new Place(warehouse, line.bin(), line.sku(), line.lot()), units, id, "pick-line:" + line.pickLineId(), reason);
    }
}
