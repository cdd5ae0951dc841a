package dev.wharf.stockpush;

import static dev.wharf.TestHouse.NEAR;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.demo.StubFaults;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.demo.StubStock;
import dev.wharf.process.SettleListing;
import dev.wharf.stockpush.DriftRule.Cause;
import dev.wharf.stockpush.JdbcDrifts.Drift;
import dev.wharf.stockpush.Listing.State;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Channels that show another number than they said yes to. */
@WharfTest
class DriftAuditIT {
    private final AtChannels at;
    private final TestHouse house;
    private final StubFaults faults;
    private final StubStock stub;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    @Autowired
    DriftAuditIT(ApplicationContext context, StubFaults faults, StubStock stub, TaskService tasks, JdbcClient jdbc) {
        this.at = new AtChannels(context);
        this.house = at.house;
        this.faults = faults;
        this.stub = stub;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    @AfterEach
    void wellAgain() {
        faults.clear();
    }

    /** A listing of this many units that was told. */
    private String told(String shop, String protocol, int units) {
        var listing = at.mapped(shop, AtChannels.listing(protocol), house.sku(units, 0));
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(units);
        return listing;
    }

    private List<Drift> drifts(String shop, String listing) {
        return house.bean(JdbcDrifts.class).latest(shop, false, 100).stream().filter(d -> d.key().channelSku().equals(listing)).toList();
    }

    private List<Task> open(String shop, String listing) {
        return tasks.createTaskQuery().taskDefinitionKey(SettleListing.TASK).processInstanceBusinessKey(shop + "/" + listing).list();
    }

    @ParameterizedTest
    @ValueSource(strings = {"top", "jos", "doudian", "webhook"})
    void a_channel_that_says_yes_and_does_nothing_is_found_and_put_right(String protocol) {
        // Given a sale that the channel says yes to, and forgets
        var shop = at.shop(protocol);
        var sku = house.sku(9, 0);
        var listing = at.mapped(shop, AtChannels.listing(protocol), sku);
        at.tell(shop);
        faults.next(Side.STOCK, Fault.LIE, 1);
        house.receive(sku, NEAR, 3);
        house.bean(StockPushes.class).set(shop, new PushTermsRequest(true, 50, null, null, null, null, null, 200, null, null, null, null));
        house.bean(WorkOut.class).shop(shop);
        at.tell(shop);
        assertThat(at.of(shop, listing)).extracting(Listing::state, Listing::told).containsExactly(State.CLEAN, 6);
        assertThat(at.shown(shop, listing)).isEqualTo(9);
        // When
        at.audit(shop);
        // Then
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::ours, Drift::theirs, Drift::cause, Drift::repairs, Drift::closedAt).containsExactly(6, 9, Cause.HIGHER, 1, null);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(6);
        at.audit(shop);
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::closedBy, Drift::repairs).containsExactly("REPAIRED", 1);
        assertThat(open(shop, listing)).isEmpty();
        at.off(shop);
    }

    @Test
    void fewer_may_be_orders_on_their_way_and_are_told_again_only_if_they_stay() {
        var shop = at.shop("webhook");
        var bought = told(shop, "webhook", 9);
        var edited = told(shop, "webhook", 9);
        stub.edit(shop, bought, 8);
        stub.edit(shop, edited, 2);
        at.audit(shop);
        at.tell(shop);
        assertThat(drifts(shop, bought)).singleElement().extracting(Drift::cause, Drift::repairs).containsExactly(Cause.LOWER, 0);
        assertThat(at.shown(shop, edited)).isEqualTo(2);
        // When the order has come in, and a while has passed
        stub.edit(shop, bought, 9);
        jdbc.sql("UPDATE stock_drift SET found_at = '2026-01-01 00:00:00' WHERE shop_code = :shop").param("shop", shop).update();
        at.audit(shop);
        at.tell(shop);
        // Then
        assertThat(drifts(shop, bought)).singleElement().extracting(Drift::closedBy).isEqualTo("VANISHED");
        assertThat(at.shown(shop, edited)).isEqualTo(9);
    }

    @Test
    void a_number_on_its_way_is_not_judged() {
        var shop = at.shop("webhook");
        var sku = house.sku(9, 0);
        var listing = at.mapped(shop, AtChannels.listing("webhook"), sku);
        at.tell(shop);
        stub.edit(shop, listing, 20);
        house.receive(sku, NEAR, 3);
        at.workOut();
        at.audit(shop);
        assertThat(drifts(shop, listing)).isEmpty();
    }

    @Test
    void what_stays_wrong_after_three_repairs_is_one_task_and_a_person_has_it_told_again() {
        // Given a channel that says yes and does nothing
        var shop = at.shop("webhook");
        var listing = told(shop, "webhook", 9);
        stub.edit(shop, listing, 20);
        for (int i = 0; i < 5; i++) {
            at.audit(shop);
            faults.next(Side.STOCK, Fault.LIE, 1);
            at.tell(shop);
            faults.clear();
        }
        // Then
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::repairs, Drift::asked).containsExactly(3, true);
        var task = open(shop, listing);
        assertThat(task).hasSize(1);
        // When
        tasks.complete(task.get(0).getId(), Map.of(SettleListing.DECISION.name(), SettleListing.PUSH_AGAIN));
        at.tell(shop);
        // Then
        assertThat(at.shown(shop, listing)).isEqualTo(9);
        at.audit(shop);
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::closedBy).isEqualTo("REPAIRED");
    }

    @Test
    void a_difference_that_a_person_left_is_found_anew_when_its_numbers_change() {
        // Given one that a person left
        var shop = at.shop("webhook");
        var listing = told(shop, "webhook", 9);
        stub.edit(shop, listing, 20);
        for (int i = 0; i < 4; i++) {
            at.audit(shop);
            faults.next(Side.STOCK, Fault.LIE, 1);
            at.tell(shop);
            faults.clear();
        }
        tasks.complete(open(shop, listing).get(0).getId(), Map.of(SettleListing.DECISION.name(), SettleListing.LEAVE));
        at.audit(shop);
        at.tell(shop);
        assertThat(at.shown(shop, listing)).isEqualTo(20);
        // When somebody raises it once more
        stub.edit(shop, listing, 30);
        at.audit(shop);
        at.tell(shop);
        // Then
        assertThat(at.shown(shop, listing)).isEqualTo(9);
        assertThat(drifts(shop, listing)).extracting(Drift::closedBy).containsExactlyInAnyOrder("LEFT", "");
    }

    @Test
    void the_next_comparison_moves_on_while_one_is_under_way() {
        var shop = at.shop("webhook");
        told(shop, "webhook", 9);
        house.bean(PushShops.class).auditNow(shop);
        assertThat(house.bean(PushShops.class).toAudit()).contains(shop);
        at.audit(shop);
        assertThat(house.bean(PushShops.class).toAudit()).doesNotContain(shop);
    }

    @Test
    void what_is_open_ends_when_the_shop_is_switched_off() {
        var shop = at.shop("webhook");
        var listing = told(shop, "webhook", 9);
        stub.edit(shop, listing, 20);
        for (int i = 0; i < 4; i++) {
            at.audit(shop);
            faults.next(Side.STOCK, Fault.LIE, 1);
            at.tell(shop);
            faults.clear();
        }
        assertThat(open(shop, listing)).hasSize(1);
        at.off(shop);
        house.bean(PushShops.class).auditNow(shop);
        house.bean(DriftAudit.class).runIfDue(shop);
        assertThat(open(shop, listing)).isEmpty();
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::closedBy).isEqualTo("UNMAPPED");
    }

    @Test
    void a_listing_that_stays_gone_is_a_task_which_ends_by_itself_when_it_is_back() {
        var shop = at.shop("webhook");
        var listing = told(shop, "webhook", 9);
        stub.end(shop, listing);
        at.audit(shop);
        assertThat(open(shop, listing)).isEmpty();
        jdbc.sql("UPDATE stock_drift SET found_at = '2026-01-01 00:00:00' WHERE shop_code = :shop").param("shop", shop).update();
        at.audit(shop);
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::theirs, Drift::cause, Drift::asked).containsExactly(null, Cause.GONE, true);
        assertThat(open(shop, listing)).hasSize(1);
        stub.revive(shop, listing);
        house.bean(StockPushes.class).again(shop, List.of(listing));
        at.tell(shop);
        at.audit(shop);
        assertThat(drifts(shop, listing)).singleElement().extracting(Drift::closedAt).isNotNull();
        assertThat(open(shop, listing)).isEmpty();
    }

    @Test
    void an_answer_that_knows_hardly_anything_is_noted_and_not_judged() {
        // Given nine listings, of which the channel suddenly knows three
        var shop = at.shop("webhook");
        var sku = house.sku(9, 0);
        var listings = IntStream.range(0, 9).mapToObj(i -> at.mapped(shop, AtChannels.listing("webhook"), sku)).toList();
        at.tell(shop);
        stub.edit(shop, listings.get(8), 20);
        listings.subList(0, 6).forEach(listing -> stub.end(shop, listing));
        // When
        at.audit(shop);
        // Then
        assertThat(house.bean(JdbcDrifts.class).open(shop)).isEmpty();
        assertThat(house.bean(PushShops.class).audit(shop)).hasValueSatisfying(audit -> assertThat(audit.note()).contains("does not know 6 of 9 listings"));
        // And one more that is known makes it credible
        stub.revive(shop, listings.get(0));
        house.bean(StockPushes.class).again(shop, List.of(listings.get(0)));
        at.tell(shop);
        at.audit(shop);
        assertThat(house.bean(JdbcDrifts.class).open(shop)).hasSize(6);
    }
}
