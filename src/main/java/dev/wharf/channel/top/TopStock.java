package dev.wharf.channel.top;

import static java.util.stream.Collectors.joining;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ListingCodes;
import dev.wharf.channel.StockPort;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * 淘宝 TOP: taobao.skus.quantity.update, whole numbers for up to twenty SKUs of one item; read with taobao.item.skus.get. A listing is {@code <num_iid>:<sku_id>}.
 * After the public documentation (docs/rules/stock-push.md).
 */
@Component
class TopStock implements StockPort {
    private static final int PER_CALL = 20;
    /** The documentation allows 40 items in one question. */
    private static final int READ_ITEMS = 40;

    private final TopCalls calls;

    TopStock(TopCalls calls) {
        this.calls = calls;
    }

    @Override
    public String protocol() {
        return TopCalls.PROTOCOL;
    }

    @Override
    public boolean names(String channelSku) {
        return ListingCodes.isPair(channelSku);
    }

    @Override
    public List<List<Quantity>> calls(List<Quantity> due) {
        return ListingCodes.byItem(due, PER_CALL);
    }

    @Override
    public Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call) {
        var units = call.stream().map(q -> ListingCodes.sku(q.listing()) + ":" + q.units()).collect(joining(";"));
        calls.call(shop, "taobao.skus.quantity.update", "skus_quantity_update_response",
            Map.of("num_iid", ListingCodes.item(call.get(0).listing()), "type", "1", "skuid_quantities", units));
        return Map.of();
    }

    @Override
    public int readsAtOnce() {
        return READ_ITEMS;
    }

    @Override
    public Map<String, Integer> readStock(String shop, Collection<String> listings) {
        var items = listings.stream().map(ListingCodes::item).distinct().collect(joining(","));
        var answer = calls.call(shop, "taobao.item.skus.get", "item_skus_get_response", Map.of("fields", "num_iid,sku_id,quantity", "num_iids", items));
        var shown = new HashMap<String, Integer>();
        for (var sku : answer.path("skus").path("sku")) shown.put(sku.path("num_iid").asText() + ":" + sku.path("sku_id").asText(), sku.path("quantity").asInt());
        return shown.entrySet().stream().filter(s -> listings.contains(s.getKey())).collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
