package dev.wharf.shipping;


import static dev.wharf.Soon.soon;

import dev.wharf.FloorFixture;
import dev.wharf.common.FulfillmentId;
import dev.wharf.common.SqlTime;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Stage;
import dev.wharf.process.CorrectNotice;
import dev.wharf.process.FulfillOrder;
import dev.wharf.process.FulfillOrder.Message;
import dev.wharf.process.Instances;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.ReflectionTestUtils;

/** Orders of one unit that are told to their channel at the label, and what their channel knows. The webhook's shop is {@value #WEBHOOK}, that of TOP {@value #TOP}; see WharfTest. */
public final class AtLabel {
    public static final String WEBHOOK = "S-EARLY";
    public static final String TOP = "S-EARLY-TB";
    private static final String CHASED = "STAYS-";

    final FloorFixture floor;
    private final ApplicationContext context;
    private final Instances instances;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    public AtLabel(ApplicationContext context) {
        this.context = context;
        this.instances = context.getBean(Instances.class);
        this.tasks = context.getBean(TaskService.class);
        this.jdbc = context.getBean(JdbcClient.class);
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    public String warehouse() {
        return floor.warehouse;
    }

    FulfillmentId packed(String shop) {
        var order = floor.selling(shop).order(Map.of("CUP", 1));
        tell(order, Message.GoodsPicked, FulfillOrder.PICK_OUTCOME.name(), "COMPLETE");
        verified(order);
        return order;
    }

    FulfillmentId labelled(String shop) {
        var order = packed(shop);
        awaitLabel(order);
        return order;
    }

    public FulfillmentId told(String shop) {
        var order = labelled(shop);
        soon().until(() -> notices(order), List.of("EXACT TOLD")::equals);
        return order;
    }

    void verified(FulfillmentId order) {
        tell(order, Message.GoodsVerified, FulfillOrder.VERIFY_OUTCOME.name(), "MATCHED");
    }

    void awaitLabel(FulfillmentId order) {
        soon().until(() -> floor.waitsAt(order), List.of("Task_AwaitHandover")::equals);
    }

    /** As the cancel service does it. */
    void cancel(FulfillmentId order) {
        floor.inLane(() -> {
            var fulfillments = context.getBean(Fulfillments.class);
            fulfillments.lockRows(List.of(order));
            if (fulfillments.get(order).stage().mayCancel()) {
                fulfillments.moveTo(order, Stage.CANCELLING);
                instances.tell(Message.OrderCancelled, List.of(order), Map.of());
            }
            return null;
        });
    }

    public void voidLabel(FulfillmentId order) {
        context.getBean(Relabel.class).voidLabel(order.toString(), "Torn");
    }

    /** Its time to leave is over, and somebody is asked to look for it. @return that task's id */
    public String stays(FulfillmentId order) {
        jdbc.sql("UPDATE early_notice SET leave_by = :past WHERE fulfillment_id = :id").param("past", SqlTime.text(Instant.now().minusSeconds(1))).param("id", order.value()).update();
        soon().until(() -> open(CHASED + order, CorrectNotice.CHASE) == 1);
        return tasks.createTaskQuery().processInstanceBusinessKey(CHASED + order).singleResult().getId();
    }

    /** Whether somebody is asked to look for it. */
    boolean chased(FulfillmentId order) {
        return open(CHASED + order, CorrectNotice.CHASE) == 1;
    }

    void buyAgain(FulfillmentId order) {
        complete(order.toString(), "Task_ResolveWaybill", "TRY_AGAIN");
    }

    public String number(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM parcel WHERE fulfillment_id = :id ORDER BY parcel_id DESC LIMIT 1").param("id", order.value()).query(String.class).single();
    }

    /** Form and state of what was told, round by round. */
    List<String> notices(FulfillmentId order) {
        return jdbc.sql("SELECT CONCAT(form, ' ', state) FROM channel_notice WHERE fulfillment_id = :id ORDER BY effect_key").param("id", order.value()).query(String.class).list();
    }

    /** Numbers that the channel believes to leave. */
    List<String> known(FulfillmentId order) {
        return jdbc.sql("SELECT tracking_number FROM demo_shipment WHERE order_no = :no UNION ALL SELECT tracking_number FROM demo_platform_shipment WHERE order_no = :no")
            .param("no", "T" + order.value()).query(String.class).list();
    }

    /** Numbers that leave, or have left. */
    List<String> truth(FulfillmentId order) {
        return jdbc.sql("SELECT p.tracking_number FROM parcel p JOIN fulfillment f USING (fulfillment_id) WHERE fulfillment_id = :id AND p.state IN ('LABELLED', 'HANDED_OVER') AND f.stage IN ('SHIP', 'SYNC', 'DONE')")
            .param("id", order.value()).query(String.class).list();
    }

    /** A person makes the platform know the truth in its own pages, and says so. */
    void correct(FulfillmentId order) {
        jdbc.sql("DELETE FROM demo_shipment WHERE order_no = :no").param("no", "T" + order.value()).update();
        jdbc.sql("DELETE FROM demo_platform_shipment WHERE order_no = :no").param("no", "T" + order.value()).update();
        truth(order).forEach(number -> jdbc.sql("INSERT INTO demo_platform_shipment (protocol, order_no, line_no, tracking_number, quantity, times) VALUES ('top', :no, '', :number, 1, 1)")
            .param("no", "T" + order.value()).param("number", number).update());
        complete(key(order), CorrectNotice.TASK, CorrectNotice.CORRECTED);
    }

    static String key(FulfillmentId order) {
        return "NOTICE-" + order;
    }

    boolean asked(FulfillmentId order) {
        return open(key(order), CorrectNotice.TASK) == 1;
    }

    long open(String key, String task) {
        return tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(task).count();
    }

    String shown(FulfillmentId order, String variable) {
        var runtime = context.getBean(RuntimeService.class);
        return (String) runtime.getVariable(runtime.createProcessInstanceQuery().processInstanceBusinessKey(key(order)).singleResult().getId(), variable);
    }

    void complete(String key, String task, String decision) {
        complete(tasks.createTaskQuery().processInstanceBusinessKey(key).taskDefinitionKey(task).singleResult().getId(), decision);
    }

    /** The open task's own id, which a form that is open knows. */
    public String task(FulfillmentId order) {
        soon().until(() -> asked(order));
        return tasks.createTaskQuery().processInstanceBusinessKey(key(order)).taskDefinitionKey(CorrectNotice.TASK).singleResult().getId();
    }

    void complete(String taskId, String decision) {
        floor.inLane(() -> {
            tasks.complete(taskId, Map.of(FulfillOrder.DECISION.name(), decision));
            return null;
        });
    }

    /** Nothing is on its way to anybody. */
    boolean quiet(List<FulfillmentId> orders) {
        return jdbc.sql("SELECT COUNT(*) FROM effect WHERE fulfillment_id IN (:ids) AND state IN ('CLAIMED', 'CALLING')").param("ids", orders.stream().map(FulfillmentId::value).toList())
            .query(Integer.class).single() == 0;
    }

    /** Does it while no shop wants to be told at the label. */
    @SuppressWarnings("unchecked")
    void withoutSetting(Runnable work) {
        var wanted = (Set<String>) ReflectionTestUtils.getField(context.getBean("wharf.sync-dev.wharf.sync.SyncSettings"), "tellAtLabel");
        var all = Set.copyOf(wanted);
        wanted.clear();
        try {
            work.run();
        } finally {
            wanted.addAll(all);
        }
    }

    private void tell(FulfillmentId order, Message message, String outcome, String value) {
        floor.inLane(() -> {
            instances.tell(message, List.of(order), Map.of(outcome, value));
            return null;
        });
    }
}
