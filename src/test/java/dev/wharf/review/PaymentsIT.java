package dev.wharf.review;

import static dev.wharf.TestHouse.NEAR;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.MergedOrders;
import dev.wharf.order.OrderLog;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrders;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.refund.RefundReason;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What payment messages do to an order in each place on its way. */
@WharfTest
class PaymentsIT {
    /** RV-6: what must never be there for an order that is not paid, unless finance let it pass. */
    private static final String UNPAID_ON_ITS_WAY = """
        SELECT f.fulfillment_id FROM fulfillment f JOIN sales_order o ON o.sales_order_id = f.sales_order_id
         WHERE (o.payment_status IN ('UNPAID', 'FAILED', 'DEPOSIT') OR o.payment_status = 'PAID' AND o.paid_minor < o.total_minor)
           AND f.fulfillment_id IN (:ids)
           AND NOT EXISTS (SELECT 1 FROM decision d WHERE d.fulfillment_id = f.fulfillment_id AND d.rule_code = 'PAYMENT' AND d.level = 'ACCEPTED')
           AND NOT EXISTS (SELECT 1 FROM hold h WHERE h.fulfillment_id = f.fulfillment_id AND h.code = 'PAYMENT' AND h.closed_at IS NULL AND f.stage <> 'REVIEW')
           AND (EXISTS (SELECT 1 FROM stock_lock l WHERE l.fulfillment_id = f.fulfillment_id AND l.open_quantity > 0 AND l.kind = 'HARD')
             OR EXISTS (SELECT 1 FROM pick_order p WHERE p.fulfillment_id = f.fulfillment_id AND p.state <> 'CANCELLED')
             OR EXISTS (SELECT 1 FROM parcel p WHERE p.fulfillment_id = f.fulfillment_id AND p.state <> 'VOIDED'))
        """;

    private final TestHouse house;
    private final OrderChanges changes;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;

    @Autowired
    PaymentsIT(ApplicationContext context, OrderChanges changes, RuntimeService runtime, ManagementService management, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.changes = changes;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    private List<String> waitsAt(FulfillmentId id) {
        var live = instances(id);
        assertThat(live).as("live instances of " + id).hasSize(1);
        return runtime.getActiveActivityIds(live.get(0).getId());
    }

    private List<ProcessInstance> instances(FulfillmentId id) {
        return runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).list();
    }

    private void timeOut(FulfillmentId id) {
        management.executeJob(management.createJobQuery().processInstanceId(instances(id).get(0).getId()).timers().singleResult().getId());
    }

    private Stage stage(FulfillmentId id) {
        return house.fulfillment(id).stage();
    }

    private List<String> events(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(String.class).list();
    }

