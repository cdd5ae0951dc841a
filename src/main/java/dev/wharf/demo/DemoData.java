package dev.wharf.demo;

import dev.wharf.channel.Shops;
import dev.wharf.channel.Shops.Shop;
import dev.wharf.intake.Intake;
import dev.wharf.inventory.Stock;
import dev.wharf.picking.site.FloorPlans;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Products.PickFace;
import dev.wharf.warehouse.Products.Product;
import dev.wharf.warehouse.Warehouses;
import dev.wharf.warehouse.Warehouses.Warehouse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.context.annotation.Profile;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** A small house to try Wharf with: four shops, two warehouses with their floor plans, a dozen products, two of them with lots or serials, and a few orders of every kind. Sent again at each start; taken once. */
@Component
@Profile("demo")
class DemoData implements ApplicationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(DemoData.class);

    private final Shops shops;
    private final Warehouses warehouses;
    private final Products products;
    private final DemoTracked tracked;
    private final FloorPlans floors;
    private final Stock stock;
    private final Lanes lanes;
    private final Intake intake;

    DemoData(Shops shops, Warehouses warehouses, Products products, DemoTracked tracked, FloorPlans floors, Stock stock, Lanes lanes, Intake intake) {
        this.shops = shops;
        this.warehouses = warehouses;
        this.products = products;
        this.tracked = tracked;
        this.floors = floors;
        this.stock = stock;
        this.lanes = lanes;
        this.intake = intake;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        shops.put(List.of(new Shop("S-WEB", "官网商城", "generic"), new Shop("S-TB01", "淘宝旗舰店", "taobao"),
            new Shop("S-JD01", "京东自营店", "jd"), new Shop("S-DY01", "抖音小店", "douyin")));
        warehouses.put(List.of(new Warehouse("SH01", "上海仓", "上海市", "上海市", "嘉定区", true), new Warehouse("GZ01", "广州仓", "广东省", "广州市", "白云区", true)));
        putProducts();
        tracked.put();
        floors.saveFirst("SH01", text("floor-plan/example.json"));
        floors.saveFirst("GZ01", text("demo/floor-plan-GZ01.json"));
        var answers = intake.take(lines("demo/orders.jsonl").stream().map(line -> line.getBytes(StandardCharsets.UTF_8)).toList(), "DEMO");
        LOG.info("Demo data ready: {} orders, {} of them new", answers.size(), answers.stream().filter(a -> a.outcome().equals("ACCEPTED")).count());
    }

    /** Columns: sku, style, variant, name, barcode, price, weight, length, width, height, bin, units in SH01, units in GZ01. */
    private void putProducts() throws IOException {
        var list = new ArrayList<Product>();
        var faces = new ArrayList<PickFace>();
        var receipts = new ArrayList<Stock.Receipt>();
        for (var line : lines("demo/products.csv")) {
            var c = line.split(",");
            list.add(new Product(c[0], c[1], c[2], c[3], Long.parseLong(c[5]), number(c[6]), number(c[7]), number(c[8]), number(c[9]), List.of(c[4])));
            for (int i = 0; i < 2; i++) {
                var warehouse = i == 0 ? "SH01" : "GZ01";
                faces.add(new PickFace(warehouse, c[0], c[10]));
                if (number(c[11 + i]) > 0) receipts.add(new Stock.Receipt(c[0], warehouse, number(c[11 + i]), "demo:" + warehouse + ":" + c[0]));
            }
        }
        products.put(list);
        products.putPickFaces(faces);
        lanes.runOne(() -> stock.receive(receipts, "Demo stock"));
    }

    private static int number(String text) {
        return Integer.parseInt(text);
    }

    private static String text(String resource) throws IOException {
        return new ClassPathResource(resource).getContentAsString(StandardCharsets.UTF_8);
    }

    private static List<String> lines(String resource) throws IOException {
        return text(resource).lines().filter(l -> !l.isBlank() && !l.startsWith("#")).toList();
    }
}
