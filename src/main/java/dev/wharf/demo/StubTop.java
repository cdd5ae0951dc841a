package dev.wharf.demo;

import dev.wharf.channel.PlatformClock;
import dev.wharf.channel.top.TopSign;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 淘宝 TOP as seen from outside: signature over every parameter with a value, one number per line, a line ships once. */
@RestController
@RequestMapping("/demo/channel/top/router/rest")
@Profile({"demo", "test"})
class StubTop {
    private static final String PROTOCOL = "top";
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final int MOST_SKUS = 20;

    private final DemoPlatforms accounts;
    private final StubPlatform platform;
    private final StubStock stock;
    private final Clock clock;

    StubTop(DemoPlatforms accounts, StubPlatform platform, StubStock stock, Clock clock) {
        this.accounts = accounts;
        this.platform = platform;
        this.stock = stock;
        this.clock = clock;
    }

    private static final class TopWords implements StubPlatform.Words {
        @Override
        public ResponseEntity<Object> yes() {
            return ResponseEntity.ok(Map.of("logistics_offline_send_response", Map.of("shipping", Map.of("is_success", true))));
        }

        @Override
        public ResponseEntity<Object> shippedBefore() {
            return error("15", "Remote service error", "isv.logistics-offline-service-error:B04", "订单状态不对该物流订单已经发货或者已关闭，不能重复发货");
        }

        @Override
        public ResponseEntity<Object> no() {
            return error("15", "Remote service error", "isv.logistics-offline-service-error:B60", "运单号不符合规则或已经被使用");
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return error("7", "App Call Limited", "accesscontrol.limited-by-api-access-count", "This ban will last for 1 more seconds");
        }

        @Override
        public ResponseEntity<Object> noQuestions() {
            return error("11", "Insufficient ISV Permissions", "isv.permission-api-package-limit", "");
        }
    }

    @PostMapping
    ResponseEntity<Object> call(@RequestParam Map<String, String> all) {
        var account = accounts.byKey(PROTOCOL, all.get("app_key"));
        if (account.isEmpty()) return error("29", "Invalid App Key", "", "");
        if (!fresh(all.get("timestamp"))) return error("31", "Invalid Timestamp", "", "");
        if (!TopSign.verifies(all, account.get().secret())) return error("25", "Invalid Signature", "", "");
        if (!account.get().session().equals(all.get("session"))) return error("27", "Invalid Session", "", "");
        return switch (all.getOrDefault("method", "")) {
            case "taobao.logistics.offline.send" -> send(all);
            case "taobao.logistics.orders.get" -> platform.asked(PROTOCOL, all.get("tid"), () -> ResponseEntity.ok(shippings(all.get("tid"))), new TopWords());
            case "taobao.skus.quantity.update" -> quantities(DemoPlatforms.shopOf(account.get()), all);
            case "taobao.item.skus.get" -> ResponseEntity.ok(skus(DemoPlatforms.shopOf(account.get()), List.of(all.get("num_iids").split(","))));
            default -> error("22", "Invalid Method", "", "");
        };
    }

    private ResponseEntity<Object> send(Map<String, String> all) {
        if (Optional.ofNullable(all.get("company_code")).orElse("").isBlank()) return error("40", "Missing Required Arguments:company_code", "", "");
        var tid = all.get("tid");
        Map<String, Integer> units = new LinkedHashMap<>();
        if ("1".equals(all.get("is_split"))) List.of(all.get("sub_tid").split(",")).forEach(line -> units.put(line, 1));
        else units.put(StubPlatform.WHOLE, 1);
        return platform.ship(PROTOCOL, tid, all.get("out_sid"), units, () -> platform.shipped(PROTOCOL, tid).stream()
            .anyMatch(s -> s.line().isEmpty() || units.containsKey(s.line()) || units.containsKey(StubPlatform.WHOLE)), new TopWords());
    }

    private Map<String, Object> shippings(String tid) {
        var byNumber = platform.shipped(PROTOCOL, tid).stream().collect(Collectors.groupingBy(StubPlatform.Shipped::trackingNumber));
        var list = byNumber.entrySet().stream().map(e -> Map.of("tid", tid, "out_sid", e.getKey(), "status", "SELLER_SEND",
            "sub_tids", Map.of("number", e.getValue().stream().map(StubPlatform.Shipped::line).toList()))).toList();
        return Map.of("logistics_orders_get_response", Map.of("shippings", Map.of("shipping", list), "total_results", list.size()));
    }

    private record StockWords(String item, List<StubStock.Number> numbers) implements StubStock.Words {
        @Override
        public ResponseEntity<Object> yes() {
            var skus = numbers.stream().map(n -> Map.of("sku_id", n.listing().substring(item.length() + 1), "quantity", n.units())).toList();
            return ResponseEntity.ok(Map.of("skus_quantity_update_response", Map.of("item", Map.of("num_iid", item, "skus", Map.of("sku", skus)))));
        }

        @Override
        public ResponseEntity<Object> no(String listing) {
            return error("50", "Remote service error", "isv.invalid-parameter", "商品不存在或者已下架");
        }

        @Override
        public ResponseEntity<Object> tooOften() {
            return new TopWords().tooOften();
        }
    }

    private ResponseEntity<Object> quantities(String shop, Map<String, String> all) {
        var item = all.get("num_iid");
        var numbers = Arrays.stream(all.get("skuid_quantities").split(";")).map(pair -> pair.split(":")).map(p -> new StubStock.Number(item + ":" + p[0], Integer.parseInt(p[1]), 0)).toList();
        if (!"1".equals(all.get("type")) || numbers.size() > MOST_SKUS) return error("41", "Invalid Arguments:skuid_quantities", "", "");
        return stock.tell(shop, numbers, new StockWords(item, numbers));
    }

    private Map<String, Object> skus(String shop, List<String> items) {
        var list = items.stream().flatMap(item -> stock.ofItem(shop, item).entrySet().stream().map(s -> Map.of("num_iid", item, "sku_id", s.getKey(), "quantity", s.getValue()))).toList();
        return Map.of("item_skus_get_response", Map.of("skus", Map.of("sku", list)));
    }

    private boolean fresh(String timestamp) {
        try {
            return timestamp != null && Duration.between(PlatformClock.read(timestamp), clock.instant()).abs().compareTo(WINDOW) <= 0;
        } catch (DateTimeException e) {
            return false;
        }
    }

    private static ResponseEntity<Object> error(String code, String msg, String subCode, String subMsg) {
        var error = new LinkedHashMap<String, String>(Map.of("code", code, "msg", msg, "request_id", "demo"));
        if (!subCode.isEmpty()) error.putAll(Map.of("sub_code", subCode, "sub_msg", subMsg));
        return ResponseEntity.ok(Map.of("error_response", error));
    }
}
