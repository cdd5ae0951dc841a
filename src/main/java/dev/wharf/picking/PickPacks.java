package dev.wharf.picking;

import dev.wharf.common.Text;
import dev.wharf.inventory.Bins;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.prepack.Pack;
import dev.wharf.inventory.prepack.Packs;
import dev.wharf.picking.PickScanRule.Result;
import dev.wharf.picking.PickScanRule.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Component;

/** What a scan in a bin of packs must be besides: the barcode of a pack that lies there. It counts all its units, or opens the pack where fewer are wanted. */
@Component
class PickPacks {
    private final Packs packs;
    private final Bins bins;

    PickPacks(Packs packs, Bins bins) {
        this.packs = packs;
        this.bins = bins;
    }

    Optional<Pack> find(String code) {
        return packs.find(code);
    }

    /** The scan of a pack as it counts. */
    static PickScans.Reading counted(Pack pack, List<PickLine> lines, PickScans.Reading reading) {
        int wanted = lines.stream().filter(line -> line.left() > 0 && line.isIn(reading.bin()) && line.sku().equals(pack.sku())).findFirst().map(PickLine::left).orElse(pack.quantity());
        return new PickScans.Reading(reading.clientKey(), reading.bin(), reading.barcode(), reading.lot(), Math.min(wanted, pack.quantity()));
    }

    /** @param pack null if the code was that of goods @param sku of the goods. @return empty if there is nothing against it */
    Optional<Verdict.Refused> refused(PickTask task, PickScans.Reading reading, Pack pack, String sku) {
        if (pack != null) {
            boolean here = pack.state() == Pack.State.PACKED && pack.warehouse().equals(task.warehouse()) && pack.bin().equalsIgnoreCase(reading.bin());
            return here ? Optional.empty() : Optional.of(no(Result.PACK_GONE, "包 " + pack.code() + " 不在这个货位，或已拆、已拣，请换一包。", "Pack " + pack.code() + " does not belong here, or was opened or picked; take another one."));
        }
        if (!Pack.isBin(reading.bin().toUpperCase(Locale.ROOT)) || loose(task.warehouse(), reading.bin(), sku) >= reading.quantity()) return Optional.empty();
        return Optional.of(no(Result.PACK_WANTED, "请扫包上的条码（PP 开头）。", "Scan the barcode of the pack, which begins with PP."));
    }

    private int loose(String warehouse, String bin, String sku) {
        int packed = packs.stacks(warehouse, List.of(sku)).values().stream().filter(s -> s.bin().equalsIgnoreCase(bin)).mapToInt(s -> s.packs() * s.units()).sum();
        return bins.held(warehouse, List.of(sku)).stream().filter(c -> c.place().bin().equalsIgnoreCase(bin)).mapToInt(Content::units).sum() - packed;
    }

    /** Call when its units are counted. */
    void taken(Pack pack, PickOrder order, int units) {
        boolean done = units == pack.quantity() ? packs.take(pack, order.fulfillment()) : packs.open(pack);
        if (!done) throw new ConcurrencyFailureException("Pack " + pack.code() + " was taken in the same moment");
    }

    private static Verdict.Refused no(Result result, String zh, String en) {
        return new Verdict.Refused(result, new Text(zh, en));
    }
}
