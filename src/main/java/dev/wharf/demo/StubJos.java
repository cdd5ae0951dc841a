package dev.wharf.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.jos.JosSign;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 京东 JOS as seen from outside: signature over address and form together, an order ships once, as a whole. */
@RestController
@RequestMapping("/demo/channel/jos/routerjson")
@Profile({"demo", "test"})
class StubJos {
    private static final String PROTOCOL = "jos";
    private static final Duration WINDOW = Duration.ofMinutes(6);
    private static final JsonMapper JSON = new JsonMapper();

    private final DemoPlatforms accounts;
    private final StubPlatform platform;
    private final StubStock stock;
    private final Clock clock;

    StubJos(DemoPlatforms accounts, StubPlatform platform, StubStock stock, Clock clock) {
        this.accounts = accounts;
        this.platform = platform;
        this.stock = stock;
        this.clock = clock;
    }

    private static final class JosWords implements StubPlatform.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return shipment(Map.of("success", true));
        }

        @Override
        public ResponseEntity<Object> shippedBefore() {
            return shipment(Map.of("success", false, "errorCode", "DEMO-1", "chineseErrCode", "订单不是等待出库状态", "englishErrCode", "The order does not wait for shipment"));
        }

        @Override
        public ResponseEntity<Object> no() {
            return shipment(Map.of("success", false, "errorCode", "DEMO-2", "chineseErrCode", "订单已锁定，不能出库", "englishErrCode", "The order is locked"));
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return error("2", "调用量超限", "Limited by frequency");
        }

        @Override
        public ResponseEntity<Object> noQuestions() {
            return error("19", "无效的access_token", "Invalid access_token");
        }
    }

    @PostMapping
    ResponseEntity<Object> call(@RequestParam Map<String, String> all) throws JsonProcessingException {
        var account = accounts.byKey(PROTOCOL, all.get("app_key"));
        if (account.isEmpty()) return error("21", "无效的app_key", "Invalid app_key");
        if (!fresh(all.get("timestamp"))) return error("8", "无效的时间戳", "Invalid timestamp");
        if (!JosSign.verifies(all, account.get().secret())) return error("12", "无效的签名", "Invalid signature");
        if (!account.get().session().equals(all.get("access_token"))) return error("19", "无效的access_token", "Invalid access_token");
        var business = JSON.readTree(all.get("360buy_param_json"));
        return switch (all.getOrDefault("method", "")) {
            case "jingdong.pop.order.shipment" -> ship(business);
            case "jingdong.pop.order.get" -> platform.asked(PROTOCOL, business.path("order_id").asText(), () -> get(business), new JosWords());
            case "jingdong.stock.write.updateSkuStock" -> stock.tell(DemoPlatforms.shopOf(account.get()),
                List.of(new StubStock.Number(business.path("skuId").asText(), business.path("stockNum").asInt(), 0)), new StockWords());
            case "jingdong.stock.read.findSkuStock" -> stockOf(DemoPlatforms.shopOf(account.get()), business.path("skuId").asText());
            default -> error("15", "无效的方法", "Invalid method");
        };
    }

    private ResponseEntity<Object> ship(JsonNode business) {
        var order = business.path("orderId").asText();
        int ids = business.path("logiCoprId").asText().split("\\|").length;
        if (!business.path("logiCoprId").asText().matches("\\d+(\\|\\d+)*") || ids != business.path("logiNo").asText().split("\\|").length) return new JosWords().no();
        return platform.ship(PROTOCOL, order, business.path("logiNo").asText(), Map.of(StubPlatform.WHOLE, 1), () -> !platform.shipped(PROTOCOL, order).isEmpty(), new JosWords());
    }

    private ResponseEntity<Object> get(JsonNode business) {
        var order = business.path("order_id").asText();
        var waybill = platform.shipped(PROTOCOL, order).stream().map(StubPlatform.Shipped::trackingNumber).collect(Collectors.joining("|"));
        var info = Map.of("orderId", order, "orderState", waybill.isEmpty() ? "WAIT_SELLER_STOCK_OUT" : "WAIT_GOODS_RECEIVE_CONFIRM", "waybill", waybill);
        return ResponseEntity.ok(Map.of("jingdong_pop_order_get_responce", Map.of("code", "0", "orderDetailInfo", Map.of("apiResult", Map.of("success", true), "orderInfo", info))));
    }

    private static final class StockWords implements StubStock.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return written(Map.of("code", "0", "success", true));
        }

        @Override
        public ResponseEntity<Object> no(String listing) {
            return written(Map.of("code", "0", "success", false, "zh_desc", "商品已下架，不能修改库存"));
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return new JosWords().tooOften();
        }

        private static ResponseEntity<Object> written(Map<String, Object> body) {
            return ResponseEntity.ok(Map.of("jingdong_stock_write_updateSkuStock_responce", body));
        }
    }

    private ResponseEntity<Object> stockOf(String shop, String sku) {
        var stocks = stock.shown(shop, sku).stream().map(units -> Map.of("skuId", sku, "storeId", 0, "stockNum", units)).toList();
        return ResponseEntity.ok(Map.of("jingdong_stock_read_findSkuStock_responce", Map.of("code", "0", "skuStocks", stocks)));
    }

    private boolean fresh(String timestamp) {
        try {
            return timestamp != null && Duration.between(PlatformClock.read(timestamp), clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ResponseEntity<Object> shipment(Map<String, Object> result) {
        return ResponseEntity.ok(Map.of("jingdong_pop_order_shipment_responce", Map.of("code", "0", "sopjosshipment_result", result)));
    }

    private static ResponseEntity<Object> error(String code, String zh, String en) {
        return ResponseEntity.ok(Map.of("error_response", Map.of("code", code, "zh_desc", zh, "en_desc", en)));
    }
}
