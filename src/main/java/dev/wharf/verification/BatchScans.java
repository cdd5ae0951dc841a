package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.lot.Barcodes;
import dev.wharf.inventory.prepack.Pack;
import dev.wharf.inventory.prepack.Packs;
import dev.wharf.process.Actor;
import dev.wharf.process.Lane;
import dev.wharf.process.Lanes;
import dev.wharf.scan.Scans;
import dev.wharf.verification.Verification.State;
import dev.wharf.verification.VerifyScans.Reading;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** One session for many orders alike: each scan counts for the next of them, and is kept with that order as if it had been verified alone. */
@Service
class BatchScans {
    /** Orders alike that wait. @param sizes by units per order */
    record Batch(String warehouse, String sku, String name, String variant, List<AlikeOrders.Size> sizes) { }

    /** @param fulfillmentNo the order it counted for. @param waiting orders alike that are still open */
    record BatchAnswer(String fulfillmentNo, VerificationViews.ScanAnswer scan, int waiting) { }

    private final AlikeOrders alike;
    private final VerifyScans bench;
    private final JdbcVerifications verifications;
    private final LateRequests requests;
    private final Scans scans;
    private final Barcodes barcodes;
    private final Packs packs;
    private final Products products;
    private final Warehouses warehouses;
    private final Lanes lanes;

    BatchScans(AlikeOrders alike, VerifyScans bench, JdbcVerifications verifications, LateRequests requests, Scans scans, Barcodes barcodes, Packs packs, Products products,
               Warehouses warehouses, Lanes lanes) {
        this.alike = alike;
        this.bench = bench;
        this.verifications = verifications;
        this.requests = requests;
        this.scans = scans;
        this.barcodes = barcodes;
        this.packs = packs;
        this.products = products;
        this.warehouses = warehouses;
        this.lanes = lanes;
    }

    /** @throws Refusal NOT_FOUND for a strange barcode; CONFLICT for goods with serials, which are told apart one by one */
    Batch waiting(String warehouse, String barcode) {
        var code = warehouses.find(warehouse).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no warehouse " + warehouse + ".")).code();
        return lanes.call(() -> {
            var item = packs.find(barcode).map(pack -> new Barcodes.Item(pack.sku(), Tracking.Kind.NONE, null)).or(() -> barcodes.identify(barcode, List.of())).orElseThrow(() -> Refusal.notFound("BARCODE_UNKNOWN", "Barcode " + barcode + " belongs to no product."));
            if (item.kind() == Tracking.Kind.SERIAL) throw Refusal.conflict("SERIALS_ONE_BY_ONE", item.sku() + " has serials; verify its orders one by one.");
            var product = products.facts(List.of(item.sku())).get(item.sku());
            return new Batch(code, item.sku(), product == null ? "" : product.name(), product == null ? "" : product.told(), alike.sizes(code, item.sku()));
        });
    }

    /**
     * Counts for the order of this session that is begun or most urgent.
     *
     * @param quantity units per order of the session
     * @throws Refusal CONFLICT if no such order waits
     */
    BatchAnswer scan(String warehouse, String sku, int quantity, Reading reading) {
        try {
            return count(warehouse, sku, quantity, reading);
        } catch (Refusal refusal) {
            // The same scan was sent twice at once, and the other sending has counted by now.
            if (!refusal.code().equals(Scans.KEY_TAKEN)) throw refusal;
            return count(warehouse, sku, quantity, reading);
        }
    }

    private BatchAnswer count(String warehouse, String sku, int quantity, Reading reading) {
        return lanes.call(() -> {
            var order = scans.known(reading.clientKey()).map(known -> known.fulfillment()).or(() -> next(warehouse, sku, quantity, packs.find(reading.barcode())))
                .orElseThrow(() -> Refusal.conflict("NO_ORDER_ALIKE", "No more orders of " + quantity + " × " + sku + " wait here."));
            var answer = bench.count(order, reading);
            Lane.current().flush();
            return new BatchAnswer(order.toString(), answer, alike.next(warehouse, sku, quantity).size());
        });
    }

    /** Held from here to the commit. What another holds is left to him; only if all are held, he may yet leave one. */
    private Optional<FulfillmentId> next(String warehouse, String sku, int quantity, Optional<Pack> pack) {
        var waiting = of(alike.next(warehouse, sku, quantity), pack);
        return waiting.stream().filter(id -> verifications.lockFree(id).filter(this::fits).isPresent()).findFirst()
            .or(() -> waiting.stream().filter(id -> verifications.lockLatest(id).filter(this::fits).isPresent()).findFirst());
    }

    /** A pack belongs to the order it was picked for, and loose units to those that none was picked for. */
    private List<FulfillmentId> of(List<FulfillmentId> waiting, Optional<Pack> pack) {
        var packed = packs.takenFor(waiting);
        return waiting.stream().filter(id -> pack.isPresent() ? id.equals(pack.get().fulfillment()) : !packed.contains(id)).toList();
    }

    /** Another verifier may have finished it since it was read, and a buyer may have asked for something. */
    private boolean fits(Verification count) {
        return count.state() == State.OPEN && requests.of(count).isEmpty() && isMine(count);
    }

    /** Nobody has begun it, or I have. */
    private boolean isMine(Verification count) {
        return count.verifier().isEmpty() || count.verifier().equals(Actor.current());
    }
}