    private void tell(FulfillmentId id, Message message, String variable, String value) {
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(message, List.of(id), Map.of(variable, value)));
    }

    @Test
    void an_order_paid_too_little_waits_until_the_rest_is_paid_and_one_paid_too_much_says_so() {
        var little = order().line(house.sku(1, 0), 1);
        little.paid = 999L;
        var held = house.take(little);
        assertThat(waitsAt(held)).containsExactly("Task_AwaitPayment");
        assertThat(house.openHolds(held).get("PAYMENT")).contains("0.01 too little", "9.99 / 10.00");
        assertThat(changes.recordPayment(held, PaymentStatus.PAID, 1000)).isTrue();
        assertThat(waitsAt(held)).containsExactly("Task_AwaitPick");
        var much = order().line(house.sku(1, 0), 1);
        much.paid = 1001L;
        var warned = house.take(much);
        assertThat(waitsAt(warned)).containsExactly("Task_AwaitPick");
        assertThat(jdbc.sql("SELECT level FROM decision WHERE fulfillment_id = :id AND rule_code = 'PAYMENT'").param("id", warned.value()).query(String.class).single()).isEqualTo("WARN");
    }

    @Test
    void asking_again_does_not_put_the_end_of_waiting_off() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        var instance = instances(id).get(0).getId();
        var before = runtime.getVariable(instance, FulfillOrder.PAY_BY.name());
        var task = house.bean(TaskService.class).createTaskQuery().processInstanceId(instance).singleResult();
        house.bean(Lanes.class).runOne(() -> house.bean(TaskService.class).complete(task.getId(), Map.of("decision", "RECHECK")));
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPayment");
        assertThat(runtime.getVariable(instance, FulfillOrder.PAY_BY.name())).isEqualTo(before);
    }

    @Test
    void a_payment_for_a_waiting_order_lets_it_go_on_within_a_second() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        long start = System.nanoTime();
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 1000)).isTrue();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(1));
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void a_payment_that_comes_after_the_time_is_up_takes_the_order_up_again_once() {
        var sku = house.sku(1, 0);
        var id = house.take(order().line(sku, 1).unpaid());
        timeOut(id);
        assertThat(house.fulfillment(id).closeReason()).isEqualTo("PAYMENT_TIMED_OUT");
        assertThat(instances(id)).isEmpty();
        // When the money comes, and the message twice
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 1000)).isTrue();
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 1000)).isFalse();
        // Then the same fulfillment is on its way, once
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(house.fulfillment(id)).satisfies(f -> {
            assertThat(f.stage()).isEqualTo(Stage.PICK);
            assertThat(f.closedAt()).isNull();
            assertThat(f.closeReason()).isEmpty();
            assertThat(f.units()).containsExactly(Map.entry(sku, 1));
        });
        assertThat(house.balance(sku, NEAR).locked()).isOne();
        assertThat(events(id, "REOPENED")).hasSize(1);
        assertThat(events(id, "REFUND_DUE")).isEmpty();
    }

    @Test
    void a_payment_for_an_order_that_was_cancelled_is_to_be_given_back() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        house.bean(CancelOrder.class).cancel(id, "客户取消", RefundReason.CANCELLED);
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 1000)).isFalse();
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 1000)).isFalse();
        assertThat(stage(id)).isEqualTo(Stage.CANCELLED);
        assertThat(events(id, "REFUND_DUE")).singleElement().asString().contains("10.00");
    }

    @Test
    void a_shop_that_wants_no_late_orders_gives_the_late_payment_back() {
        var settings = house.bean(RuleSettings.class);
        var refund = new RuleSettings() {
            @Override
            public Setting of(String shop, String rule) {
                var as = settings.of(shop, rule);
                var spec = house.bean(RuleCatalog.class).get(PaymentRule.class).spec();
                return new Setting(rule, as.enabled(), as.severity(), as.overrideBy(), new Params(spec, Map.of(PaymentRule.LATE, "REFUND")), as.reference());
            }

            @Override
            public Setting at(String rule, String reference) {
                return settings.at(rule, reference);
            }
        };
        var reviewing = new Reviewing(house.bean(Fulfillments.class), refund, house.bean(Overrides.class), house.bean(Findings.class),
            house.bean(Provisional.class));
        var payments = new Payments(house.bean(Lanes.class), house.bean(Fulfillments.class), house.bean(SalesOrders.class), house.bean(OrderLog.class),
            house.bean(Instances.class), house.bean(MergedOrders.class), reviewing, house.bean(CheckPaymentDelegate.class),
            house.bean(Findings.class), house.bean(dev.wharf.process.Tasks.class), house.bean(dev.wharf.refund.Refunds.class));
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        timeOut(id);
        assertThat(payments.record(id, PaymentStatus.PAID, 1000)).isFalse();
        assertThat(payments.record(id, PaymentStatus.PAID, 1000)).isFalse();
        assertThat(stage(id)).isEqualTo(Stage.CANCELLED);
        assertThat(instances(id)).isEmpty();
        assertThat(events(id, "REFUND_DUE")).singleElement().asString().contains("10.00");
    }

    @Test
    void a_payment_and_the_end_of_waiting_at_the_same_moment_leave_one_order_on_its_way() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int i = 0; i < 10; i++) {
                var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
                var timer = management.createJobQuery().processInstanceId(instances(id).get(0).getId()).timers().singleResult().getId();
                List<Future<Boolean>> both = threads.invokeAll(List.<Callable<Boolean>>of(() -> changes.recordPayment(id, PaymentStatus.PAID, 1000), () -> {
                    try {
                        management.executeJob(timer);
                        return true;
                    } catch (ProcessEngineException | NullPointerException lost) {
                        // The job is gone, or its task was changed meanwhile: the payment came first. The engine reads the job, then its execution, which may be gone by then.
                        return false;
                    }
                }));
                assertThat(both.get(0).get()).isTrue();
                both.get(1).get();
                assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
                assertThat(stage(id)).isEqualTo(Stage.PICK);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_payment_taken_back_in_review_is_reviewed_again() {
        // Given a paid order that waits for stock
        var sku = house.sku(0, 0);
        var id = house.take(order().line(sku, 1));
        assertThat(waitsAt(id)).containsExactly("Task_ResolveShortage");
        changes.recordPayment(id, PaymentStatus.FAILED, 0);
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_ResolveShortage", "Task_AwaitPayment");
        assertThat(house.openHolds(id)).containsOnlyKeys("STOCK", "PAYMENT");
        changes.recordPayment(id, PaymentStatus.PAID, 1000);
        assertThat(house.openHolds(id)).containsOnlyKeys("STOCK");
    }

    @Test
    void a_payment_taken_back_on_the_way_keeps_the_parcel_in_until_it_is_paid_again() {
        var id = house.take(order().line(house.sku(1, 0), 1));
        changes.recordPayment(id, PaymentStatus.UNPAID, 0);
        assertThat(house.openHolds(id)).containsOnlyKeys("PAYMENT");
        assertThat(events(id, "PAYMENT")).singleElement().asString().contains("UNPAID 0.00");
        // It may be picked and verified, and then waits
        tell(id, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME.name(), "COMPLETE");
        tell(id, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME.name(), "MATCHED");
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitHoldsCleared", "Task_ReleaseLateHold");
        changes.recordPayment(id, PaymentStatus.PAID, 500);
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitHoldsCleared", "Task_ReleaseLateHold");
        changes.recordPayment(id, PaymentStatus.PAID, 1000);
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(waitsAt(id)).containsExactly("Task_AwaitWaybill");
    }

    @Test
    void a_payment_taken_back_on_the_way_is_let_go_by_finance_alone() {
        var id = house.take(order().line(house.sku(1, 0), 1));
        changes.recordPayment(id, PaymentStatus.PAID, 900);
        release(id, "reviewer");
        assertThat(house.openHolds(id)).containsOnlyKeys("PAYMENT");
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitPick", "Task_ReleaseLateHold");
        release(id, "finance");
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    private void release(FulfillmentId id, String group) {
        var tasks = house.bean(TaskService.class);
        var late = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_ReleaseLateHold").singleResult().getId();
        TestHouse.as(group, () -> house.bean(Lanes.class).runOne(() -> tasks.complete(late, Map.of("decision", "RELEASE", "decisionReason", "部分退款"))));
    }

    @Test
    void each_part_of_a_divided_order_hears_of_its_payment() {
        var sku = house.sku(1, 0);
        var id = house.take(order().line(sku, 2).unpaid());
        var tasks = house.bean(TaskService.class);
        var shortage = tasks.createTaskQuery().processInstanceId(instances(id).get(0).getId()).taskDefinitionKey("Task_ResolveShortage").singleResult();
        house.bean(Lanes.class).runOne(() -> tasks.complete(shortage.getId(), Map.of("decision", "SHIP_AVAILABLE")));
        var parts = house.inLane(() -> house.bean(Fulfillments.class).ofSalesOrder(house.fulfillment(id).salesOrderId()));
        assertThat(parts).hasSize(2);
        parts.forEach(this::timeOut);
        // Then the money comes: both are taken up again
        assertThat(changes.recordPayment(id, PaymentStatus.PAID, 2000)).isTrue();
        assertThat(waitsAt(parts.get(0))).containsExactly("Task_AwaitPick");
        assertThat(waitsAt(parts.get(1))).containsExactly("Task_ResolveShortage");
    }

    @Test
    void after_a_random_run_of_messages_nothing_unpaid_is_locked_picked_or_packed() {
        var random = new Random(20261123);
        var ids = new ArrayList<FulfillmentId>();
        var statuses = List.of("PAID", "UNPAID", "FAILED", "DEPOSIT", "COD");
        for (int i = 0; i < 30; i++) {
            var order = order().line(house.sku(random.nextInt(3), random.nextInt(2)), 1 + random.nextInt(2));
            order.payment = statuses.get(random.nextInt(statuses.size()));
            if (random.nextInt(4) == 0) order.paid = (long) random.nextInt(2500);
            ids.add(house.take(order));
        }
        var values = ids.stream().map(FulfillmentId::value).toList();
        for (int i = 0; i < 120; i++) {
            var id = ids.get(random.nextInt(ids.size()));
            switch (random.nextInt(5)) {
                case 0 -> instances(id).stream().flatMap(live -> management.createJobQuery().processInstanceId(live.getId()).timers().list().stream())
                    .filter(job -> job.getDuedate() != null).limit(1).forEach(job -> management.executeJob(job.getId()));
                case 1 -> changes.recordPayment(id, PaymentStatus.FAILED, 0);
                default -> changes.recordPayment(id, PaymentStatus.PAID, random.nextInt(2) == 0 ? 2000 : random.nextInt(2500));
            }
            assertThat(jdbc.sql(UNPAID_ON_ITS_WAY).param("ids", values).query(Long.class).list()).isEmpty();
        }
        assertThat(ids.stream().map(this::stage)).contains(Stage.PICK, Stage.REVIEW);
    }
}
