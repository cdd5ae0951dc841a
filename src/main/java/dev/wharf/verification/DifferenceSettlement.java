package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.common.Text;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.LockState;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.scan.FloorWork.Taken;
import dev.wharf.scan.Retake;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Does what a person decided about a difference, so that the books say again where each unit is. Call inside a lane. */
@Component
class DifferenceSettlement {
    /** Where the order goes next. */
    enum Next { VERIFY, PICK, SHORT }

    private final Differences differences;
    private final DifferentUnits units;
    private final DamagedUnits damaged;
    private final Retake retake;
    private final CountsWanted counts;
    private final Fulfillments fulfillments;
    private final Stock stock;
    private final OrderLog log;

    DifferenceSettlement(Differences differences, DifferentUnits units, DamagedUnits damaged, Retake retake, CountsWanted counts, Fulfillments fulfillments, Stock stock, OrderLog log) {
        this.differences = differences;
        this.units = units;
        this.damaged = damaged;
        this.retake = retake;
        this.counts = counts;
        this.fulfillments = fulfillments;
        this.stock = stock;
        this.log = log;
    }

    /** @throws Refusal CONFLICT if the way does not fit the difference */
    Next settle(FulfillmentId id, WayOut way) {
        var open = differences.open(id);
        if (open.isEmpty()) return Next.VERIFY;
        var difference = open.get();
        DifferencePolicy.refuseUnfit(difference, way);
        differences.settle(id, way);
        return switch (way) {
            case VERIFY_AGAIN, PUT_BACK -> said(id, way, List.of(), Next.VERIFY);
            case PICK_AGAIN -> pickAgain(difference, way);
            case REPLACE_DAMAGED, CANCEL_DAMAGED -> setAside(difference, way);
        };
    }

    private Next setAside(Difference difference, WayOut way) {
        var broken = units.serials(difference);
        return said(difference.fulfillment(), way, List.of(), damaged.setAside(difference, undo(difference, broken), broken, way));
    }

    private Next pickAgain(Difference difference, WayOut way) {
        var back = undo(difference, units.serials(difference)).bins();
        // The picker says that he took them and nobody has them: the bin is doubted until it is counted.
        if (difference.kind() == DifferenceKind.MISSING) {
            back.forEach(b -> counts.ask(warehouse(difference), b.bin(), b.sku(), CountsWanted.Why.SHORT_PICK));
        }
        stock.mark(difference.fulfillment(), LockState.LOCKED);
        return said(difference.fulfillment(), way, back, Next.PICK);
    }

    /** A unit is named by a serial or by a lot, never by both. */
    private Retake.Undone undo(Difference difference, List<String> serials) {
        return retake.undo(new Retake.Wrong(difference.fulfillment(), warehouse(difference), difference.shortSku(), difference.quantity(),
            serials.isEmpty() ? difference.unit() : "", serials, "difference:" + difference.id()));
    }

    private String warehouse(Difference difference) {
        return fulfillments.get(difference.fulfillment()).warehouse();
    }

    private Next said(FulfillmentId id, WayOut way, List<Taken> back, Next next) {
        var where = back.stream().map(b -> b.quantity() + " × " + b.sku() + " ← " + b.bin()).collect(Collectors.joining(", "));
        log.happened(id, "DIFFERENCE_SETTLED", new Text("差异处理：" + way.text().zh() + (where.isEmpty() ? "" : "，" + where),
            "Difference: " + way.text().en() + (where.isEmpty() ? "" : ", " + where)));
        return next;
    }
}
