package dev.wharf.picking.replenish;

import dev.wharf.picking.replenish.MoveRule.Verdict;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What the API says about replenishments. Call inside a transaction. */
@Component
class ReplenishViews {
    /** @param lot empty for goods without lots */
    record Line(long lineId, String bin, String lot, int quantity, int left) { }

    /**
     * @param to       the pick face
     * @param lots     whether the lot is read as well
     * @param barcodes by which a device knows the goods; the SKU itself is one of them
     * @param lines    reserve bins, in order; those that are done have nothing left
     */
    record Task(long replenishmentId, String warehouse, String state, String cause, Instant dueAt, String person, String to, String sku, String name, String variant, boolean lots,
                List<String> barcodes, List<Line> lines) { }

    /** @param zh the sentence to show; empty if there is nothing to say. {@code en} likewise */
    record MoveAnswer(String result, boolean accepted, String zh, String en, Task task) { }

    private final JdbcReplenishments tasks;
    private final Products products;
    private final Trackings trackings;

    ReplenishViews(JdbcReplenishments tasks, Products products, Trackings trackings) {
        this.tasks = tasks;
        this.products = products;
        this.trackings = trackings;
    }

    Task of(ReplenishTask task) {
        return of(List.of(task)).get(0);
    }

    List<Task> of(List<ReplenishTask> list) {
        var lines = tasks.lines(list.stream().map(ReplenishTask::id).toList());
        var skus = list.stream().map(ReplenishTask::sku).distinct().toList();
        var known = products.bySkus(skus);
        var tracked = trackings.of(skus);
        return list.stream().map(task -> view(task, lines.getOrDefault(task.id(), List.of()), known.get(task.sku()), tracked.get(task.sku()))).toList();
    }

    private static Task view(ReplenishTask task, List<ReplenishLine> lines, Products.Product product, Tracking tracking) {
        var barcodes = product == null ? List.of(task.sku()) : Stream.concat(Stream.of(task.sku()), product.barcodes().stream()).toList();
        return new Task(task.id(), task.warehouse(), task.state().name(), task.cause().name(), task.dueAt(), task.person(), task.bin(), task.sku(), product == null ? "" : product.name(),
            product == null ? "" : product.told(), tracking != null && tracking.kind().hasLots(), barcodes,
            lines.stream().map(line -> new Line(line.id(), line.bin(), line.lot(), line.quantity(), line.left())).toList());
    }

    MoveAnswer answer(Verdict verdict, ReplenishTask task) {
        return new MoveAnswer(verdict.result().name(), verdict.accepted(), verdict.note().zh(), verdict.note().en(), of(task));
    }
}
