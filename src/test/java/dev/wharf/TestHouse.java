package dev.wharf;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.intake.Intake;
import dev.wharf.intake.IntakeAnswer;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContextHolder;

/** Makes what a test needs, under names no other test uses: a shop, two warehouses, SKUs with stock, orders. */
public final class TestHouse {
    public static final String SHOP = "S-TEST";
    public static final String NEAR = "SH-T";
    public static final String FAR = "GZ-T";
    private static final AtomicLong NEXT = new AtomicLong(System.nanoTime() % 1_000_000_000L);

    private final ApplicationContext context;

    public TestHouse(ApplicationContext context) {
        this.context = context;
        bean(Shops.class).put(List.of(new Shops.Shop(SHOP, "测试店", "generic")));
        bean(Warehouses.class).put(List.of(new Warehouses.Warehouse(NEAR, "上海仓", "上海市", "上海市", "嘉定区", true),
            new Warehouses.Warehouse(FAR, "广州仓", "广东省", "广州市", "白云区", true)));
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    public static String unique(String prefix) {
        return prefix + NEXT.incrementAndGet();
    }

    /** A new SKU with this many units in the near and the far warehouse; its barcode is {@code B} + SKU, its bins are A-1 and Z-9. */
    public String sku(int near, int far) {
        var sku = unique("T");
        bean(Products.class).put(List.of(new Products.Product(sku, sku, "STD", "测试商品 " + sku, 1000, 100, 100, 100, 100, List.of("B" + sku))));
        bean(Products.class).putPickFaces(List.of(new Products.PickFace(NEAR, sku, "A-1"), new Products.PickFace(FAR, sku, "Z-9")));
        receive(sku, NEAR, near);
        receive(sku, FAR, far);
        return sku;
    }

    public void receive(String sku, String warehouse, int units) {
        if (units > 0) bean(Lanes.class).runOne(() -> bean(Stock.class).receive(List.of(new Stock.Receipt(sku, warehouse, units, unique("r"))), "test"));
    }

    /** JSON of an order that passes review if there is stock; a test changes one thing at a time. */
    public static final class Order {
        public String no = unique("O");
        /** One of his own, so that no order is taken for a second copy of another. */
        public String buyer = unique("b");
        public String payment = "PAID";
        /** In minor units; null for all of it if the order is paid, else nothing. */
        public Long paid;
        public String placedAt = "2026-11-20T10:00:00+08:00";
        public String phone = "13910020001";
        public String district = "西湖区";
        public String detail = "文三路398号东信大厦5楼";
        public String message = "";
        public String warehouse = "";
        public String shop = SHOP;
        /** When it may ship, with its zone; null for at once. */
        public String notBefore;
        private final List<String> lines = new ArrayList<>();
        private long total;

        public Order line(String sku, int quantity) {
            return line(sku, quantity, 1000);
        }

        public Order line(String sku, int quantity, long unitPriceMinor) {
            total += quantity * unitPriceMinor;
            lines.add("{\"lineNo\":\"%d\",\"sku\":\"%s\",\"quantity\":%d,\"unitPriceMinor\":%d}".formatted(lines.size() + 1, sku, quantity, unitPriceMinor));
            return this;
        }

        public Order in(String itsShop) {
            shop = itsShop;
            return this;
        }

        /** A line whose number a test's trigger may refuse. */
        public Order badLine(String sku) {
            total += 1000;
            lines.add("{\"lineNo\":\"BAD\",\"sku\":\"%s\",\"quantity\":1,\"unitPriceMinor\":1000}".formatted(sku));
            return this;
        }

        public Order unpaid() {
            payment = "UNPAID";
            return this;
        }

        public Order vague() {
            detail = unheardOf("文", "路附近");
            return this;
        }

        public Order message(String text) {
            message = text;
            return this;
        }

        private long paid() {
            if (paid != null) return paid;
            return payment.equals("PAID") ? total : 0;
        }

        public String json() {
            return """
                {"shop":"%s","channelOrderNo":"%s","buyer":"%s","placedAt":"%s","shipNotBefore":%s,
                 "payment":{"status":"%s","paidMinor":%d,"currency":"CNY"},"warehouse":"%s","buyerMessage":"%s",
                 "receiver":{"name":"周小满","phone":"%s","province":"浙江省","city":"杭州市","district":"%s","detail":"%s"},
                 "lines":[%s]}""".formatted(shop, no, buyer, placedAt, notBefore == null ? "null" : "\"" + notBefore + "\"", payment, paid(), warehouse, message, phone, district, detail, String.join(",", lines));
        }
    }

    /** A name that no other test uses and that has no digits: what a person let pass once passes again. */
    public static String unheardOf(String before, String after) {
        var name = new StringBuilder(before);
        unique("").chars().forEach(digit -> name.append("甲乙丙丁戊己庚辛壬癸".charAt(digit - '0')));
        return name.append(after).toString();
    }

    /** A shop of one's own, so that its rules may be set. */
    public String shop() {
        var code = unique("S-");
        bean(Shops.class).put(List.of(new Shops.Shop(code, "测试店", "generic")));
        return code;
    }

    public static Order order() {
        return new Order();
    }

    public List<IntakeAnswer> takeAll(List<Order> orders) {
        return bean(Intake.class).take(orders.stream().map(o -> o.json().getBytes(UTF_8)).toList(), "API");
    }

    public FulfillmentId take(Order order) {
        var answer = takeAll(List.of(order)).get(0);
        assertThat(answer.outcome()).as(answer.message()).isEqualTo("ACCEPTED");
        return FulfillmentId.parse(answer.fulfillment());
    }

    public Fulfillment fulfillment(FulfillmentId id) {
        return inLane(() -> bean(Fulfillments.class).get(id));
    }

    /** Runs it as somebody of this group would: the person is called like the group. */
    public static void as(String group, Runnable work) {
        asPerson(group, group, work);
    }

    public static void asPerson(String person, String group, Runnable work) {
        SecurityContextHolder.getContext().setAuthentication(UsernamePasswordAuthenticationToken.authenticated(person, "",
            AuthorityUtils.createAuthorityList("ROLE_" + group.toUpperCase(java.util.Locale.ROOT))));
        try {
            work.run();
        } finally {
            SecurityContextHolder.clearContext();
        }
    }

    /** Runs something that needs a lane and answers what it found. */
    public <T> T inLane(Supplier<T> work) {
        return bean(Lanes.class).call(work);
    }

    public Balance balance(String sku, String warehouse) {
        return bean(Stock.class).balances(List.of(sku)).stream().filter(b -> b.warehouse().equals(warehouse)).findFirst()
            .orElse(new Balance(sku, warehouse, 0, 0));
    }

    /** Codes and sentences of the open holds, by code. */
    public Map<String, String> openHolds(FulfillmentId id) {
        return bean(JdbcClient.class).sql("SELECT code, note_en FROM hold WHERE fulfillment_id = :id AND closed_at IS NULL").param("id", id.value())
            .query((rs, n) -> Map.entry(rs.getString(1), rs.getString(2))).list().stream().collect(java.util.stream.Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
