package dev.wharf.inventory.lot;

import static java.util.stream.Collectors.toMap;

import dev.wharf.warehouse.Trackings;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Lots in stock, as people see them. */
@Component
class LotViews {
    private static final int AT_MOST = 500;

    record Row(Lot lot, String warehouse, int units, int frozen, boolean mayLeave) { }

    private final Lots lots;
    private final LotUnits units;
    private final Trackings trackings;

    LotViews(Lots lots, LotUnits units, Trackings trackings) {
        this.lots = lots;
        this.units = units;
        this.trackings = trackings;
    }

    /** @param sku of one SKU; empty for those that expire or are recalled, of all. @param warehouse empty for all */
    List<Row> list(String sku, String warehouse, boolean blocked) {
        var found = sku.isEmpty() ? units.toLookAt() : lots.ofSkus(List.of(sku)).stream().map(Lot::id).toList();
        return rows(found).filter(r -> r.units() > 0 && (warehouse.isEmpty() || warehouse.equals(r.warehouse())) && !(blocked && r.mayLeave())).limit(AT_MOST).toList();
    }

    List<Row> of(Lot lot) {
        return rows(List.of(lot.id())).toList();
    }

    private Stream<Row> rows(Collection<Long> ids) {
        if (ids.isEmpty()) return Stream.empty();
        var byId = lots.byIds(ids).stream().collect(toMap(Lot::id, lot -> lot));
        var days = trackings.of(byId.values().stream().map(Lot::sku).toList());
        return units.of(ids).stream().map(held -> {
            var lot = byId.get(held.lotId());
            return new Row(lot, held.warehouse(), held.inBins(), held.frozen(), lot.sellable(lots.today(), days.get(lot.sku()).sellableDays()));
        }).sorted(Comparator.comparing((Row r) -> r.lot().expiresOn(), Comparator.nullsLast(Comparator.naturalOrder())).thenComparing((Row r) -> r.lot().sku())
            .thenComparing((Row r) -> r.lot().no()).thenComparing(Row::warehouse));
    }
}
