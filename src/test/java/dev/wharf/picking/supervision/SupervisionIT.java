package dev.wharf.picking.supervision;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.infra.security.Visitor;
import dev.wharf.process.SupervisePicker;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

@WharfTest
class SupervisionIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    @Autowired
    private TaskService tasks;
    @Autowired
    private JdbcClient jdbc;
    private int keys;

    @Test
    void three_wrong_scans_in_a_row_bring_the_lead_who_sees_what_was_taken_for_what() {
        // Given a picker at work
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        floor.goods("LAMP", "A-10");
        floor.order(Map.of("CUP", 2));
        var picker = Visitor.basic(port, "picker2");
        var taken = picker.post("/api/v1/pick-tasks/next", "{\"warehouse\":\"" + floor.warehouse + "\"}").body();
        var id = taken.replaceAll(".*\"taskId\":(\\d+).*", "$1");
        // When two scans are wrong, then nobody is called
        assertThat(wrong(picker, id, floor, "B-02")).contains("NOT_IN_TASK").doesNotContain("已叫仓管");
        assertThat(wrong(picker, id, floor, "A-10")).contains("WRONG_BIN").doesNotContain("已叫仓管");
        assertThat(open(id)).isNull();
        // When a third one is, then the lead has a task that names picker, bin and the pair of SKUs
        assertThat(wrong(picker, id, floor, "B-02")).contains("已叫仓管");
        var task = open(id);
        assertThat(tasks.getVariable(task.getId(), "picker")).isEqualTo("picker2");
        assertThat(tasks.getVariable(task.getId(), "bin")).isEqualTo("B-02");
        assertThat((String) tasks.getVariable(task.getId(), "reason")).contains(floor.sku("CUP") + " ≠ " + floor.sku("LAMP")).contains("B-02 ≠ A-10");
        assertThat(task.getDueDate()).isNotNull();
        // And a fourth opens no second one
        assertThat(wrong(picker, id, floor, "B-02")).doesNotContain("已叫仓管");
        // When the lead has been there, then the count begins anew
        var done = Visitor.basic(port, "warehouselead").post("/engine-rest/task/" + task.getId() + "/submit-form", "{\"variables\":{\"decision\":{\"value\":\"GO_ON\",\"type\":\"String\"}}}");
        assertThat(done.statusCode()).as(done.body()).isEqualTo(204);
        assertThat(open(id)).isNull();
        assertThat(jdbc.sql("SELECT released_by FROM supervision WHERE pick_task_id = :id").param("id", id).query(String.class).single()).isEqualTo("warehouselead");
        assertThat(wrong(picker, id, floor, "B-02")).doesNotContain("已叫仓管");
        for (int i = 0; i < 2; i++) picker.post("/api/v1/pick-tasks/" + id + "/scans", scan("B-02", floor.barcode("CUP")));
    }

    @Test
    void whoever_goes_on_with_a_walk_answers_for_his_own_scans_only() {
        // Given a picker with two wrong scans whose walk another has now
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "B-02");
        floor.goods("LAMP", "A-10");
        floor.order(Map.of("CUP", 2));
        var first = Visitor.basic(port, "picker1");
        var second = Visitor.basic(port, "picker2");
        var id = first.post("/api/v1/pick-tasks/next", "{\"warehouse\":\"" + floor.warehouse + "\"}").body().replaceAll(".*\"taskId\":(\\d+).*", "$1");
        for (int i = 0; i < 2; i++) assertThat(wrong(first, id, floor, "A-10")).doesNotContain("已叫仓管");
        hand(id, "picker2");
        // When the other scans wrong, then the lead is called at his third, and is told of his scans
        for (int i = 0; i < 2; i++) assertThat(wrong(second, id, floor, "B-02")).contains("NOT_IN_TASK").doesNotContain("已叫仓管");
        assertThat(wrong(second, id, floor, "B-02")).contains("已叫仓管");
        assertThat(tasks.getVariable(open(id).getId(), "picker")).isEqualTo("picker2");
        assertThat((String) tasks.getVariable(open(id).getId(), "reason")).doesNotContain("WRONG_BIN");
        // And the call to him keeps the lead from nobody who has the walk afterwards
        hand(id, "picker1");
        assertThat(wrong(first, id, floor, "A-10")).contains("已叫仓管");
        assertThat(jdbc.sql("SELECT picker FROM supervision WHERE pick_task_id = :id ORDER BY called_at").param("id", id).query(String.class).list()).containsExactly("picker2", "picker1");
        hand(id, "somebody-" + id);
    }

    private void hand(String task, String picker) {
        jdbc.sql("UPDATE pick_task SET picker = :picker WHERE pick_task_id = :id").param("picker", picker).param("id", task).update();
    }

    private String wrong(Visitor picker, String task, FloorFixture floor, String bin) {
        return picker.post("/api/v1/pick-tasks/" + task + "/scans", scan(bin, floor.barcode("LAMP"))).body();
    }

    private String scan(String bin, String barcode) {
        return "{\"clientKey\":\"" + System.nanoTime() + "-" + ++keys + "\",\"bin\":\"" + bin + "\",\"barcode\":\"" + barcode + "\"}";
    }

    private Task open(String pickTask) {
        var call = jdbc.sql("SELECT supervision_id FROM supervision WHERE pick_task_id = :id AND released_at IS NULL").param("id", pickTask).query(Long.class).optional();
        return call.map(id -> tasks.createTaskQuery().processInstanceBusinessKey(SupervisePicker.businessKey(id)).singleResult()).orElse(null);
    }
}
