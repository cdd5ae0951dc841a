package dev.wharf.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.channel.PlatformAccounts.Account;
import dev.wharf.channel.doudian.DoudianSign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 抖店 as seen from outside: signature over five parameters, a token that ends, units of lines, one shipment per request number. */
@RestController
@RequestMapping("/demo/channel/doudian")
@Profile({"demo", "test"})
class StubDoudian {
    private static final String PROTOCOL = "doudian";
    private static final int SEVEN_DAYS_S = 7 * 24 * 3600;
    private static final JsonMapper JSON = new JsonMapper();

    private final DemoPlatforms accounts;
    private final StubPlatform platform;
    private final StubStock stock;

    StubDoudian(DemoPlatforms accounts, StubPlatform platform, StubStock stock) {
        this.accounts = accounts;
        this.platform = platform;
        this.stock = stock;
    }

    private static final class DoudianWords implements StubPlatform.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return ok(Map.of("pack_id", "demo"));
        }

        @Override
        public ResponseEntity<Object> shippedBefore() {
            return error("50002", "业务处理失败", "isv.business-failed:60110", "订单已发货，不允许再次执行发货");
        }

        @Override
        public ResponseEntity<Object> no() {
            return error("50002", "业务处理失败", "isv.business-failed:60040", "发货订单中有退款申请需要处理，请先处理");
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return error("20000", "系统错误", "isp.service-error:10005", "系统繁忙，请稍后重试");
        }

        @Override
        public ResponseEntity<Object> noQuestions() {
            return error("30001", "权限不足", "isv.app-permissions-insufficient", "没有此接口");
        }
    }

    @PostMapping("/{group}/{act}")
    ResponseEntity<Object> call(@PathVariable String group, @PathVariable String act, @RequestParam Map<String, String> query, @RequestBody String json) throws JsonProcessingException {
        var account = accounts.byKey(PROTOCOL, query.get("app_key")).orElse(null);
        var signed = new LinkedHashMap<>(query);
        signed.put("param_json", json);
        var method = group + "." + act;
        if (account == null || !method.equals(query.get("method")) || !DoudianSign.verifies(signed, account.secret())) {
            return error("40003", "无效的签名", "isv.signature-invalid", "签名校验失败");
        }
        var parameters = JSON.readTree(json);
        if (method.equals("token.create")) return token(account, parameters);
        if (!platform.knowsToken(query.getOrDefault("access_token", ""))) return error("40003", "授权失败", "isv.access-token-expired", "access_token已过期");
        return switch (method) {
            case "order.logisticsAdd" -> whole(parameters);
            case "order.logisticsAddSinglePack" -> units(parameters);
            case "order.orderDetail" -> platform.asked(PROTOCOL, parameters.path("shop_order_id").asText(), () -> detail(parameters.path("shop_order_id").asText()), new DoudianWords());
            case "sku.syncStockBatch" -> stockOf(DemoPlatforms.shopOf(account), parameters);
            case "sku.stockNum" -> stockNum(DemoPlatforms.shopOf(account), parameters.path("sku_id").asText());
            default -> error("30001", "权限不足", "isv.app-permissions-insufficient", "没有此接口");
        };
    }

    private static final class StockWords implements StubStock.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return ok(Map.of());
        }

        @Override
        public ResponseEntity<Object> no(String listing) {
            return error("50002", "业务处理失败", "isv.business-failed:demo", "删除、禁封状态的商品不予同步库存");
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return new DoudianWords().tooOften();
        }
    }

    private ResponseEntity<Object> stockOf(String shop, JsonNode parameters) {
        var product = parameters.path("product_id").asText();
        List<StubStock.Number> numbers = new ArrayList<>();
        parameters.path("sku_sync_list").forEach(sku -> numbers.add(new StubStock.Number(product + ":" + sku.path("sku_id").asText(), sku.path("stock_num").asInt(), 0)));
        return stock.tell(shop, numbers, new StockWords());
    }

    private ResponseEntity<Object> stockNum(String shop, String sku) {
        return stock.ofSku(shop, sku).<ResponseEntity<Object>>map(units -> ok(Map.of("sku_id", sku, "stock_num", units))).orElseGet(() -> ok(Map.of()));
    }

    private ResponseEntity<Object> token(Account account, JsonNode parameters) {
        if (!account.session().equals(parameters.path("shop_id").asText())) return error("30001", "权限不足", "isv.shop-invalid", "店铺未授权");
        return ok(Map.of("access_token", platform.newToken(), "expires_in", SEVEN_DAYS_S, "refresh_token", UUID.randomUUID().toString()));
    }

    /** An order of which a part was shipped cannot be shipped as a whole. */
    private ResponseEntity<Object> whole(JsonNode parameters) {
        var order = parameters.path("order_id").asText();
        return platform.ship(PROTOCOL, order, parameters.path("logistics_code").asText(), Map.of(StubPlatform.WHOLE, 1), () -> !platform.shipped(PROTOCOL, order).isEmpty(), new DoudianWords());
    }

    private ResponseEntity<Object> units(JsonNode parameters) {
        var order = parameters.path("order_id_list").path(0).asText();
        var number = parameters.path("logistics_code").asText();
        Map<String, Integer> units = new LinkedHashMap<>();
        parameters.path("shipped_order_info").forEach(line -> units.put(line.path("shipped_order_id").asText(), line.path("shipped_num").asInt()));
        return platform.ship(PROTOCOL, order, number, units, () -> platform.shipped(PROTOCOL, order).stream()
            .anyMatch(s -> s.line().isEmpty() || s.trackingNumber().equals(number) && units.containsKey(s.line())), new DoudianWords());
    }

    private ResponseEntity<Object> detail(String order) {
        var byNumber = platform.shipped(PROTOCOL, order).stream().collect(Collectors.groupingBy(StubPlatform.Shipped::trackingNumber));
        List<Object> parcels = byNumber.entrySet().stream().<Object>map(e -> Map.of("tracking_no", e.getKey(), "product_info",
            e.getValue().stream().map(s -> Map.of("sku_order_id", s.line(), "product_count", s.quantity())).toList())).toList();
        return ok(Map.of("shop_order_detail", Map.of("order_id", order, "order_status", parcels.isEmpty() ? 2 : 3, "logistics_info", parcels)));
    }

    private static ResponseEntity<Object> ok(Map<String, Object> data) {
        return ResponseEntity.ok(Map.of("code", 10000, "msg", "success", "data", data, "log_id", "demo"));
    }

    private static ResponseEntity<Object> error(String code, String msg, String subCode, String subMsg) {
        return ResponseEntity.ok(Map.of("code", Integer.parseInt(code), "msg", msg, "sub_code", subCode, "sub_msg", subMsg, "log_id", "demo"));
    }
}
