package dev.wharf.channel.jos;

import dev.wharf.channel.ChannelRefused;
import dev.wharf.channel.ListingCodes;
import dev.wharf.channel.StockPort;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * 京东 JOS: jingdong.stock.write.updateSkuStock, one SKU in a call; read with jingdong.stock.read.findSkuStock. A listing is the skuId. After the public
 * documentation (docs/rules/stock-push.md).
 */
@Component
class JosStock implements StockPort {
    private final JosCalls calls;

    JosStock(JosCalls calls) {
        this.calls = calls;
    }

    @Override
    public String protocol() {
        return JosCalls.PROTOCOL;
    }

    @Override
    public boolean names(String channelSku) {
        return channelSku.matches("\\d{1,20}");
    }

    @Override
    public List<List<Quantity>> calls(List<Quantity> due) {
        return ListingCodes.inParts(due, 1);
    }

    @Override
    public Map<String, ChannelRefused> pushStock(String shop, List<Quantity> call) {
        var one = call.get(0);
        var answer = calls.call(shop, "jingdong.stock.write.updateSkuStock", Map.of("skuId", one.listing(), "stockNum", Integer.toString(one.units())));
        if (!answer.path("success").asBoolean()) throw new ChannelRefused("NOT_WRITTEN", answer.path("zh_desc").asText("京东没有接受库存 JOS did not take the stock"));
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
            var found = calls.call(shop, "jingdong.stock.read.findSkuStock", Map.of("skuId", listing)).path("skuStocks");
            for (var stock : found) shown.put(stock.path("skuId").asText(), stock.path("stockNum").asInt());
        }
        return shown;
    }
}
