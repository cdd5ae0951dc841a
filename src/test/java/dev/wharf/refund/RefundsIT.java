package dev.wharf.refund;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.Shops;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.effect.Answer;
import dev.wharf.effect.Effect;
import dev.wharf.effect.EffectRefused;
import dev.wharf.effect.SettledEffect;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Fulfillments;
import dev.wharf.process.Lanes;
import dev.wharf.process.SettleRefund;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Money for goods that do not ship goes back once, and what does not go back by itself is a task of finance. */
@WharfTest
class RefundsIT {

    private final TestHouse house;
    private final StubFaults faults;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final ManagementService management;
    private final JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @Autowired
    RefundsIT(ApplicationContext context, StubFaults faults, TaskService tasks, RuntimeService runtime, ManagementService management, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.faults = faults;
        this.tasks = tasks;
        this.runtime = runtime;
        this.management = management;
        this.jdbc = jdbc;
    }

    @AfterEach
    void nothing_goes_wrong_any_more() {
        faults.clear();
    }

    private HttpResponse<String> cancel(String user, FulfillmentId id, String refund) {
        var answer = Visitor.basic(port, user).post("/api/v1/orders/" + id + "/cancel", "{\"reason\":\"客户取消\"" + refund + "}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer;
    }

    /** Two at 10.00, and 5.00 paid on top, as freight is. */
    private TestHouse.Order two() {
        var order = order().line(house.sku(5, 0), 2);
        order.paid = 2500L;
        return order;
    }

    /** Of the fulfillment: state, amount and why, the oldest first. */
    private List<String> refunds(FulfillmentId id) {
        return jdbc.sql("SELECT CONCAT_WS(' ', state, amount_minor, reason_code) FROM refund WHERE fulfillment_id = :id ORDER BY created_at, effect_key").param("id", id.value()).query(String.class).list();
    }

    /** What the shop gave back: amount, units and how often it was told. */
    private List<String> given(FulfillmentId id) {
        return jdbc.sql("SELECT CONCAT_WS(' ', amount, units, times) FROM demo_refund WHERE refund_key LIKE :key ORDER BY refund_key").param("key", id + "-R%").query(String.class).list();
    }

    private void awaitRefunds(FulfillmentId id, String... expected) {
        soon().untilAsserted(() -> assertThat(refunds(id)).containsExactly(expected));
    }

    private Task task(FulfillmentId id) {
        soon().until(() -> openTask(id) != null);
        return openTask(id);
    }

    private Task openTask(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id + "-R1").taskDefinitionKey(SettleRefund.TASK).singleResult();
    }

    private HttpResponse<String> decide(Task task, String decision, String reason) {
        return Visitor.basic(port, "finance").post("/engine-rest/task/" + task.getId() + "/complete",
            "{\"variables\":{\"decision\":{\"value\":\"" + decision + "\"},\"decisionReason\":{\"value\":\"" + reason + "\"}}}");
    }

    private List<String> said(FulfillmentId id, String kind) {
        return jdbc.sql("SELECT text_en FROM order_event WHERE fulfillment_id = :id AND kind = :kind").param("id", id.value()).param("kind", kind).query(String.class).list();
    }

    private void decides(FulfillmentId id, String taskKey, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(taskKey).singleResult().getId();
        TestHouse.as("reviewer", () -> house.bean(Lanes.class).runOne(() -> tasks.complete(open, Map.of("decision", decision, "decisionReason", "缺货"))));
    }

    private List<FulfillmentId> parts(FulfillmentId id) {
        return house.inLane(() -> house.bean(Fulfillments.class).ofSalesOrder(house.fulfillment(id).salesOrderId()));
    }

    @Test
    void a_person_cancels_a_paid_order_and_all_that_was_paid_goes_back_once() {
        var id = house.take(two());
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
        assertThat(said(id, "REFUND_DUE")).containsExactly("The order was cancelled; give 25.00 back");
        assertThat(said(id, "REFUNDED")).containsExactly("25.00 was given back");
        // When it is cancelled again, then nothing is given again
        cancel("csr", id, ",\"refund\":true");
        assertThat(refunds(id)).hasSize(1);
        assertThat(said(id, "REFUND_DUE")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"integration, '', NOT_DUE 2500 LEFT_TO_CHANNEL", "csr, ',\"refund\":false', NOT_DUE 2500 LEFT_TO_CHANNEL", "integration, ',\"refund\":true', DONE 2500 CANCELLED"})
    void a_system_that_cancels_has_given_the_money_back_itself_unless_somebody_says_otherwise(String user, String refund, String expected) {
        var id = house.take(two());
        cancel(user, id, refund);
        awaitRefunds(id, expected);
        assertThat(given(id)).hasSize(expected.startsWith("DONE") ? 1 : 0);
        assertThat(openTask(id)).isNull();
    }

