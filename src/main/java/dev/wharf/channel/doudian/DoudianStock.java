package dev.wharf.channel.doudian;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ListingCodes;
import dev.wharf.channel.StockPort;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.stereotype.Component;

/**
 * 抖店: sku.syncStockBatch, whole numbers for SKUs of one product; read with sku.stockNum, one SKU in a call. A listing is {@code <product_id>:<sku_id>}. After the
 * public documentation (docs/rules/stock-push.md).
 */
@Component
class DoudianStock implements StockPort {
    private static final int PER_CALL = 50;

    private final DoudianCalls calls;

    DoudianStock(DoudianCalls calls) {
        this.calls = calls;
    }

    @Override
    public String protocol() {
        return DoudianCalls.PROTOCOL;
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
        var parameters = new TreeMap<String, Object>();
        parameters.put("product_id", Long.parseLong(ListingCodes.item(call.get(0).listing())));
        parameters.put("incremental", false);
        parameters.put("sku_sync_list", call.stream()
            .map(q -> new TreeMap<String, Object>(Map.of("sku_id", Long.parseLong(ListingCodes.sku(q.listing())), "stock_num", q.units()))).toList());
        calls.call(shop, "sku.syncStockBatch", parameters);
        return Map.of();
    }

    @Override
    public int readsAtOnce() {
        return 1;
    }

    @Override
    public Map<String, Integer> readStock(String shop, Collection<String> listings) {
        var shown = new HashMap<String, Integer>();
        for (var listing : listings) {
            var data = calls.call(shop, "sku.stockNum", new TreeMap<>(Map.of("sku_id", Long.parseLong(ListingCodes.sku(listing)))));
            if (data.hasNonNull("stock_num")) shown.put(listing, data.path("stock_num").asInt());
        }
        return shown;
    }
}
