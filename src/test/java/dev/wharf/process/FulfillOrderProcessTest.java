package dev.wharf.process;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.FAR;
import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.camunda.bpm.engine.test.assertions.bpmn.BpmnAwareTests.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.allocation.Rejections;
import dev.wharf.allocation.StockArrivals;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.demo.StubFaults;
import dev.wharf.infra.security.Visitor;
import dev.wharf.intake.Intake;
import dev.wharf.inventory.Balance;
import dev.wharf.inventory.Stock;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Receiver;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.OrderChanges;
import dev.wharf.review.setting.ShopRules;
import dev.wharf.shipping.Handover;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.test.assertions.ProcessEngineTests;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Every way through fulfill-order: the real model, delegates, rules and database. At the end every flow node was reached. */
@WharfTest
class FulfillOrderProcessTest {
    private static final Set<String> REACHED = new HashSet<>();
    private static Set<String> allNodes = Set.of();

    private final ApplicationContext context;
    private final TestHouse house;
    private final RuntimeService runtime;
    private final HistoryService history;
    private final TaskService tasks;
    private final ManagementService management;
    private final StubFaults faults;
    private final JdbcClient jdbc;
    private final Set<String> started = new HashSet<>();
    @LocalServerPort
    private int port;

    @Autowired
    FulfillOrderProcessTest(ApplicationContext context, ProcessEngine engine, RepositoryService repository, StubFaults faults, JdbcClient jdbc) {
        ProcessEngineTests.init(engine);
        this.context = context;
        this.house = new TestHouse(context);
        this.runtime = engine.getRuntimeService();
        this.history = engine.getHistoryService();
        this.tasks = engine.getTaskService();
        this.management = engine.getManagementService();
        this.faults = faults;
        this.jdbc = jdbc;
        var definition = repository.createProcessDefinitionQuery().processDefinitionKey(FulfillOrder.KEY).latestVersion().singleResult();
        allNodes = new HashSet<>(repository.getBpmnModelInstance(definition.getId()).getModelElementsByType(FlowNode.class).stream().map(FlowNode::getId).toList());
    }

    @BeforeEach
    void no_faults_left_over() {
        faults.clear();
    }

    @AfterEach
    void note_what_was_reached() {
        for (var id : started) {
            history.createHistoricActivityInstanceQuery().processInstanceId(id).list().stream().map(HistoricActivityInstance::getActivityId).forEach(REACHED::add);
        }
    }

    @AfterAll
    static void every_flow_node_was_reached() {
        Assertions.assertThat(REACHED).containsAll(allNodes);
    }

    private ProcessInstance instance(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult();
        Assertions.assertThat(instance).as("live instance of " + id).isNotNull();
        started.add(instance.getId());
        return instance;
    }

    private ProcessInstance take(TestHouse.Order order) {
        return instance(house.take(order));
    }

    private static FulfillmentId id(ProcessInstance instance) {
        return FulfillmentId.parse(instance.getBusinessKey());
    }

    private void complete(ProcessInstance instance, String task, String decision) {
        complete(instance, task, Map.of("decision", decision, "decisionReason", "test"));
    }

