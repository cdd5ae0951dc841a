package dev.wharf.picking;

import static java.util.stream.Collectors.flatMapping;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toSet;

import dev.wharf.common.Ids;
import dev.wharf.order.Fulfillment;
import dev.wharf.picking.JdbcPickTasks.Earlier;
import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Turns fulfillments into pick tasks, for a whole lane at once: one look at earlier picks, one at the bins of each warehouse, two inserts. */
@Component
class PickTaskPlan {
    private final JdbcPickTasks tasks;
    private final Products products;
    private final Ids ids;
    private final Lane.Writer<Fulfillment> planned = new Lane.Writer<>(60, "pick_task", this::write);

    PickTaskPlan(JdbcPickTasks tasks, Products products, Ids ids) {
        this.tasks = tasks;
        this.products = products;
        this.ids = ids;
    }

    void add(Fulfillment fulfillment) {
        Lane.current().write(planned, fulfillment);
    }

    private void write(List<Fulfillment> fulfillments) {
        var earlier = tasks.earlier(fulfillments.stream().map(Fulfillment::id).toList());
        Map<String, Set<String>> skus = fulfillments.stream().collect(groupingBy(Fulfillment::warehouse, flatMapping(f -> f.units().keySet().stream(), toSet())));
        var bins = new HashMap<String, Map<String, String>>();
        skus.forEach((warehouse, wanted) -> bins.put(warehouse, products.bins(warehouse, wanted)));
        var added = new ArrayList<PickTask>();
        var lines = new HashMap<Long, List<PickLine>>();
        for (var f : fulfillments) {
            var task = new PickTask(ids.next(), f.id(), f.warehouse(), PickTask.State.WAITING, "", f.shipBy());
            added.add(task);
            lines.put(task.id(), lines(f, bins.get(f.warehouse()), earlier));
        }
        tasks.insert(added, lines);
    }

    /** What is still missing, in walking order. Goods picked in this warehouse before are on a cart already and stay there. */
    private List<PickLine> lines(Fulfillment f, Map<String, String> bins, List<Earlier> earlier) {
        var lines = new ArrayList<PickLine>();
        var walk = f.lines().stream().sorted(Comparator.comparing((Fulfillment.Line l) -> bins.getOrDefault(l.sku(), ""), new BinOrder())
            .thenComparing(Fulfillment.Line::sku).thenComparing(Fulfillment.Line::id)).toList();
        for (var line : walk) {
            int picked = earlier.stream().filter(e -> e.fulfillmentLineId() == line.id() && e.warehouse().equals(f.warehouse())).mapToInt(Earlier::picked).sum();
            int left = line.quantity() - picked;
            if (left > 0) lines.add(new PickLine(ids.next(), line.id(), line.sku(), bins.getOrDefault(line.sku(), ""), lines.size() + 1, left, 0));
        }
        return lines;
    }
}