    @Test
    void what_was_not_paid_does_not_go_back() {
        var unpaid = house.take(order().line(house.sku(5, 0), 1).unpaid());
        cancel("csr", unpaid, "");
        var order = order().line(house.sku(5, 0), 1);
        order.payment = "COD";
        var atTheDoor = house.take(order);
        cancel("csr", atTheDoor, "");
        assertThat(refunds(unpaid)).isEmpty();
        assertThat(refunds(atTheDoor)).isEmpty();
    }

    @Test
    void missing_units_give_their_share_back_and_the_last_goods_the_rest() {
        var order = order().line(house.sku(1, 0), 2);
        order.paid = 2500L;
        var id = house.take(order);
        decides(id, "Task_ResolveShortage", "CANCEL_MISSING");
        awaitRefunds(id, "DONE 1000 UNITS_MISSING");
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 1000 UNITS_MISSING", "DONE 1500 CANCELLED");
        assertThat(given(id)).containsExactly("10.00 CNY 1 1", "15.00 CNY 1 1");
    }

    @Test
    void an_order_given_up_by_a_person_gives_all_back() {
        var id = house.take(order().line(house.sku(0, 0), 1));
        decides(id, "Task_ResolveShortage", "CANCEL");
        awaitRefunds(id, "DONE 1000 GIVEN_UP");
    }

    @Test
    void money_that_comes_after_the_cancel_goes_back() {
        var id = house.take(order().line(house.sku(5, 0), 1).unpaid());
        cancel("csr", id, "");
        for (int twice = 0; twice < 2; twice++) {
            assertThat(Visitor.basic(port, "integration").post("/api/v1/orders/" + id + "/payments", "{\"status\":\"PAID\",\"paidMinor\":1000}").statusCode()).isLessThan(300);
        }
        awaitRefunds(id, "DONE 1000 PAID_LATE");
        assertThat(given(id)).containsExactly("10.00 CNY 1 1");
    }

    private void pays(FulfillmentId id, String status, long minor) {
        assertThat(Visitor.basic(port, "integration").post("/api/v1/orders/" + id + "/payments", "{\"status\":\"" + status + "\",\"paidMinor\":" + minor + "}").statusCode()).isLessThan(300);
    }

    private void timeOut(FulfillmentId id) {
        var instance = runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
        management.executeJob(management.createJobQuery().processInstanceId(instance).timers().singleResult().getId());
    }

    /** One unit each of an order that nobody has paid. */
    private List<FulfillmentId> twoUnpaidParts() {
        var id = house.take(order().vague().line(house.sku(5, 0), 2).unpaid());
        assertThat(Visitor.basic(port, "csr").post("/api/v1/fulfillments/" + id + "/split", "{\"lines\":[{\"lineNo\":\"1\",\"quantity\":1}]}").statusCode()).isLessThan(300);
        assertThat(parts(id)).hasSize(2);
        return parts(id);
    }

    @Test
    void a_part_cancelled_before_the_payment_goes_back_when_all_was_paid_although_the_other_ships() {
        var parts = twoUnpaidParts();
        cancel("csr", parts.get(1), "");
        pays(parts.get(0), "PAID", 1000);
        assertThat(refunds(parts.get(1))).as("just the price of what ships").isEmpty();
        pays(parts.get(0), "PAID", 2000);
        awaitRefunds(parts.get(1), "DONE 1000 PAID_LATE");
        assertThat(given(parts.get(1))).containsExactly("10.00 CNY 1 1");
        pays(parts.get(0), "PAID", 2001);
        assertThat(refunds(parts.get(1))).hasSize(1);
        cancel("csr", parts.get(0), "");
        awaitRefunds(parts.get(0), "DONE 1001 CANCELLED");
    }

