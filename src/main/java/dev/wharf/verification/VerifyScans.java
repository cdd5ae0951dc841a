package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scan;
import dev.wharf.scan.Scans;
import dev.wharf.verification.Verification.State;
import dev.wharf.verification.VerifyScanRule.Result;
import dev.wharf.verification.VerifyScanRule.Verdict;
import dev.wharf.warehouse.Products;
import org.springframework.stereotype.Service;

/**
 * Takes the scans of a verifier, one unit each, in one transaction with the row of the count held. A wrong scan changes nothing and is
 * logged; a repeated one counts once. The last unit ends the count by itself if nothing else is open.
 */
@Service
class VerifyScans {
    private final JdbcVerifications verifications;
    private final Verifications service;
    private final Bench bench;
    private final Scans scans;
    private final Products products;
    private final Lanes lanes;

    VerifyScans(JdbcVerifications verifications, Verifications service, Bench bench, Scans scans, Products products, Lanes lanes) {
        this.verifications = verifications;
        this.service = service;
        this.bench = bench;
        this.scans = scans;
        this.products = products;
        this.lanes = lanes;
    }

    VerificationViews.ScanAnswer scan(FulfillmentId id, String clientKey, String barcode) {
        return lanes.call(() -> {
            var count = bench.lockForMe(id);
            return scans.answered(Scan.Kind.VERIFY, count.id(), clientKey)
                .map(before -> VerificationViews.answer(Result.valueOf(before.result()), before.sku(), before.note(), count.state(), verifications.lines(count.id())))
                .orElseGet(() -> read(count, clientKey, barcode));
        });
    }

    private VerificationViews.ScanAnswer read(Verification count, String clientKey, String barcode) {
        var sku = products.skuOf(barcode);
        var verdict = count.state() == State.OPEN ? VerifyScanRule.check(verifications.lines(count.id()), barcode, sku) : closed(count);
        boolean accepted = verdict.result() == Result.ACCEPTED;
        scans.write(new Scan(Scan.Kind.VERIFY, count.fulfillment(), count.id(), barcode, sku.orElse(""), "", accepted ? 1 : 0, verdict.result().name(),
            verdict.note(), Actor.current(), clientKey));
        var state = count.state();
        if (accepted) {
            verifications.countOne(count.id(), sku.orElseThrow());
            if (service.complete(count)) {
                service.match(count);
                state = State.MATCHED;
            }
        }
        return VerificationViews.answer(verdict.result(), sku.orElse(""), verdict.note(), state, verifications.lines(count.id()));
    }

    private static Verdict closed(Verification count) {
        if (count.state() == State.CANCELLED) {
            return new Verdict(Result.ORDER_CANCELLED, new Text("订单已取消，不要发货，把商品放回货位。", "The order was cancelled. Do not ship it; put the goods back."));
        }
        return new Verdict(Result.NOT_OPEN, new Text("这个订单不在复核中，没有计数。", "This order is not being verified; nothing was counted."));
    }
}
