package dev.wharf.stockpush;

import static dev.wharf.TestHouse.unique;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.catalog.SkuMappings;
import dev.wharf.channel.Shops;
import dev.wharf.demo.StubStock;
import dev.wharf.process.Lanes;
import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Shops whose stock is shown at the stubs, told when a test says so: the watch is off in tests. */
public class AtChannels {
    /** Shop and channel of each platform stub, by protocol; see application.yaml. */
    private static final Map<String, List<String>> SHOPS = Map.of("top", List.of("S-TB01", "taobao"), "jos", List.of("S-JD01", "jd"), "doudian", List.of("S-DY01", "douyin"));

    final TestHouse house;
    private final StockPushes pushes;
    private final WorkOut workOut;
    private final ShopTurn turn;
    private final DriftAudit audit;
    private final JdbcListings listings;
    private final JdbcPushTerms terms;
    private final StubStock stub;

    public AtChannels(ApplicationContext context) {
        house = new TestHouse(context);
        pushes = house.bean(StockPushes.class);
        workOut = house.bean(WorkOut.class);
        turn = house.bean(ShopTurn.class);
        audit = house.bean(DriftAudit.class);
        listings = house.bean(JdbcListings.class);
        terms = house.bean(JdbcPushTerms.class);
        stub = house.bean(StubStock.class);
    }

    static PushTermsRequest on() {
        return new PushTermsRequest(true, null, null, null, null, null, null, 200, null, null, null, null);
    }

    static PushTermsRequest off() {
        return new PushTermsRequest(false, null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A shop that speaks this protocol and tells its stock. Platform shops are shared: switch them off in the end. */
    public String shop(String protocol) {
        String code;
        if (protocol.equals("webhook")) {
            code = house.shop();
        } else {
            code = SHOPS.get(protocol).get(0);
            house.bean(Shops.class).put(List.of(new Shops.Shop(code, "平台测试店", SHOPS.get(protocol).get(1))));
        }
        pushes.set(code, on());
        return code;
    }

    public void off(String shop) {
        pushes.set(shop, off());
        workOut.shop(shop);
    }

    /** A code of a listing as this protocol has it. */
    public static String listing(String protocol) {
        var number = unique("");
        return switch (protocol) {
            case "top", "doudian" -> "77" + number + ":88" + number;
            case "jos" -> "99" + number;
            default -> "C" + number;
        };
    }

    public String mapped(String shop, String listing, String sku) {
        house.bean(Lanes.class).runOne(() -> house.bean(SkuMappings.class).put(new SkuMappings.Code(shop, listing), sku, "test"));
        return listing;
    }

    public void workOut() {
        boolean more = true;
        while (more) more = workOut.moved();
    }

    /** Works out what moved, and tells it. */
    public void tell(String shop) {
        workOut();
        assertThat(turn.run(shop)).isTrue();
    }

    Listing of(String shop, String listing) {
        return listings.read(shop, List.of(listing)).stream().findFirst().orElseThrow();
    }

    public void audit(String shop) {
        audit.run(shop, terms.of(shop).terms());
    }

    public Integer shown(String shop, String listing) {
        return stub.shown(shop, listing).orElse(null);
    }
}