    @Test
    void what_was_paid_of_an_order_whose_time_is_over_goes_back_and_more_money_does_not_take_it_up_again() {
        var order = order().line(house.sku(5, 0), 2);
        order.paid = 1500L;
        var id = house.take(order);
        timeOut(id);
        awaitRefunds(id, "DONE 1500 PAYMENT_TIMED_OUT");
        pays(id, "PAID", 2000);
        awaitRefunds(id, "DONE 1500 PAYMENT_TIMED_OUT", "DONE 500 PAID_LATE");
        assertThat(said(id, "REOPENED")).isEmpty();
        assertThat(given(id)).containsExactly("15.00 CNY 2 1", "5.00 CNY 0 1");
    }

    @Test
    void a_deposit_that_comes_after_the_cancel_goes_back() {
        var id = house.take(order().line(house.sku(5, 0), 2).unpaid());
        cancel("csr", id, "");
        pays(id, "DEPOSIT", 300);
        awaitRefunds(id, "DONE 300 PAID_LATE");
    }

    @Test
    void money_that_comes_after_the_channel_cancelled_is_left_to_the_channel() {
        var id = house.take(order().line(house.sku(5, 0), 2).unpaid());
        cancel("integration", id, "");
        assertThat(Visitor.basic(port, "integration").get("/api/v1/orders/" + id).body()).contains("\"refunds\":[]");
        pays(id, "PAID", 2000);
        assertThat(refunds(id)).containsExactly("NOT_DUE 0 LEFT_TO_CHANNEL", "NOT_DUE 2000 LEFT_TO_CHANNEL");
        assertThat(given(id)).isEmpty();
    }

    @Test
    void where_the_channel_cancelled_a_part_and_we_the_other_before_the_money_came_finance_looks() {
        var parts = twoUnpaidParts();
        cancel("csr", parts.get(0), "");
        cancel("integration", parts.get(1), "");
        pays(parts.get(0), "PAID", 2000);
        assertThat(refunds(parts.get(0))).containsExactly("REFUSED 2000 PAID_LATE");
        assertThat((String) tasks.getVariable(openTask(parts.get(0)).getId(), "reason")).contains("look at the channel first");
        assertThat(given(parts.get(0))).isEmpty();
    }