    /** As somebody of this group. */
    private void completeAs(String person, String group, ProcessInstance instance, String task, String decision) {
        var open = tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(task).singleResult();
        TestHouse.asPerson(person, group, () -> house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), Map.of("decision", decision, "decisionReason", "test"))));
    }

    private void send(String method, String path, String body) {
        Assertions.assertThat(Visitor.basic(port, "reviewer").send(method, "/api/v1" + path, "application/json", body).statusCode()).as(path).isBetween(200, 299);
    }

    private void fire(ProcessInstance instance) {
        management.executeJob(management.createJobQuery().processInstanceId(instance.getId()).timers().singleResult().getId());
    }

    private void rules(String shop, String rule, Map<String, Object> parameters) {
        ShopRules.set(context, shop, rule, parameters);
    }

    private void complete(ProcessInstance instance, String task, Map<String, Object> variables) {
        var open = tasks.createTaskQuery().processInstanceId(instance.getId()).taskDefinitionKey(task).singleResult();
        Assertions.assertThat(open).as(task).isNotNull();
        Assertions.assertThat(open.getDueDate()).isNotNull();
        TestHouse.as("reviewer", () -> house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), variables)));
    }

    private void tell(ProcessInstance instance, Message message, Var<String> outcome, String value) {
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(message, List.of(id(instance)), outcome, value));
    }

    private void tellWithEvidence(ProcessInstance instance, Message message, Var<String> outcome, String value) {
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(message, id(instance), outcome, value,
            dev.wharf.order.Evidence.variables(house.bean(dev.wharf.order.Fulfillments.class), id(instance), new dev.wharf.common.Text("缺货", "Short"))));
    }

    /** Exactly there; event sub-processes that could start do not count. */
    private void waitsAt(ProcessInstance instance, String... activities) {
        Assertions.assertThat(runtime.getActiveActivityIds(instance.getId())).containsExactlyInAnyOrder(activities);
    }

    private void waitFor(ProcessInstance instance, String activity) {
        soon().untilAsserted(() -> Assertions.assertThat(runtime.getActiveActivityIds(instance.getId())).contains(activity));
    }

    private ProcessInstance picked(ProcessInstance instance) {
        tell(instance, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "COMPLETE");
        return instance;
    }

    private ProcessInstance verified(ProcessInstance instance) {
        tell(instance, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME, "MATCHED");
        return instance;
    }

    private ProcessInstance labelled(ProcessInstance instance) {
        verified(picked(instance));
        waitFor(instance, "Task_AwaitHandover");
        return instance;
    }

    private void handOver(ProcessInstance instance) {
        var number = jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id AND state = 'LABELLED'").param("id", id(instance).value()).query(String.class).single();
        Assertions.assertThat(house.bean(Handover.class).handOver(List.of(number))).extracting("code").containsExactly("HANDED_OVER");
    }

    private Stage stage(ProcessInstance instance) {
        return house.fulfillment(id(instance)).stage();
    }

    @Test
    void a_good_order_goes_all_the_way_and_its_stock_leaves() {
        // Given an order whose goods are there
        var sku = house.sku(5, 5);
        var order = take(order().line(sku, 2));
        // Then it waits for a picker, its units locked in the nearest warehouse
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(5, 2);
        Assertions.assertThat(stage(order)).isEqualTo(Stage.PICK);
        // When it is picked, verified, and handed over
        picked(order);
        waitsAt(order, "Task_AwaitVerify");
        verified(order);
        waitFor(order, "Task_AwaitHandover");
        handOver(order);
        // Then the channel is told, the order closed, the stock gone
        soon().untilAsserted(() -> assertThat(order).isEnded());
        assertThat(order).hasPassed("EndEvent_OrderDone");
        Assertions.assertThat(stage(order)).isEqualTo(Stage.DONE);
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(3, 0);
    }

    @Test
    void a_plain_engine_start_becomes_an_order_and_leaves_no_order_in_the_variables() {
        var sku = house.sku(1, 0);
        var json = order().line(sku, 1).json();
        var instance = new ProcessInstance[1];
        house.bean(Lanes.class).runOne(() -> instance[0] = runtime.startProcessInstanceByKey(FulfillOrder.KEY, Variables.createVariables().putValue("order", json)));
        started.add(instance[0].getId());
        waitsAt(instance[0], "Task_AwaitPick");
        Assertions.assertThat(runtime.getVariables(instance[0].getId())).isEmpty();
        // The second start of the same order starts nothing
        assertThatThrownBy(() -> house.bean(Lanes.class).runOne(() -> runtime.startProcessInstanceByKey(FulfillOrder.KEY, Variables.createVariables().putValue("order", json))))
            .hasStackTraceContaining("This order is known as");
    }

    @Test
    void a_vague_address_waits_for_a_clerk_until_it_is_fixed() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 1).vague());
        waitsAt(order, "Task_FixAddress");
        Assertions.assertThat(house.openHolds(id(order))).containsOnlyKeys("ADDRESS");
        Assertions.assertThat(house.balance(sku, NEAR).locked()).isZero();
        // Saying it is fixed does not make it so
        complete(order, "Task_FixAddress", "FIXED");
        waitsAt(order, "Task_FixAddress");
        // Correcting it on the order page does
        house.bean(OrderChanges.class).changeReceiver(id(order), new Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""));
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(house.openHolds(id(order))).isEmpty();
    }

    @Test
    void a_clerk_may_accept_an_address_with_a_reason() {
        var order = take(order().line(house.sku(1, 0), 1).vague());
        complete(order, "Task_FixAddress", "ACCEPT");
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(jdbc.sql("SELECT COUNT(*) FROM decision WHERE fulfillment_id = :id AND rule_code = 'ADDRESS' AND reason_en LIKE 'Accepted by a person%: test'")
            .param("id", id(order).value()).query(Integer.class).single()).isOne();
    }

    @Test
    void an_order_given_up_in_review_is_cancelled() {
        var address = take(order().line(house.sku(1, 0), 1).vague());
        complete(address, "Task_FixAddress", "CANCEL");
        assertThat(address).isEnded().hasPassed("BoundaryEvent_OrderGivenUp", "EndEvent_OrderGivenUp");
        var payment = take(order().line(house.sku(1, 0), 1).unpaid());
        complete(payment, "Task_AwaitPayment", "CANCEL");
        assertThat(payment).isEnded().hasPassed("EndEvent_OrderGivenUp");
        var shortage = take(order().line(house.sku(0, 0), 1));
        complete(shortage, "Task_ResolveShortage", "CANCEL");
        assertThat(shortage).isEnded().hasPassed("EndEvent_OrderGivenUp");
        for (var order : List.of(address, payment, shortage)) {
            Assertions.assertThat(stage(order)).isEqualTo(Stage.CANCELLED);
            Assertions.assertThat(house.openHolds(id(order))).isEmpty();
        }
    }

    @Test
    void an_unpaid_order_goes_on_by_itself_when_the_payment_arrives() {
        var order = take(order().line(house.sku(1, 0), 1).unpaid());
        waitsAt(order, "Task_AwaitPayment");
        complete(order, "Task_AwaitPayment", "RECHECK");
        waitsAt(order, "Task_AwaitPayment");
        Assertions.assertThat(house.bean(OrderChanges.class).recordPayment(id(order), PaymentStatus.PAID, 1000)).isTrue();
        waitsAt(order, "Task_AwaitPick");
        assertThat(order).hasPassed("BoundaryEvent_PaymentConfirmed");
        // The same payment again changes nothing
        Assertions.assertThat(house.bean(OrderChanges.class).recordPayment(id(order), PaymentStatus.PAID, 1000)).isFalse();
    }

    @Test
    void an_order_not_paid_in_time_is_cancelled_and_taken_up_again_by_a_late_payment() {
        var order = take(order().line(house.sku(1, 0), 1).unpaid());
        var timer = management.createJobQuery().processInstanceId(order.getId()).timers().singleResult();
        management.executeJob(timer.getId());
        assertThat(order).isEnded().hasPassed("BoundaryEvent_PaymentTimedOut", "EndEvent_PaymentTimedOut", "EndEvent_OrderGivenUp");
        Assertions.assertThat(house.fulfillment(id(order)).closeReason()).isEqualTo("PAYMENT_TIMED_OUT");
        Assertions.assertThat(stage(order)).isEqualTo(Stage.CANCELLED);
        // The same order, in a process of its own
        Assertions.assertThat(house.bean(OrderChanges.class).recordPayment(id(order), PaymentStatus.PAID, 1000)).isTrue();
        waitsAt(instance(id(order)), "Task_AwaitPick");
    }

    @Test
    void an_order_short_of_stock_waits_and_goes_on_when_goods_arrive() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 2));
        waitsAt(order, "Task_ResolveShortage");
        Assertions.assertThat(house.openHolds(id(order)).get("STOCK")).contains("ordered 2, available 1");
        complete(order, "Task_ResolveShortage", "WAIT");
        waitsAt(order, "CatchEvent_StockArrived");
        house.bean(StockArrivals.class).receive(List.of(new Stock.Receipt(sku, NEAR, 1, TestHouse.unique("in"))), "test");
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(2, 2);
    }

    @Test
    void the_available_part_ships_and_the_rest_becomes_an_order_of_its_own() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 3));
        complete(order, "Task_ResolveShortage", "SHIP_AVAILABLE");
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(house.fulfillment(id(order)).units()).containsExactly(Map.entry(sku, 1));
        var rest = jdbc.sql("SELECT fulfillment_id FROM fulfillment WHERE sales_order_id = :o AND fulfillment_id <> :id")
            .param("o", house.fulfillment(id(order)).salesOrderId()).param("id", id(order).value()).query(Long.class).single();
        var second = instance(new FulfillmentId(rest));
        waitsAt(second, "Task_ResolveShortage");
        Assertions.assertThat(house.fulfillment(new FulfillmentId(rest)).units()).containsExactly(Map.entry(sku, 2));
    }

    @Test
    void the_missing_part_may_be_cancelled_or_another_warehouse_named() {
        var sku = house.sku(1, 0);
        var cancelled = take(order().line(sku, 3));
        complete(cancelled, "Task_ResolveShortage", "CANCEL_MISSING");
        waitsAt(cancelled, "Task_AwaitPick");
        Assertions.assertThat(jdbc.sql("SELECT cancelled_quantity FROM sales_order_line WHERE sales_order_id = :o")
            .param("o", house.fulfillment(id(cancelled)).salesOrderId()).query(Integer.class).single()).isEqualTo(2);
        var elsewhere = house.sku(0, 4);
        var order = order().line(elsewhere, 2);
        order.warehouse = NEAR;
        var moved = take(order);
        waitsAt(moved, "Task_ResolveShortage");
        complete(moved, "Task_ResolveShortage", Map.of("decision", "OTHER_WAREHOUSE", "warehouse", FAR));
        waitsAt(moved, "Task_AwaitPick");
        Assertions.assertThat(house.balance(elsewhere, FAR).locked()).isEqualTo(2);
    }

    @Test
    void several_holds_at_once_are_all_shown_and_it_goes_on_when_none_is_open() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 2).unpaid().vague());
        waitsAt(order, "Task_FixAddress", "Task_AwaitPayment", "Task_ResolveShortage");
        Assertions.assertThat(house.openHolds(id(order))).containsOnlyKeys("ADDRESS", "PAYMENT", "STOCK");
        complete(order, "Task_FixAddress", "ACCEPT");
        house.bean(OrderChanges.class).recordPayment(id(order), PaymentStatus.PAID, 2000);
        Assertions.assertThat(house.openHolds(id(order))).containsOnlyKeys("STOCK");
        waitsAt(order, "Task_ResolveShortage");
        complete(order, "Task_ResolveShortage", "CANCEL_MISSING");
        waitsAt(order, "Task_AwaitPick");
        assertThat(order).hasPassed("Gateway_HoldsResolved");
    }

    /** The task of the rule, checked again in vain, then let pass. */
    private void heldThenAccepted(ProcessInstance order, String task) {
        waitsAt(order, task);
        complete(order, task, "RECHECK");
        waitsAt(order, task);
        complete(order, task, "ACCEPT");
        waitsAt(order, "Task_AwaitPick");
    }

    @Test
    void a_code_that_nobody_knows_waits_until_it_is_mapped_and_review_begins_again() {
        var sku = house.sku(5, 0);
        var order = take(order().line(TestHouse.unique("X-"), 1).message("先别发"));
        waitsAt(order, "Task_MapSku", "Task_ReadRemark");
        complete(order, "Task_MapSku", "RECHECK");
        waitsAt(order, "Task_MapSku", "Task_ReadRemark");
        complete(order, "Task_MapSku", Map.of("decision", "MAP", "mapTo", sku));
        waitsAt(order, "Task_ReadRemark");
        complete(order, "Task_ReadRemark", "ACCEPT");
        waitsAt(order, "Task_AwaitPick");
        Assertions.assertThat(house.fulfillment(id(order)).units()).isEqualTo(Map.of(sku, 1));
    }

    @Test
    void each_rule_has_its_task_and_goes_on_once_a_person_let_it_pass() {
        heldThenAccepted(take(order().line(house.sku(1, 0), 1).message("先别发")), "Task_ReadRemark");
        heldThenAccepted(take(order().line(house.sku(1, 0), 1, 1)), "Task_ReviewPrice");
        var much = order().line(house.sku(600, 0), 600);
        much.payment = "COD";
        heldThenAccepted(take(much), "Task_ReviewRisk");
        var sku = house.sku(2, 0);
        var first = order().line(sku, 1);
        var copy = order().line(sku, 1);
        copy.buyer = first.buyer;
        take(first);
        heldThenAccepted(take(copy), "Task_ResolveDuplicate");
    }

    @Test
    void whom_the_house_does_not_want_to_serve_waits_for_a_person() {
        var known = order().line(house.sku(1, 0), 1);
        take(known);
        send("POST", "/blacklist", "{\"order\":\"" + known.no + "\",\"kinds\":[\"BUYER\"],\"reason\":\"多次拒收\"}");
        var again = order().line(house.sku(1, 0), 1);
        again.buyer = known.buyer;
        heldThenAccepted(take(again), "Task_ReviewBlacklist");
    }

    @Test
    void finance_approves_in_two_pairs_of_eyes() {
        var shop = house.shop();
        rules(shop, "FINANCE", Map.of("manualOrders", true));
        var answer = house.bean(Intake.class).take(List.of(order().in(shop).line(house.sku(1, 0), 1).json().getBytes(UTF_8)), "MANUAL").get(0);
        var order = instance(FulfillmentId.parse(answer.fulfillment()));
        completeAs("fay", "finance", order, "Task_ApproveFinance", "APPROVE");
        waitsAt(order, "Task_ApproveFinance");
        completeAs("finn", "finance", order, "Task_ApproveFinance", "APPROVE");
        waitsAt(order, "Task_AwaitPick");
    }

    @Test
    void an_order_of_a_later_day_waits_for_it_or_for_a_person() {
        var later = order().line(house.sku(1, 0), 1);
        later.notBefore = "2126-11-23T08:00:00+08:00";
        var order = take(later);
        waitsAt(order, "Task_AwaitShipDate");
        fire(order);
        waitsAt(order, "Task_AwaitShipDate");
        complete(order, "Task_AwaitShipDate", "SHIP_NOW");
        waitsAt(order, "Task_AwaitPick");
    }

    @Test
    void a_place_that_no_carrier_of_the_shop_serves_waits_for_a_choice_before_and_after_review() {
        var shop = house.shop();
        Map<String, Object> notInGuangdong = Map.of("carriers", List.of("DEMO"), "notServed", List.of(Map.of("carrier", "DEMO", "province", "广东", "city", "", "district", "")));
        rules(shop, "REACH", Map.of("carriers", List.of("DEMO"), "notServed", List.of(Map.of("carrier", "DEMO", "province", "浙江", "city", "", "district", ""))));
        var order = take(order().in(shop).line(house.sku(1, 0), 1));
        waitsAt(order, "Task_ChooseCarrier");
        complete(order, "Task_ChooseCarrier", Map.of("decision", "CHOOSE", "carrier", "SF"));
        waitsAt(order, "Task_AwaitPick");
        rules(shop, "REACH", notInGuangdong);
        var moved = take(order().in(shop).line(house.sku(1, 0), 1));
        waitsAt(moved, "Task_AwaitPick");
        house.bean(OrderChanges.class).changeReceiver(id(moved), new Receiver("周小满", "13910020001", "广东省", "广州市", "天河区", "天河路385号太古汇", ""));
        waitsAt(moved, "Task_AwaitPick", "Task_ChooseNewCarrier");
        complete(moved, "Task_ChooseNewCarrier", Map.of("decision", "CHOOSE", "carrier", "SF"));
        waitsAt(moved, "Task_AwaitPick");
    }

    @Test
    void a_hold_that_somebody_placed_is_released_in_review_and_on_the_way() {
        var vague = take(order().line(house.sku(1, 0), 1).vague());
        send("POST", "/orders/" + id(vague) + "/holds", "{\"reason\":\"等买家回复\"}");
        complete(vague, "Task_FixAddress", "ACCEPT");
        waitsAt(vague, "Task_ReleaseHold");
        complete(vague, "Task_ReleaseHold", "RELEASE");
        waitsAt(vague, "Task_AwaitPick");
        var late = take(order().line(house.sku(1, 0), 1));
        send("POST", "/orders/" + id(late) + "/holds", "{\"reason\":\"等买家回复\"}");
        waitsAt(late, "Task_AwaitPick", "Task_ReleaseLateHold");
        complete(late, "Task_ReleaseLateHold", "RELEASE");
        waitsAt(late, "Task_AwaitPick");
    }

    @Test
    void a_memo_that_changes_is_read_again_wherever_the_order_is() {
        var memo = "{\"sellerMemo\":\"先别发\",\"flag\":\"\"}";
        var picking = take(order().line(house.sku(1, 0), 1));
        send("PUT", "/orders/" + id(picking) + "/memo", memo);
        waitsAt(picking, "Task_AwaitPick", "Task_ReadNewRemark");
        complete(picking, "Task_ReadNewRemark", "ACCEPT");
        waitsAt(picking, "Task_AwaitPick");
        var held = take(order().line(house.sku(1, 0), 1).vague());
        send("PUT", "/orders/" + id(held) + "/memo", memo);
        waitsAt(held, "Task_FixAddress", "Task_ReadRemark");
        var shop = house.shop();
        rules(shop, "MERGE", Map.of("windowMinutes", 60));
        var waiting = order().in(shop).line(house.sku(1, 0), 1);
        waiting.placedAt = java.time.Instant.now().toString();
        var inWindow = take(waiting);
        waitsAt(inWindow, "Gateway_AwaitOthers");
        send("PUT", "/orders/" + id(inWindow) + "/memo", memo);
        waitsAt(inWindow, "Task_ReadRemark");
    }

    @Test
    void orders_of_one_buyer_leave_together_and_one_that_waits_alone_leaves_when_its_window_closes() {
        var shop = house.shop();
        rules(shop, "MERGE", Map.of("windowMinutes", 60));
        var one = order().in(shop).line(house.sku(1, 0), 1);
        one.placedAt = java.time.Instant.now().toString();
        var other = order().in(shop).line(house.sku(1, 0), 1);
        other.placedAt = one.placedAt;
        other.buyer = one.buyer;
        var first = take(one);
        waitsAt(first, "Gateway_AwaitOthers");
        var second = take(other);
        assertThat(first).isEnded().hasPassed("CatchEvent_OrderMerged", "EndEvent_MergedAway", "BoundaryEvent_OrderMerged", "EndEvent_OrderMerged");
        Assertions.assertThat(stage(first)).isEqualTo(Stage.MERGED);
        waitsAt(second, "Gateway_AwaitOthers");
        fire(second);
        waitsAt(second, "Task_AwaitPick");
        Assertions.assertThat(house.fulfillment(id(second)).units()).hasSize(2);
    }

    @Test
    void an_order_that_is_held_may_be_merged_by_hand() {
        var one = order().line(house.sku(1, 0), 1).vague();
        var other = order().line(house.sku(1, 0), 1);
        other.buyer = one.buyer;
        other.detail = one.detail;
        var into = take(one);
        var from = take(other);
        send("POST", "/fulfillments/merge", "{\"into\":\"" + id(into) + "\",\"from\":[\"" + id(from) + "\"]}");
        assertThat(from).isEnded().hasPassed("BoundaryEvent_HeldOrderMerged");
        assertThat(into).hasPassed("BoundaryEvent_ReviewRequested");
        complete(into, "Task_FixAddress", "ACCEPT");
        waitsAt(into, "Task_AwaitPick");
    }

    @Test
    void goods_not_found_are_picked_again_or_written_off_and_reviewed_again() {
        var sku = house.sku(2, 0);
        var order = take(order().line(sku, 2));
        tellWithEvidence(order, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "SHORT");
        waitsAt(order, "Task_ResolveShortPick");
        complete(order, "Task_ResolveShortPick", "PICK_AGAIN");
        waitsAt(order, "Task_AwaitPick");
        // As the picker's page leaves it: one of two units found missing
        jdbc.sql("UPDATE pick_order SET state = 'SHORT' WHERE fulfillment_id = :id AND state = 'OPEN'").param("id", id(order).value()).update();
        jdbc.sql("UPDATE pick_line SET missing_quantity = 1, missing_reason = 'NOT_FOUND' WHERE fulfillment_id = :id").param("id", id(order).value()).update();
        tellWithEvidence(order, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "SHORT");
        complete(order, "Task_ResolveShortPick", "NOT_THERE");
        waitsAt(order, "Task_ResolveShortage");
        assertThat(order).hasPassed("BoundaryEvent_StockShort");
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(1, 0);
    }

    @Test
    void an_order_that_its_warehouse_rejects_is_shipped_by_another() {
        var sku = house.sku(2, 2);
        var order = take(order().line(sku, 2));
        Assertions.assertThat(house.fulfillment(id(order)).warehouse()).isEqualTo(NEAR);
        house.bean(Rejections.class).reject(id(order), "DAMAGED", sku, 1, "");
        waitsAt(order, "Task_AwaitPick");
        assertThat(order).hasPassedInOrder("Task_ApplyRejection", "EndEvent_StockShort", "Task_CheckStock", "Task_LockStock");
        Assertions.assertThat(house.fulfillment(id(order)).warehouse()).isEqualTo(FAR);
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::defective).containsExactly(1, 0, 1);
    }

    @Test
    void a_difference_at_the_bench_is_put_right_and_verified_again() {
        var order = picked(take(order().line(house.sku(1, 0), 1)));
        tellWithEvidence(order, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME, "DIFFERENT");
        waitsAt(order, "Task_ResolveDifference");
        complete(order, "Task_ResolveDifference", "VERIFY_AGAIN");
        waitsAt(order, "Task_AwaitVerify");
    }

    @Test
    void goods_missing_at_the_bench_are_picked_again_and_damaged_ones_without_others_are_reviewed_again() {
        var sku = house.sku(1, 0);
        var order = picked(take(order().line(sku, 1)));
        different(order, "MISSING", sku);
        complete(order, "Task_ResolveDifference", "PICK_AGAIN");
        waitsAt(order, "Task_AwaitPick");
        assertThat(order).hasPassed("EndEvent_PickAgain", "BoundaryEvent_PickAgain");
        different(picked(order), "DAMAGED", sku);
        complete(order, "Task_ResolveDifference", "REPLACE_DAMAGED");
        waitsAt(order, "Task_ResolveShortage");
        assertThat(order).hasPassed("EndEvent_GoodsShort", "BoundaryEvent_GoodsShort");
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::defective).containsExactly(0, 0, 1);
    }

    @Test
    void an_unpacked_parcel_is_verified_again_and_gets_a_label_of_its_own() {
        var sku = house.sku(1, 0);
        var order = labelled(take(order().line(sku, 1)));
        unpack(order, 200);
        waitsAt(order, "Task_AwaitVerify");
        assertThat(order).hasPassed("Task_ReopenParcel", "EndEvent_Unpacked", "BoundaryEvent_Unpacked");
        Assertions.assertThat(stage(order)).isEqualTo(Stage.VERIFY);
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(1, 1);
        verified(order);
        waitFor(order, "Task_AwaitHandover");
        handOver(order);
        unpack(order, 409);
        soon().untilAsserted(() -> assertThat(order).isEnded());
        Assertions.assertThat(house.balance(sku, NEAR).onHand()).isZero();
        soon().untilAsserted(() -> Assertions.assertThat(jdbc.sql("SELECT CONCAT(kind, ' ', state) FROM effect WHERE fulfillment_id = :id AND kind LIKE '%WAYBILL'")
            .param("id", id(order).value()).query(String.class).list()).containsExactlyInAnyOrder("BUY_WAYBILL DONE", "VOID_WAYBILL DONE", "BUY_WAYBILL DONE"));
    }

    private void unpack(ProcessInstance order, int status) {
        var answer = Visitor.basic(port, "shipper").post("/api/v1/parcels/" + id(order) + "/unpack", "{\"reason\":\"Leaflet forgotten\"}");
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    }

    private void different(ProcessInstance order, String kind, String sku) {
        var answer = Visitor.basic(port, "verifier1").post("/api/v1/verifications/" + id(order) + "/differences", "{\"kind\":\"%s\",\"sku\":\"%s\"}".formatted(kind, sku));
        Assertions.assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    @Test
    void a_refused_waybill_and_a_refused_push_become_tasks_with_the_other_sides_words() {
        var order = picked(take(order().line(house.sku(1, 0), 1)));
        faults.next(StubFaults.Side.CARRIER, StubFaults.Fault.REFUSE, 1);
        verified(order);
        waitFor(order, "Task_ResolveWaybill");
        complete(order, "Task_ResolveWaybill", "TRY_AGAIN");
        waitFor(order, "Task_AwaitHandover");
        faults.next(StubFaults.Side.CHANNEL, StubFaults.Fault.REFUSE, 2);
        handOver(order);
        waitFor(order, "Task_ResolvePush");
        complete(order, "Task_ResolvePush", "TRY_AGAIN");
        waitFor(order, "Task_ResolvePush");
        complete(order, "Task_ResolvePush", "TOLD_BY_HAND");
        assertThat(order).isEnded().hasPassed("EndEvent_OrderDone");
    }

    @Test
    void a_cancel_before_picking_gives_the_stock_back_at_once() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 1));
        Assertions.assertThat(house.bean(CancelOrder.class).cancel(id(order), "客户取消", RefundReason.CANCELLED)).isEqualTo(Stage.PICK);
        assertThat(order).isEnded();
        Assertions.assertThat(house.balance(sku, NEAR).locked()).isZero();
        // A second cancel changes nothing
        Assertions.assertThat(house.bean(CancelOrder.class).cancel(id(order), "客户取消", RefundReason.CANCELLED)).isEqualTo(Stage.CANCELLED);
    }

    @Test
    void a_cancel_in_review_closes_its_tasks() {
        var order = take(order().line(house.sku(0, 0), 1).unpaid());
        house.bean(CancelOrder.class).cancel(id(order), "客户取消", RefundReason.CANCELLED);
        assertThat(order).isEnded();
        Assertions.assertThat(tasks.createTaskQuery().processInstanceId(order.getId()).count()).isZero();
        Assertions.assertThat(house.openHolds(id(order))).isEmpty();
    }

    @Test
    void picked_goods_are_put_back_before_they_can_be_sold() {
        var sku = house.sku(1, 0);
        var order = take(order().line(sku, 1));
        jdbc.sql("UPDATE pick_line SET picked_quantity = 1 WHERE fulfillment_id = :id").param("id", id(order).value()).update();
        house.bean(CancelOrder.class).cancel(id(order), "客户取消", RefundReason.CANCELLED);
        waitsAt(order, "Task_PutBackGoods");
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::locked, Balance::frozen).containsExactly(0, 1);
        complete(order, "Task_PutBackGoods", "DONE");
        assertThat(order).isEnded();
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::frozen).containsExactly(1, 0, 0);
    }

    @Test
    void the_last_scan_of_a_put_back_ends_the_cancel_and_what_is_lost_is_off_hand() {
        var sku = house.sku(2, 0);
        var scanned = withOneOnTheCart(sku);
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(Message.GoodsPutBack, List.of(id(scanned)), Map.of()));
        assertThat(scanned).isEnded().hasPassed("BoundaryEvent_GoodsPutBack");
        var lost = withOneOnTheCart(sku);
        complete(lost, "Task_PutBackGoods", "LOST");
        assertThat(lost).isEnded();
        // Nobody has scanned the unit of the first: only the message said so
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked, Balance::frozen).containsExactly(1, 0, 1);
    }

    private ProcessInstance withOneOnTheCart(String sku) {
        var order = take(order().line(sku, 1));
        jdbc.sql("UPDATE pick_line SET picked_quantity = 1 WHERE fulfillment_id = :id").param("id", id(order).value()).update();
        house.bean(CancelOrder.class).cancel(id(order), "客户取消", RefundReason.CANCELLED);
        waitsAt(order, "Task_PutBackGoods");
        return order;
    }

    @Test
    void what_another_warehouse_has_is_shipped_from_there_and_what_is_replenished_is_picked_again() {
        var sku = house.sku(2, 2);
        var order = take(order().line(sku, 2));
        tell(order, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "AGAIN");
        waitsAt(order, "Task_AwaitPick");
        jdbc.sql("UPDATE pick_order SET state = 'SHORT' WHERE fulfillment_id = :id AND state = 'OPEN'").param("id", id(order).value()).update();
        jdbc.sql("UPDATE pick_line SET missing_quantity = 1, missing_reason = 'NOT_FOUND' WHERE fulfillment_id = :id").param("id", id(order).value()).update();
        tell(order, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME, "GONE");
        waitsAt(order, "Task_AwaitPick");
        assertThat(order).hasPassed("Task_WriteOffMissing", "Task_LockStock").hasNotPassed("Task_ResolveShortPick");
        Assertions.assertThat(house.fulfillment(id(order)).warehouse()).isEqualTo(FAR);
        Assertions.assertThat(house.balance(sku, NEAR)).extracting(Balance::onHand, Balance::locked).containsExactly(1, 0);
    }

    @Test
    void a_cancel_after_the_label_voids_it_and_after_the_handover_is_refused() {
        var voided = labelled(take(order().line(house.sku(1, 0), 1)));
        house.bean(CancelOrder.class).cancel(id(voided), "客户取消", RefundReason.CANCELLED);
        finishPutBack(voided);
        soon().untilAsserted(() -> assertThat(voided).isEnded());
        assertThat(voided).hasPassed("Task_AwaitVoid");
        var refused = labelled(take(order().line(house.sku(1, 0), 1)));
        faults.next(StubFaults.Side.CARRIER, StubFaults.Fault.REFUSE, 1);
        house.bean(CancelOrder.class).cancel(id(refused), "客户取消", RefundReason.CANCELLED);
        finishPutBack(refused);
        waitFor(refused, "Task_VoidLabelByHand");
        complete(refused, "Task_VoidLabelByHand", "DONE");
        assertThat(refused).isEnded();
        var gone = labelled(take(order().line(house.sku(1, 0), 1)));
        handOver(gone);
        assertThatThrownBy(() -> house.bean(CancelOrder.class).cancel(id(gone), "客户取消", RefundReason.CANCELLED)).isInstanceOf(Refusal.class).hasMessageContaining("carrier");
        soon().untilAsserted(() -> assertThat(gone).isEnded());
    }

    private void finishPutBack(ProcessInstance order) {
        if (tasks.createTaskQuery().processInstanceId(order.getId()).taskDefinitionKey("Task_PutBackGoods").count() > 0) complete(order, "Task_PutBackGoods", "DONE");
    }

    @Test
    void a_changed_receiver_is_reviewed_again_and_nothing_ships_before_it_is_good() {
        var order = take(order().line(house.sku(1, 0), 1));
        house.bean(OrderChanges.class).changeReceiver(id(order), new Receiver("周小满", "13910020001", "浙江省", "杭州市", "", TestHouse.unheardOf("文", "路附近"), ""));
        waitsAt(order, "Task_AwaitPick", "Task_FixReceiver");
        verified(picked(order));
        waitsAt(order, "Task_AwaitHoldsCleared", "Task_FixReceiver");
        complete(order, "Task_FixReceiver", "ACCEPT");
        waitFor(order, "Task_AwaitHandover");
        // Once the label carries an address, it stays
        assertThatThrownBy(() -> house.bean(OrderChanges.class).changeReceiver(id(order), new Receiver("周小满", "13910020001", "", "", "", "", "")))
            .isInstanceOf(Refusal.class);
    }
}
