package dev.wharf.review;

import static dev.wharf.Soon.soon;
import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.delete;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.aftersales.CancelOrder;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Refusal;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.Stage;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import dev.wharf.process.Lanes;
import dev.wharf.refund.RefundReason;
import dev.wharf.shipping.Handover;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** Holds that people place, in each place where an order may be. */
@WharfTest
class ManualHoldsIT {

    private final TestHouse house;
    private final ManualHolds holds;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    private final MockMvc web;

    @Autowired
    ManualHoldsIT(WebApplicationContext context, ManualHolds holds, RuntimeService runtime, TaskService tasks, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.holds = holds;
        this.runtime = runtime;
        this.tasks = tasks;
        this.jdbc = jdbc;
        this.web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    private List<String> waitsAt(FulfillmentId id) {
        return runtime.getActiveActivityIds(runtime.createProcessInstanceQuery().processInstanceBusinessKey(id.toString()).singleResult().getId());
    }

    private void complete(FulfillmentId id, String task, String decision) {
        var open = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey(task).singleResult();
        house.bean(Lanes.class).runOne(() -> tasks.complete(open.getId(), Map.of("decision", decision, "decisionReason", "test")));
    }

    private void tell(FulfillmentId id, Message message, String variable, String value) {
        house.bean(Lanes.class).runOne(() -> house.bean(Instances.class).tell(message, List.of(id), Map.of(variable, value)));
    }

    private void verified(FulfillmentId id) {
        tell(id, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME.name(), "COMPLETE");
        tell(id, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME.name(), "MATCHED");
    }

    @Test
    void held_while_it_is_picked_an_order_goes_on_to_the_bench_and_does_not_leave_until_it_is_released() {
        var id = house.take(order().line(house.sku(1, 0), 1));
        assertThat(holds.place(id, "买家来电要改地址")).isEqualTo(Stage.PICK);
        assertThat(house.openHolds(id).get("MANUAL")).isEqualTo("Held by system: 买家来电要改地址");
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitPick", "Task_ReleaseLateHold");
        // The same request twice is one hold and one task
        holds.place(id, "买家来电要改地址");
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitPick", "Task_ReleaseLateHold");
        assertThat(jdbc.sql("SELECT COUNT(*) FROM hold WHERE fulfillment_id = :id AND code = 'MANUAL'").param("id", id.value()).query(Integer.class).single()).isOne();
        verified(id);
        assertThat(waitsAt(id)).containsExactlyInAnyOrder("Task_AwaitHoldsCleared", "Task_ReleaseLateHold");
        holds.release(id, "MANUAL", "买家确认不改");
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(waitsAt(id)).containsExactly("Task_AwaitWaybill");
        assertThat(jdbc.sql("SELECT resolution FROM hold WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single()).isEqualTo("买家确认不改");
        assertThatThrownBy(() -> holds.release(id, "MANUAL", "again")).isInstanceOf(Refusal.class).extracting("code").isEqualTo("HOLD_NOT_FOUND");
    }

    @Test
    void a_labelled_parcel_that_is_held_is_not_handed_over() {
        var id = house.take(order().line(house.sku(1, 0), 1));
        verified(id);
        soon().until(() -> waitsAt(id).contains("Task_AwaitHandover"));
        assertThat(holds.place(id, "等客户确认")).isEqualTo(Stage.SHIP);
        var number = jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single();
        assertThat(house.bean(Handover.class).handOver(List.of(number))).extracting("code").containsExactly("ORDER_ON_HOLD");
        complete(id, "Task_ReleaseLateHold", "RELEASE");
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(house.bean(Handover.class).handOver(List.of(number))).extracting("code").containsExactly("HANDED_OVER");
        assertThatThrownBy(() -> holds.place(id, "too late")).isInstanceOf(Refusal.class).hasMessageContaining("with the carrier");
    }

    @Test
    void held_in_review_beside_other_holds_it_interrupts_nobody_and_its_task_comes_when_the_others_are_done() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid().vague());
        var address = tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_FixAddress").singleResult().getId();
        assertThat(holds.place(id, "查一下买家")).isEqualTo(Stage.REVIEW);
        assertThat(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).taskDefinitionKey("Task_FixAddress").singleResult().getId()).isEqualTo(address);
        assertThat(house.openHolds(id)).containsOnlyKeys("ADDRESS", "PAYMENT", "MANUAL");
        house.bean(OrderChanges.class).recordPayment(id, PaymentStatus.PAID, 1000);
        house.bean(OrderChanges.class).changeReceiver(id, new dev.wharf.order.Receiver("周小满", "13910020001", "浙江省", "杭州市", "西湖区", "文三路398号", ""));
        assertThat(waitsAt(id)).containsExactly("Task_ReleaseHold");
        complete(id, "Task_ReleaseHold", "RELEASE");
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void releasing_by_request_finishes_the_task_in_review() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        holds.place(id, "查一下买家");
        house.bean(OrderChanges.class).recordPayment(id, PaymentStatus.PAID, 1000);
        assertThat(waitsAt(id)).containsExactly("Task_ReleaseHold");
        holds.release(id, "MANUAL", "没问题");
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
    }

    @Test
    void a_closed_order_and_a_rules_hold_are_left_alone() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        assertThatThrownBy(() -> holds.release(id, "PAYMENT", "r")).isInstanceOf(Refusal.class).extracting("code").isEqualTo("HOLD_OF_RULE");
        house.bean(CancelOrder.class).cancel(id, "客户取消", RefundReason.CANCELLED);
        assertThatThrownBy(() -> holds.place(id, "r")).isInstanceOf(Refusal.class).extracting("code").isEqualTo("ORDER_CLOSED");
    }

    @Test
    void over_rest_the_holder_and_the_reason_are_shown() throws Exception {
        var order = order().line(house.sku(1, 0), 1);
        var id = house.take(order);
        web.perform(post("/api/v1/orders/{no}/holds", order.no).with(user("anna").roles("FINANCE")).with(csrf()).contentType("application/json").content("{\"reason\":\" 对账 \"}"))
            .andExpect(status().isOk()).andExpect(jsonPath("$.fulfillment").value(id.toString())).andExpect(jsonPath("$.code").value("MANUAL")).andExpect(jsonPath("$.stage").value("PICK"));
        assertThat(house.openHolds(id).get("MANUAL")).isEqualTo("Held by anna: 对账");
        assertThat(jdbc.sql("SELECT opened_by FROM hold WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single()).isEqualTo("anna");
        web.perform(post("/api/v1/orders/{no}/holds", order.no).with(user("anna").roles("FINANCE")).with(csrf()).contentType("application/json").content("{}"))
            .andExpect(status().isUnprocessableEntity()).andExpect(jsonPath("$.field").value("reason"));
        web.perform(delete("/api/v1/orders/{no}/holds/MANUAL", order.no).param("reason", "对完了").with(user("bert").roles("WAREHOUSELEAD")).with(csrf())).andExpect(status().isNoContent());
        assertThat(waitsAt(id)).containsExactly("Task_AwaitPick");
        assertThat(jdbc.sql("SELECT closed_by FROM hold WHERE fulfillment_id = :id").param("id", id.value()).query(String.class).single()).isEqualTo("bert");
    }
}
