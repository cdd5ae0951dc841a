package dev.wharf.review;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import dev.wharf.order.Stage;
import dev.wharf.process.Lanes;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Letting a finding pass: only by those whom the rule names, with a reason, and remembered. */
@WharfTest
class OverrideIT {
    private static final String ACCEPT = "{\"variables\": {\"decision\": {\"value\": \"ACCEPT\"}, \"decisionReason\": {\"value\": \"known customer\"}}}";

    private static final String PROPOSAL = "{\"variables\": {\"decision\": {\"value\": \"USE_PROPOSAL\"}}}";

    private final TestHouse house;
    private final TaskService tasks;
    private final JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @Autowired
    OverrideIT(ApplicationContext context, TaskService tasks, JdbcClient jdbc) {
        this.house = new TestHouse(context);
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    private String task(FulfillmentId id) {
        return tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult().getId();
    }

    @Test
    void who_is_not_named_by_the_rule_is_told_so_and_the_order_stays_held() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        var answer = Visitor.basic(port, "csr").post("/engine-rest/task/" + task(id) + "/complete", ACCEPT);
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body()).contains("OVERRIDE_NOT_ALLOWED", "finance");
        assertThat(house.openHolds(id)).containsOnlyKeys("PAYMENT");
    }

    @Test
    void the_rule_itself_refuses_whoever_comes_by_another_door() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        TestHouse.as("csr", () -> house.bean(Lanes.class).runOne(() -> tasks.complete(task(id), Map.of("decision", "ACCEPT", "decisionReason", "please"))));
        assertThat(house.openHolds(id)).containsOnlyKeys("PAYMENT");
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.REVIEW);
    }

    @Test
    void who_is_named_lets_it_pass_with_a_reason() {
        var id = house.take(order().line(house.sku(1, 0), 1).unpaid());
        assertThat(Visitor.basic(port, "finance").post("/engine-rest/task/" + task(id) + "/complete", ACCEPT).statusCode()).isEqualTo(204);
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(jdbc.sql("SELECT CONCAT(level, ' ', outcome, ' ', decided_by) FROM decision WHERE fulfillment_id = :id AND rule_code = 'PAYMENT' ORDER BY decision_id DESC LIMIT 1")
            .param("id", id.value()).query(String.class).single()).isEqualTo("ACCEPTED UNPAID finance");
    }

    @Test
    void a_clerk_without_the_right_to_start_instances_may_decide_what_starts_one() {
        var id = house.take(order().line(house.sku(1, 0), 3));
        var answer = Visitor.basic(port, "reviewer").post("/engine-rest/task/" + task(id) + "/complete", "{\"variables\": {\"decision\": {\"value\": \"SHIP_AVAILABLE\"}}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        assertThat(house.fulfillment(id).stage()).isEqualTo(Stage.PICK);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM fulfillment WHERE sales_order_id = :order").param("order", house.fulfillment(id).salesOrderId()).query(Integer.class).single()).isEqualTo(2);
    }

    @Test
    void the_one_region_that_may_be_meant_is_taken_over_and_without_one_the_clerk_is_told() {
        // A town that one district of the city has, without the district
        var town = order().line(house.sku(1, 0), 1);
        town.district = "萧山";
        town.detail = "鄞州区首南街道日丽中路757号";
        var id = house.take(town);
        assertThat(house.openHolds(id).get("ADDRESS")).contains("Proposed region: 浙江省宁波市鄞州区.");
        assertThat(Visitor.basic(port, "reviewer").post("/engine-rest/task/" + task(id) + "/complete", PROPOSAL).statusCode()).isEqualTo(204);
        assertThat(house.openHolds(id)).isEmpty();
        assertThat(house.fulfillment(id).region().district()).isEqualTo("鄞州区");
        // A street that leads nowhere has nothing to propose
        var vague = house.take(order().line(house.sku(1, 0), 1).vague());
        var answer = Visitor.basic(port, "reviewer").post("/engine-rest/task/" + task(vague) + "/complete", PROPOSAL);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("NO_PROPOSAL");
    }

    @Test
    void an_address_accepted_once_is_accepted_for_the_next_order_and_another_one_is_not() {
        var first = order().line(house.sku(1, 0), 1).vague();
        var id = house.take(first);
        assertThat(Visitor.basic(port, "reviewer").post("/engine-rest/task/" + task(id) + "/complete", ACCEPT).statusCode()).isEqualTo(204);
        // The next one to the same place passes and says who decided so
        var again = order().line(house.sku(1, 0), 1);
        again.detail = first.detail;
        var next = house.take(again);
        assertThat(house.openHolds(next)).isEmpty();
        assertThat(jdbc.sql("SELECT reason_en FROM decision WHERE fulfillment_id = :id AND rule_code = 'ADDRESS'").param("id", next.value()).query(String.class).single())
            .isEqualTo("Accepted before by reviewer (VAGUE_STREET): known customer");
        // Another vague place is held
        assertThat(house.openHolds(house.take(order().line(house.sku(1, 0), 1).vague()))).containsOnlyKeys("ADDRESS");
    }
}
