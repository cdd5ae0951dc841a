package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.inventory.Bins;
import dev.wharf.order.Evidence;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.verification.Verification.State;
import dev.wharf.verification.sampling.VerifyPolicies;
import dev.wharf.warehouse.Products;
import java.util.List;
import org.springframework.stereotype.Service;

/** Ends counts that do not match: a person says how the goods differ, another decides what becomes of it. */
@Service
class DifferentCounts {
    private final JdbcVerifications verifications;
    private final Differences differences;
    private final DifferentUnits units;
    private final VerificationViews views;
    private final Bench bench;
    private final VerifyPolicies policies;
    private final Bins bins;
    private final Products products;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final Instances instances;
    private final Lanes lanes;

    DifferentCounts(JdbcVerifications verifications, Differences differences, DifferentUnits units, VerificationViews views, Bench bench, VerifyPolicies policies, Bins bins, Products products,
                    Fulfillments fulfillments, OrderLog log, Instances instances, Lanes lanes) {
        this.verifications = verifications;
        this.differences = differences;
        this.units = units;
        this.views = views;
        this.bench = bench;
        this.policies = policies;
        this.bins = bins;
        this.products = products;
        this.fulfillments = fulfillments;
        this.log = log;
        this.instances = instances;
        this.lanes = lanes;
    }

    VerificationViews.Count differ(FulfillmentId id, DifferenceReport said) {
        return lanes.call(() -> {
            var count = bench.lockOpenForMe(id);
            var lines = verifications.lines(count.id());
            var report = units.named(count, said.against(lines));
            differences.add(count, report);
            verifications.end(count.id(), State.DIFFERENT);
            if (count.policy() != 0) policies.ended(count.policy(), true);
            var why = sentence(report, lines, surplusBin(id, report));
            log.happened(id, "VERIFY_DIFFERENCE", why);
            instances.tell(Message.GoodsVerified, id, FulfillOrder.VERIFY_OUTCOME, "DIFFERENT", Evidence.variables(fulfillments, id, why));
            return views.of(bench.find(id));
        });
    }

    /** The bin that surplus goods belong in; empty if none is known. */
    private String surplusBin(FulfillmentId id, DifferenceReport report) {
        if (!report.kind().surplus()) return "";
        var warehouse = fulfillments.get(id).warehouse();
        return bins.ofSkus(warehouse, List.of(report.sku())).stream().map(content -> content.place().bin()).findFirst()
            .orElseGet(() -> products.bins(warehouse, List.of(report.sku())).getOrDefault(report.sku(), ""));
    }

    private static Text sentence(DifferenceReport report, List<Verification.Line> lines, String bin) {
        var line = lines.stream().filter(l -> l.sku().equals(report.sku())).findFirst().orElse(new Verification.Line(report.sku(), 0, 0));
        var kind = report.kind().text();
        var usual = report.kind().usual().text();
        var what = report.insteadOf().isEmpty() ? "" : " ≠ " + report.insteadOf();
        var unit = report.unit().isEmpty() ? "" : " (" + report.unit() + ")";
        return new Text(
            kind.zh() + " " + report.quantity() + " 件 " + line.sku() + unit + what + "：订单需要 " + line.needed() + " 件，已扫 " + line.scanned() + " 件。" + report.note()
                + "→ " + usual.zh() + (bin.isEmpty() ? "" : "，放回 " + bin) + "。",
            report.quantity() + " " + kind.en() + " " + line.sku() + unit + what + ": order needs " + line.needed() + ", scanned " + line.scanned() + ". " + report.note()
                + " → " + usual.en() + (bin.isEmpty() ? "" : ", into " + bin) + ".");
    }
}
