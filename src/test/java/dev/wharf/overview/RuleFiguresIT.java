package dev.wharf.overview;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Stage;
import java.util.Map;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;

@WharfTest
class RuleFiguresIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private RuleFigures figures;
    @Autowired
    private TaskService tasks;

    @AfterEach
    void leave() {
        SecurityContextHolder.clearContext();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, false", "5, 0, 0, false", "5, 1, 20, false", "499, 100, 20, true", "4, 1, 25, true", "1, 1, 100, true"})
    void a_rule_is_bad_above_twenty_percent(int held, int overridden, int share, boolean bad) {
        var count = new RuleFigures.Count(held, overridden);
        assertThat(count.share()).isEqualTo(share);
        assertThat(count.bad()).isEqualTo(bad);
    }

    @Test
    void a_held_order_counts_once_and_again_as_overridden_when_a_person_lets_it_pass() {
        var house = new TestHouse(context);
        var before = address();
        // Given two held orders, of which one is judged twice
        var first = house.take(order().vague().line(house.sku(5, 0), 1));
        house.take(order().vague().line(house.sku(5, 0), 1));
        complete(first, Map.of());
        assertThat(address()).isEqualTo(new RuleFigures.Count(before.held() + 2, before.overridden()));
        // When a reviewer lets one pass
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("reviewer", "", "ROLE_REVIEWER"));
        complete(first, Map.of("decision", "ACCEPT", "decisionReason", "买家确认过"));
        // Then it counts as held and as overridden
        assertThat(house.fulfillment(first).stage()).isEqualTo(Stage.PICK);
        assertThat(address()).isEqualTo(new RuleFigures.Count(before.held() + 2, before.overridden() + 1));
    }

    private RuleFigures.Count address() {
        return figures.read().getOrDefault("ADDRESS", RuleFigures.Count.NONE);
    }

    private void complete(FulfillmentId id, Map<String, Object> variables) {
        tasks.complete(tasks.createTaskQuery().processInstanceBusinessKey(id.toString()).singleResult().getId(), variables);
    }
}
