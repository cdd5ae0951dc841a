package dev.wharf.verification;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.lot.Serials;
import dev.wharf.inventory.lot.UnitTraces;
import dev.wharf.parcel.ParcelSerials;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import java.util.List;
import org.springframework.stereotype.Component;

/** Which lot or serials the books name for units that are missing, wrong or damaged: where goods are told apart, only these may be booked back. */
@Component
class DifferentUnits {
    private final Trackings trackings;
    private final Serials serials;
    private final UnitTraces traces;
    private final ParcelSerials packed;

    DifferentUnits(Trackings trackings, Serials serials, UnitTraces traces, ParcelSerials packed) {
        this.trackings = trackings;
        this.serials = serials;
        this.traces = traces;
        this.packed = packed;
    }

    /**
     * The report with its lot or serial named, if the goods have one and it is certain.
     *
     * @throws Refusal INVALID if a person has to say which
     */
    DifferenceReport named(Verification count, DifferenceReport report) {
        if (report.kind() == DifferenceKind.EXTRA) return report.naming("");
        var sku = report.kind() == DifferenceKind.WRONG_ITEM ? report.insteadOf() : report.sku();
        var kind = kind(sku);
        if (kind == Tracking.Kind.SERIAL) return report.naming(serial(count, report, sku));
        return report.naming(kind.hasLots() ? lot(count.fulfillment(), report, sku) : "");
    }

    private String serial(Verification count, DifferenceReport report, String sku) {
        if (!report.unit().isEmpty()) {
            if (report.quantity() != 1) throw Refusal.invalid("QUANTITY_INVALID", "quantity", "一个序列号只代表一件，请逐件上报。 A serial names one unit; report each by itself.");
            return oneOf(onBench(count.fulfillment(), sku, 0), report.unit());
        }
        var possible = possible(count.fulfillment(), report.kind(), count.id(), sku);
        if (possible.size() == report.quantity()) return possible.size() == 1 ? possible.get(0) : "";
        throw Refusal.invalid("UNIT_MISSING", "unit", "请写明是哪个序列号：" + String.join(", ", possible) + "。 Say in unit which serial.");
    }

    private String lot(FulfillmentId id, DifferenceReport report, String sku) {
        var units = traces.lots(id, sku);
        var lots = List.copyOf(units.keySet());
        if (lots.size() > 1 && report.unit().isEmpty()) {
            throw Refusal.invalid("UNIT_MISSING", "unit", "请写明账上是哪个批次：" + String.join(", ", lots) + "。 Say in unit which lot the books name.");
        }
        if (lots.isEmpty() && report.unit().isEmpty()) return "";
        var lot = report.unit().isEmpty() ? lots.get(0) : oneOf(lots, report.unit());
        if (report.quantity() > units.get(lot)) {
            throw Refusal.invalid("QUANTITY_INVALID", "quantity", "订单拣的批次 " + lot + " 是 " + units.get(lot) + " 件，不是 " + report.quantity() + " 件，请按批次分别上报。 The order was picked with "
                + units.get(lot) + " of lot " + lot + ", not with " + report.quantity() + "; report each lot by itself.");
        }
        return lot;
    }

    private static String oneOf(List<String> known, String named) {
        return known.stream().filter(named::equalsIgnoreCase).findFirst()
            .orElseThrow(() -> Refusal.invalid("UNIT_UNKNOWN", "unit", "订单拣的是 " + (known.isEmpty() ? "无" : String.join(", ", known)) + "，没有 " + named + "。 The order was picked with " + (known.isEmpty() ? "none" : String.join(", ", known))
                + ", not with " + named + "."));
    }

    /** Serials to be booked back; none for goods without. */
    List<String> serials(Difference difference) {
        var sku = difference.shortSku();
        if (kind(sku) != Tracking.Kind.SERIAL) return List.of();
        if (!difference.unit().isEmpty()) return List.of(difference.unit());
        return possible(difference.fulfillment(), difference.kind(), difference.verification(), sku).stream().limit(difference.quantity()).toList();
    }

    /** A damaged unit may have been counted; one that is missing or wrong was not. */
    private List<String> possible(FulfillmentId id, DifferenceKind kind, long verification, String sku) {
        return onBench(id, sku, kind == DifferenceKind.DAMAGED ? 0 : verification);
    }

    /** What is in a parcel that stays closed is not here, and is neither missing nor damaged. */
    private List<String> onBench(FulfillmentId id, String sku, long uncountedBy) {
        var closed = packed.packed(id, sku);
        return serials.picked(id, sku, uncountedBy).stream().filter(serial -> !closed.contains(serial)).toList();
    }

    private Tracking.Kind kind(String sku) {
        var tracking = trackings.of(List.of(sku)).get(sku);
        return tracking == null ? Tracking.Kind.NONE : tracking.kind();
    }
}
