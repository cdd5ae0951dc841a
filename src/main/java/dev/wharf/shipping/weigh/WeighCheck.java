package dev.wharf.shipping.weigh;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import dev.wharf.order.Fulfillments;
import dev.wharf.parcel.PackingSettings;
import dev.wharf.parcel.Parcel;
import dev.wharf.process.Lane;
import dev.wharf.shipping.weigh.Weighing.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether a parcel may leave as far as its weight goes; asked for a whole lane of parcels in two queries. */
@Component
public class WeighCheck {
    /** @param code WEIGHT_DIFFERS or NOT_WEIGHED; never renamed */
    public record Objection(String code, Text text) { }

    private final Fulfillments fulfillments;
    private final PackingSettings settings;
    private final Weighings weighings;
    private final Lane.Fact<List<Weighing>> weighed = new Lane.Fact<>("weighings", this::load);
    private final Lane.Fact<Boolean> required = new Lane.Fact<>("weigh settings", this::requiredOf);

    WeighCheck(Fulfillments fulfillments, PackingSettings settings, Weighings weighings) {
        this.fulfillments = fulfillments;
        this.settings = settings;
        this.weighings = weighings;
    }

    /** The last weighing counts. Call inside a lane. */
    public Optional<Objection> objection(Parcel parcel) {
        var lane = Lane.current();
        var last = lane.get(weighed, parcel.fulfillment()).stream().filter(w -> w.parcel() == parcel.id()).reduce((a, b) -> b);
        if (last.isPresent()) return last.filter(w -> w.verdict() == Verdict.OUT_OF_RANGE).map(w -> new Objection("WEIGHT_DIFFERS", Scale.text(w)));
        return lane.get(required, parcel.fulfillment()) ? Optional.of(new Objection("NOT_WEIGHED", new Text("还没有称重，先称重再交接。", "It was not weighed: weigh it first."))) : Optional.empty();
    }

    private Map<FulfillmentId, List<Weighing>> load(Collection<FulfillmentId> ids) {
        var found = new HashMap<FulfillmentId, List<Weighing>>();
        ids.forEach(id -> found.put(id, new ArrayList<>()));
        weighings.of(ids).forEach(w -> found.get(w.fulfillment()).add(w));
        return found;
    }

    private Map<FulfillmentId, Boolean> requiredOf(Collection<FulfillmentId> ids) {
        var warehouses = new HashMap<FulfillmentId, String>();
        ids.forEach(id -> warehouses.put(id, fulfillments.get(id).warehouse()));
        var all = settings.of(warehouses.values().stream().distinct().sorted().toList());
        var found = new HashMap<FulfillmentId, Boolean>();
        warehouses.forEach((id, warehouse) -> found.put(id, all.get(warehouse).weighRequired()));
        return found;
    }
}
