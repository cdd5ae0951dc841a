package dev.wharf.stockpush;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.demo.StubStock;
import dev.wharf.process.SettleListing;
import dev.wharf.stockpush.Listing.State;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that refuse again and again. */
@WharfTest
class RefusalsIT {
    private final AtChannels at;
    private final TestHouse house;
    private final StubStock stub;
    private final TaskService tasks;
    private final RuntimeService runtime;
    private final JdbcClient jdbc;

    @Autowired
    RefusalsIT(ApplicationContext context, StubStock stub, TaskService tasks, RuntimeService runtime, JdbcClient jdbc) {
        this.at = new AtChannels(context);
        this.house = at.house;
        this.stub = stub;
        this.tasks = tasks;
        this.runtime = runtime;
        this.jdbc = jdbc;
    }

    private String refused(String shop) {
        var listing = at.mapped(shop, AtChannels.listing("jos"), house.sku(5, 0));
        stub.end(shop, listing);
        return listing;
    }

    /** As if its pause were over. */
    private void tellAgain(String shop, int times) {
        for (int i = 0; i < times; i++) {
            jdbc.sql("UPDATE stock_listing SET due_at = '2026-01-01 00:00:00' WHERE shop_code = :shop AND state = 'REFUSED'").param("shop", shop).update();
            at.tell(shop);
        }
    }

    private List<Task> open(String shop) {
        return tasks.createTaskQuery().taskDefinitionKey(SettleListing.TASK).processInstanceBusinessKey(shop + "/").list();
    }

    private void decide(String shop, String decision) {
        tasks.complete(open(shop).get(0).getId(), Map.of(SettleListing.DECISION.name(), decision));
    }

    @Test
    void what_is_refused_three_times_is_one_task_for_the_shop_which_ends_when_the_channel_takes_it() {
        // Given
        var shop = at.shop("jos");
        var listings = List.of(refused(shop), refused(shop));
        at.tell(shop);
        tellAgain(shop, 1);
        assertThat(open(shop)).isEmpty();
        // When
        tellAgain(shop, 3);
        // Then
        assertThat(open(shop)).hasSize(1);
        assertThat(runtime.getVariable(open(shop).get(0).getExecutionId(), SettleListing.REASON.name()).toString()).contains("商品已下架").contains("2 listings");
        // And nobody needs to do anything in the house when the reason is gone
        listings.forEach(listing -> stub.revive(shop, listing));
        tellAgain(shop, 1);
        assertThat(open(shop)).isEmpty();
        assertThat(at.shown(shop, listings.get(0))).isEqualTo(5);
        at.off(shop);
    }

    @Test
    void what_a_person_left_is_told_on_and_asks_again_only_with_one_more() {
        var shop = at.shop("jos");
        var listing = refused(shop);
        at.tell(shop);
        tellAgain(shop, 2);
        decide(shop, SettleListing.LEAVE);
        tellAgain(shop, 4);
        assertThat(open(shop)).isEmpty();
        refused(shop);
        at.tell(shop);
        tellAgain(shop, 2);
        assertThat(open(shop)).hasSize(1);
        // When
        stub.revive(shop, listing);
        decide(shop, SettleListing.PUSH_AGAIN);
        at.tell(shop);
        // Then
        assertThat(at.of(shop, listing).state()).isEqualTo(State.CLEAN);
        assertThat(open(shop)).isEmpty();
        at.off(shop);
    }
}
