package dev.wharf.soak.effects;

import dev.wharf.process.CorrectNotice;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.Lanes;
import dev.wharf.process.RecycleLabel;
import dev.wharf.process.SettleRefund;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who do the tasks that effects end in, and what they were asked. */
class SoakPeople {
    private static final int AT_ONCE = 40;
    private static final String VOID_BY_HAND = "Task_VoidLabelByHand";
    private static final List<String> TASKS = List.of("Task_ResolvePush", "Task_ResolveWaybill", VOID_BY_HAND, RecycleLabel.TASK, SettleRefund.TASK, CorrectNotice.TASK);

    @Autowired
    private Lanes lanes;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;

    void setUp() {
        jdbc.sql("CREATE TABLE soak_task (task_no INT NOT NULL AUTO_INCREMENT PRIMARY KEY, name VARCHAR(64) NOT NULL, order_no VARCHAR(64) NOT NULL)").update();
    }

    /** Nodes answer in turn: of two that answer the same task the second would find none, and end. */
    void answerTasks() {
        for (var task : tasks.createTaskQuery().taskDefinitionKeyIn(TASKS.toArray(String[]::new)).listPage(0, AT_ONCE)) {
            lanes.runOne(() -> {
                jdbc.sql("SELECT placed FROM soak_placed WHERE one = 1 FOR UPDATE").query(Integer.class).single();
                if (tasks.createTaskQuery().taskId(task.getId()).count() == 0) return;
                var order = SoakOrder.of((String) tasks.getVariable(task.getId(), FulfillOrder.ORDER_NO.name()));
                jdbc.sql("INSERT INTO soak_task (name, order_no) VALUES (:name, :no)").param("name", task.getTaskDefinitionKey()).param("no", order.no()).update();
                if (task.getTaskDefinitionKey().equals(VOID_BY_HAND)) voidAtCarrier(order);
                tasks.complete(task.getId(), Map.of(FulfillOrder.DECISION.name(), decision(task.getTaskDefinitionKey(), order.shop()), FulfillOrder.DECISION_REASON.name(), "B-" + order.number()));
            });
        }
    }

    /** What can be tried again is. A platform is put right by hand, as far as a person can tell. */
    private static String decision(String task, SoakOrder.Shop shop) {
        return switch (task) {
            case SettleRefund.TASK -> shop.webhook() ? SettleRefund.AGAIN : SettleRefund.BY_HAND;
            case CorrectNotice.TASK -> shop.webhook() ? CorrectNotice.TRY_AGAIN : CorrectNotice.CORRECTED;
            case RecycleLabel.TASK -> RecycleLabel.ASK_AGAIN;
            case VOID_BY_HAND -> "DONE";
            default -> "TRY_AGAIN";
        };
    }

    /** The person calls the carrier, which gives in. */
    private void voidAtCarrier(SoakOrder order) {
        jdbc.sql("""
                UPDATE demo_waybill SET voided = TRUE WHERE reference IN (
                    SELECT CONCAT('P', parcel_id) FROM parcel JOIN fulfillment USING (fulfillment_id) JOIN sales_order USING (sales_order_id) WHERE channel_order_no = :no)
                """).param("no", order.no()).update();
    }
}