    @Test
    void a_refund_without_a_clear_answer_says_that_the_shop_may_have_given_it_back() {
        house.bean(Shops.class).put(List.of(new Shops.Shop("S-TB01", "平台测试店", "taobao")));
        var id = house.take(two().in("S-TB01"));
        cancel("csr", id, "");
        assertThat((String) tasks.getVariable(task(id).getId(), "reason")).doesNotContain("may have given it back");
        var handler = house.bean(GiveRefund.class);
        var effect = new Effect(1, Refunds.KIND, id + "-R1", id, "refunds:test", Map.of(), 9, true, "", Instant.EPOCH);
        // A shop that cannot be asked any more did not say no
        var read = house.inLane(() -> handler.read(List.of(effect))).get(effect);
        assertThatThrownBy(() -> handler.ask(effect, read)).isInstanceOf(EffectRefused.class);
        house.bean(Lanes.class).runOne(() -> handler.settled(List.of(new SettledEffect(effect, false, Answer.EMPTY, "no clear answer", true))));
        assertThat(jdbc.sql("SELECT words FROM refund WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single())
            .contains("The shop may have given it back already: ask once more or look at the channel first. no clear answer");
    }

    @Test
    void a_shop_that_takes_no_questions_for_now_is_left_alone_and_then_asked() {
        faults.next(Side.REFUNDS, Fault.LOSE_ANSWER, 1);
        faults.next(Side.REFUND_QUERY, Fault.LIMIT, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
        assertThat(faults.calls(Side.REFUND_QUERY, id + "-R1")).isEqualTo(2);
        assertThat(jdbc.sql("SELECT tries FROM effect WHERE effect_key = :key").param("key", id + "-R1").query(Integer.class).single()).as("only the lost answer is a failed try").isOne();
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LIMIT", "BREAK"})
    void a_shop_that_said_yes_and_then_nothing_is_asked_again_and_not_told_again(Fault fault) {
        faults.next(Side.REFUND_QUERY, fault, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
        assertThat(faults.calls(Side.REFUNDS, id + "-R1")).isOne();
        assertThat(faults.calls(Side.REFUND_QUERY, id + "-R1")).isEqualTo(2);
    }

    @Test
    void a_shop_that_said_yes_and_then_no_may_have_given_it_back() {
        faults.next(Side.REFUNDS, Fault.LIE, 1);
        faults.next(Side.REFUNDS, Fault.REFUSE, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        awaitRefunds(id, "REFUSED 2500 CANCELLED");
        assertThat((String) tasks.getVariable(task(id).getId(), "reason")).contains("The shop may have given it back already", "The buyer's account is closed");
    }

    @Test
    void a_refund_that_no_shop_takes_for_a_day_degrades_the_health() {
        var health = house.bean(RefundHealthIndicator.class);
        var key = TestHouse.unique("late");
        var now = Instant.now();
        try {
            waits(key, now.minus(Duration.ofHours(23)));
            assertThat(health.health().getStatus().getCode()).isEqualTo("UP");
            jdbc.sql("UPDATE refund SET created_at = :at WHERE effect_key = :key").param("at", SqlTime.text(now.minus(Duration.ofHours(25)))).param("key", key).update();
            assertThat(health.health().getStatus().getCode()).isEqualTo("DEGRADED");
            assertThat(health.health().getDetails()).containsEntry("waiting", 1).containsKey("oldestWaitingSeconds");
        } finally {
            jdbc.sql("DELETE FROM refund WHERE effect_key = :key").param("key", key).update();
        }
    }

    private void waits(String key, Instant since) {
        house.bean(RefundBook.class).add(new Refund(key, new FulfillmentId(0), 0, 1, "CNY", RefundReason.CANCELLED, new TreeMap<>(), Refund.State.WAITING, "", "", "", since, null));
    }

    @Test
    void an_order_taken_up_again_after_its_time_gives_all_back_once_when_it_is_cancelled_at_last() {
        var id = house.take(order().line(house.sku(5, 0), 2).unpaid());
        timeOut(id);
        pays(id, "PAID", 2000);
        assertThat(said(id, "REOPENED")).hasSize(1);
        assertThat(refunds(id)).isEmpty();
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2000 CANCELLED");
    }

    @Test
    void a_part_put_back_is_counted_where_its_goods_are() {
        var order = order().vague().line(house.sku(5, 0), 2);
        order.paid = 2500L;
        var id = house.take(order);
        var csr = Visitor.basic(port, "csr");
        assertThat(csr.post("/api/v1/fulfillments/" + id + "/split", "{\"lines\":[{\"lineNo\":\"1\",\"quantity\":1}]}").statusCode()).isLessThan(300);
        var part = parts(id).stream().filter(p -> !p.equals(id)).findFirst().orElseThrow();
        assertThat(csr.post("/api/v1/fulfillments/" + part + "/join", "{}").statusCode()).isLessThan(300);
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(refunds(part)).isEmpty();
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
    }

    @Test
    void of_two_parts_cancelled_at_the_same_moment_one_is_the_last() throws Exception {
        var threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 6; round++) {
                var order = order().vague().line(house.sku(5, 0), 2);
                order.paid = 2500L;
                var id = house.take(order);
                Visitor.basic(port, "csr").post("/api/v1/fulfillments/" + id + "/split", "{\"lines\":[{\"lineNo\":\"1\",\"quantity\":1}]}");
                var parts = parts(id);
                assertThat(parts).hasSize(2);
                for (var one : threads.invokeAll(parts.stream().map(part -> (Callable<Object>) () -> cancel("csr", part, "")).toList())) one.get();
                var amounts = jdbc.sql("SELECT amount_minor FROM refund WHERE sales_order_id = :id").param("id", house.fulfillment(id).salesOrderId()).query(Long.class).list();
                assertThat(amounts).containsExactlyInAnyOrder(1000L, 1500L);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = {"LOSE_ANSWER", "BREAK", "LIMIT", "SAY_DUPLICATE", "LIE"})
    void whatever_goes_wrong_at_the_shop_it_gives_the_money_back_once(Fault fault) {
        faults.next(Side.REFUNDS, fault, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
        assertThat(faults.calls(Side.REFUNDS, id + "-R1")).isEqualTo(Set.of(Fault.BREAK, Fault.LIMIT, Fault.LIE).contains(fault) ? 2 : 1);
        assertThat(jdbc.sql("SELECT tries FROM effect WHERE effect_key = :key").param("key", id + "-R1").query(Integer.class).single()).as("to be put off is no failed try")
            .isEqualTo(Set.of(Fault.BREAK, Fault.LOSE_ANSWER, Fault.LIE).contains(fault) ? 1 : 0);
    }

    @Test
    void what_the_shop_refuses_is_a_task_of_finance_and_may_be_asked_for_again() {
        faults.next(Side.REFUNDS, Fault.REFUSE, 2);
        var id = house.take(two());
        cancel("csr", id, "");
        var first = task(id);
        assertThat(tasks.createTaskQuery().taskId(first.getId()).taskCandidateGroup("finance").count()).isOne();
        assertThat(tasks.getVariable(first.getId(), "amount")).isEqualTo("25.00 CNY");
        assertThat((String) tasks.getVariable(first.getId(), "reason")).contains("订单取消", "买家账户已注销");
        assertThat(refunds(id)).containsExactly("REFUSED 2500 CANCELLED");
        assertThat(decide(first, SettleRefund.AGAIN, "").statusCode()).isEqualTo(204);
        soon().until(() -> openTask(id) != null && !openTask(id).getId().equals(first.getId()));
        assertThat(decide(openTask(id), SettleRefund.AGAIN, "").statusCode()).isEqualTo(204);
        awaitRefunds(id, "DONE 2500 CANCELLED");
        assertThat(given(id)).containsExactly("25.00 CNY 2 1");
        assertThat(openTask(id)).isNull();
    }

    @Test
    void a_platform_has_no_call_for_refunds_so_finance_gives_it_back_and_names_the_reference() {
        house.bean(Shops.class).put(List.of(new Shops.Shop("S-TB01", "平台测试店", "taobao")));
        var order = two().in("S-TB01");
        var id = house.take(order);
        cancel("csr", id, "");
        var task = task(id);
        assertThat((String) tasks.getVariable(task.getId(), "reason")).contains("NO_REFUND_CALL");
        assertThat(tasks.getVariable(task.getId(), "orderNo")).isEqualTo(order.no);
        assertThat(faults.calls(Side.REFUNDS, id + "-R1")).isZero();
        // What cannot be done is said, and the task stays
        assertThat(decide(task, SettleRefund.AGAIN, "").body()).contains("NO_REFUND_CALL");
        assertThat(decide(task, SettleRefund.BY_HAND, " ").body()).contains("REFERENCE_MISSING");
        assertThat(decide(task, SettleRefund.NOT_DUE, "").body()).contains("REASON_MISSING");
        assertThat(decide(task, "REFUND", "x").body()).contains("DECISION_NOT_ALLOWED");
        assertThat(openTask(id).getId()).isEqualTo(task.getId());
        assertThat(refunds(id)).containsExactly("REFUSED 2500 CANCELLED");
        assertThat(decide(task, SettleRefund.BY_HAND, "2026112300012345").statusCode()).isEqualTo(204);
        assertThat(refunds(id)).containsExactly("BY_HAND 2500 CANCELLED");
        assertThat(jdbc.sql("SELECT CONCAT_WS(' ', reference, decided_by) FROM refund WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single())
            .isEqualTo("2026112300012345 finance");
        assertThat(Visitor.basic(port, "integration").get("/api/v1/orders/" + id).body()).contains("\"state\":\"BY_HAND\"", "\"amountMinor\":2500", "\"reference\":\"2026112300012345\"");
        assertThat(openTask(id)).isNull();
    }

    @Test
    void finance_may_say_that_nothing_is_due() {
        faults.next(Side.REFUNDS, Fault.REFUSE, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        assertThat(decide(task(id), SettleRefund.NOT_DUE, "已线下补发").statusCode()).isEqualTo(204);
        assertThat(refunds(id)).containsExactly("NOT_DUE 2500 CANCELLED");
        assertThat(said(id, "REFUND_NOT_DUE")).containsExactly("25.00 is not to be given back: 已线下补发");
    }

    @Test
    void nobody_but_finance_settles_a_refund() {
        faults.next(Side.REFUNDS, Fault.REFUSE, 1);
        var id = house.take(two());
        cancel("csr", id, "");
        var path = "/engine-rest/task/" + task(id).getId() + "/complete";
        assertThat(Visitor.basic(port, "csr").post(path, "{\"variables\":{\"decision\":{\"value\":\"BY_HAND\"},\"decisionReason\":{\"value\":\"1\"}}}").statusCode()).isIn(403, 404);
        assertThat(refunds(id)).containsExactly("REFUSED 2500 CANCELLED");
    }
}
