package dev.wharf.overview;

import dev.wharf.common.FulfillmentId;
import dev.wharf.overview.live.LiveSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Topics {@code order:F100}: anything that is written about an order. */
@Component
class OrderLive implements LiveSource {
    private final OrderViews views;

    OrderLive(OrderViews views) {
        this.views = views;
    }

    @Override
    public String kind() {
        return "order";
    }

    @Override
    public Map<String, String> states(Set<String> keys) {
        var ids = new HashMap<FulfillmentId, String>();
        for (var key : keys) if (key.matches("F[1-9][0-9]{0,17}")) ids.put(FulfillmentId.parse(key), key);
        var states = new HashMap<String, String>();
        views.states(ids.keySet()).forEach((id, state) -> states.put(ids.get(id), state));
        return states;
    }
}
