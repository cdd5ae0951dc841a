package dev.wharf;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Ids;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.inventory.lot.GoodsIn;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import dev.wharf.warehouse.Tracking;
import dev.wharf.warehouse.Trackings;
import dev.wharf.warehouse.Warehouses;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

/** A warehouse of its own for one test, with goods on hand, and orders that stand at the gate of picking. */
public final class FloorFixture {
    public final String warehouse;
    private final String mark;
    private final Ids ids;
    private final Lanes lanes;
    private final Products products;
    private final Stock stock;
    private final Trackings trackings;
    private final GoodsIn goodsIn;
    private final SalesOrders salesOrders;
    private final Fulfillments fulfillments;
    private final OrderLog log;
    private final RuntimeService runtime;
    private final Instances instances;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private String shop = "S-TEST";

    private FloorFixture(Ids ids, Lanes lanes, Products products, Warehouses warehouses, Stock stock, Trackings trackings, GoodsIn goodsIn, SalesOrders salesOrders, Fulfillments fulfillments,
                         OrderLog log, RuntimeService runtime, Instances instances, TaskService tasks, JdbcClient jdbc) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.lanes = lanes;
        this.products = products;
        this.stock = stock;
        this.trackings = trackings;
        this.goodsIn = goodsIn;
        this.salesOrders = salesOrders;
        this.fulfillments = fulfillments;
        this.log = log;
        this.runtime = runtime;
        this.instances = instances;
        this.tasks = tasks;
        this.mark = Long.toString(ids.next());
        this.warehouse = "W" + mark;
        warehouses.put(List.of(new Warehouses.Warehouse(warehouse, "测试仓", "上海市", "上海市", "嘉定区", true)));
    }

    public static FloorFixture in(ApplicationContext context) {
        return (FloorFixture) context.getAutowireCapableBeanFactory().autowire(FloorFixture.class, AutowireCapableBeanFactory.AUTOWIRE_CONSTRUCTOR, false);
    }

    /** Orders that are made from now on are of this shop. */
    public FloorFixture selling(String code) {
        shop = code;
        return this;
    }

    /** A SKU of this test, named after the word, in the bin, with 100 units on hand. Its barcode is the word in lower case plus the mark. */
    public String goods(String word, String bin) {
        var sku = sku(word);
        products.put(List.of(new Products.Product(sku, sku, "红色 L", "商品 " + word, 1000, 200, 100, 100, 50, List.of(barcode(word)))));
        if (!bin.isEmpty()) products.putPickFaces(List.of(new Products.PickFace(warehouse, sku, bin)));
        lanes.runOne(() -> stock.receive(List.of(new Stock.Receipt(sku, warehouse, 100, "fixture:" + sku)), "test"));
        return sku;
    }

    /** A SKU of this test with nothing on hand, told apart in this way. */
    public String tracked(String word, Tracking.Kind kind, int sellableDays) {
        var sku = sku(word);
        products.put(List.of(new Products.Product(sku, sku, "红色 L", "商品 " + word, 1000, 200, 100, 100, 50, List.of(barcode(word)))));
        lanes.runOne(() -> trackings.put(List.of(new Tracking(sku, "", "NORMAL", kind, sellableDays))));
        return sku;
    }

    /** Units into a bin. @param lot empty for none. @param expiresOn null if they keep */
    public void receive(String word, String bin, int units, String lot, LocalDate expiresOn, String... serials) {
        lanes.runOne(() -> goodsIn.receive(List.of(new GoodsIn.Line("fixture:" + ids.next(), warehouse, sku(word), units, bin, lot, null, expiresOn, List.of(serials))), "test"));
    }

    public String sku(String word) {
        return word + "-" + mark;
    }

    public String barcode(String word) {
        return word.toLowerCase(java.util.Locale.ROOT) + mark;
    }

    /** An order with its stock locked, whose pick task is made. */
    public FulfillmentId order(Map<String, Integer> unitsByWord, String... requests) {
        return lanes.call(() -> {
            var id = new FulfillmentId(ids.next());
            var now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
            var lines = new ArrayList<SalesOrder.Line>();
            var own = new ArrayList<Fulfillment.Line>();
            unitsByWord.forEach((word, units) -> {
                var lineNo = Integer.toString(lines.size() + 1);
                lines.add(new SalesOrder.Line(lineNo, sku(word), units, 1000));
                own.add(new Fulfillment.Line(ids.next(), id.value(), lineNo, sku(word), units, 1000));
            });
            var order = new SalesOrder(id.value(), shop, "generic", "T" + id.value(), "test", "buyer", now, now.plus(1, ChronoUnit.DAYS), now,
                PaymentStatus.PAID, 1000, 1000, "CNY", new Receiver("测试", "13800000000", "上海市", "上海市", "嘉定区", "测试路1号", ""), "", "", warehouse, SalesOrder.Terms.PLAIN, lines);
            salesOrders.claim(List.of(new SalesOrders.New(order, "{}".getBytes(StandardCharsets.UTF_8))));
            fulfillments.add(new Fulfillment(id, id.value(), shop, Stage.LOCK, warehouse, new dev.wharf.order.Region("上海市", "上海市", "嘉定区"), dev.wharf.order.Handling.PLAIN.requesting(List.of(requests)), order.shipBy(), now, now, null, "", 0, own), order);
            log.begins(id);
            stock.lock(id, "", warehouse, own.stream().map(l -> new Stock.Need(l.id(), l.sku(), l.quantity())).toList(), null);
            runtime.createProcessInstanceByKey(FulfillOrder.KEY).businessKey(id.toString()).startBeforeActivity("Task_CreatePickTask").execute();
            return id;
        });
    }

    /** An order that waits for the bench, all of its goods picked. */
    public FulfillmentId picked(Map<String, Integer> unitsByWord, String... requests) {
        var id = order(unitsByWord, requests);
        lanes.runOne(() -> instances.tell(Message.GoodsPicked, List.of(id), FulfillOrder.PICK_OUTCOME, "COMPLETE"));
        return id;
    }

    /** Puts these orders on one cart, by their places, in the order of their bins: a walk as a wave makes it. */
    public void cart(List<FulfillmentId> orders) {
        lanes.runOne(() -> {
            long walk = walkOf(orders.get(0));
            for (int i = 1; i < orders.size(); i++) {
                long before = walkOf(orders.get(i));
                jdbc.sql("UPDATE pick_order SET pick_task_id = :walk, position = :position WHERE pick_task_id = :before").param("walk", walk).param("position", i + 1).param("before", before).update();
                jdbc.sql("DELETE FROM pick_task WHERE pick_task_id = :before").param("before", before).update();
            }
            var lines = jdbc.sql("SELECT l.pick_line_id FROM pick_line l JOIN pick_order o ON o.pick_order_id = l.pick_order_id WHERE o.pick_task_id = :walk ORDER BY l.bin_code, o.position")
                .param("walk", walk).query(Long.class).list();
            for (int i = 0; i < lines.size(); i++) {
                jdbc.sql("UPDATE pick_line SET sequence = :sequence WHERE pick_line_id = :id").param("sequence", i + 1).param("id", lines.get(i)).update();
            }
        });
    }

    /** Puts these orders on one walk whose goods go into one box, as a wave of this mode makes it: BULK or WALL. @return the number of the walk */
    public long box(String mode, List<FulfillmentId> orders) {
        cart(orders);
        return lanes.call(() -> {
            long walk = walkOf(orders.get(0));
            jdbc.sql("UPDATE pick_task SET mode = :mode WHERE pick_task_id = :walk").param("mode", mode).param("walk", walk).update();
            return walk;
        });
    }

    private long walkOf(FulfillmentId order) {
        return jdbc.sql("SELECT pick_task_id FROM pick_order WHERE fulfillment_id = :id").param("id", order.value()).query(Long.class).single();
    }

    /** Does the work in the name of a person. */
    public static <T> T as(String person, Supplier<T> work) {
        var before = SecurityContextHolder.getContext();
        var context = SecurityContextHolder.createEmptyContext();
        var token = new TestingAuthenticationToken(person, "", "ROLE_PICKER", "ROLE_VERIFIER");
        context.setAuthentication(token);
        SecurityContextHolder.setContext(context);
        try {
            return work.get();
        } finally {
            SecurityContextHolder.setContext(before);
        }
    }

    /** Ids of the activities at which the instance waits. */
    public List<String> waitsAt(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        return instance == null ? List.of() : runtime.getActiveActivityIds(instance.getId());
    }

    /** The reason that the open task of a person shows. */
    public String reason(FulfillmentId id) {
        return (String) runtime.getVariable(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId(), "reason");
    }

    public void decide(FulfillmentId id, String decision) {
        var task = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult();
        lanes.runOne(() -> tasks.complete(task.getId(), Map.of("decision", decision)));
    }

    /** Of an order with one line. */
    public long line(FulfillmentId id) {
        return lanes.call(() -> fulfillments.get(id).lines().get(0).id());
    }

    public Stage stage(FulfillmentId id) {
        return lanes.call(() -> fulfillments.get(id).stage());
    }

    public Balance balance(String word) {
        return stock.balances(List.of(sku(word))).get(0);
    }

    public <T> T inLane(Supplier<T> work) {
        return lanes.call(work);
    }
}
