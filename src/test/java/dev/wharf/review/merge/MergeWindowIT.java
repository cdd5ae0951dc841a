package dev.wharf.review.merge;

import static dev.wharf.review.merge.AtMerging.order;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.PaymentStatus;
import dev.wharf.order.SalesOrder;
import dev.wharf.order.Stage;
import dev.wharf.review.OrderChanges;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

/** What holds and payments do to orders that wait for others of their buyer, or leave together. */
@WharfTest
class MergeWindowIT {
    private static final String WAITING = "Gateway_AwaitOthers";

    private final WebApplicationContext context;
    private final MockMvc web;
    private AtMerging at;

    @Autowired
    MergeWindowIT(WebApplicationContext context) {
        this.context = context;
        this.web = MockMvcBuilders.webAppContextSetup(context).apply(springSecurity()).build();
    }

    @BeforeEach
    void a_shop_that_waits_half_an_hour_for_more_orders() {
        at = new AtMerging(context);
        at.set("MERGE", Map.of("windowMinutes", 30));
    }

    private void pays(FulfillmentId id, PaymentStatus status, long paid) {
        at.house.bean(OrderChanges.class).recordPayment(id, status, paid);
    }

    private SalesOrder orderOf(FulfillmentId id) {
        return at.house.inLane(() -> at.house.bean(Fulfillments.class).orderOf(id));
    }

    /** The first bears the second. */
    private List<FulfillmentId> merged() {
        var ids = at.takeAll(List.of(order().line(at.house.sku(5, 0), 1), order().line(at.house.sku(5, 0), 2)));
        var bearer = at.inStage(Stage.REVIEW).get(0);
        assertThat(at.inStage(Stage.MERGED)).hasSize(1);
        return List.of(bearer, ids.get(0).equals(bearer) ? ids.get(1) : ids.get(0));
    }

    @Test
    void an_order_held_while_it_waits_for_others_does_not_slip_through_when_the_window_closes() throws Exception {
        var id = at.take(order().line(at.house.sku(5, 0), 1));
        assertThat(at.waitsAt(id)).containsExactly(WAITING);
        web.perform(post("/api/v1/orders/{no}/holds", id).with(user("anna").roles("CSR")).with(csrf()).contentType("application/json").content("{\"reason\":\"等确认\"}")).andExpect(status().isOk());
        assertThat(at.waitsAt(id)).containsExactly("Task_ReleaseHold");
        at.complete(id, "Task_ReleaseHold", Map.of("decision", "RELEASE", "decisionReason", "确认了"));
        assertThat(at.waitsAt(id)).containsExactly(WAITING);
    }

    @Test
    void an_order_whose_payment_is_taken_back_in_the_window_waits_for_it_alone() {
        var ids = merged();
        var second = orderOf(ids.get(1));
        pays(ids.get(1), PaymentStatus.FAILED, 0);
        assertThat(at.waitsAt(ids.get(1))).containsExactly("Task_AwaitPayment");
        assertThat(at.waitsAt(ids.get(0))).containsExactly(WAITING);
        assertThat(at.goods(ids.get(0))).hasSize(1);
        pays(ids.get(1), PaymentStatus.PAID, second.totalMinor());
        assertThat(at.house.openHolds(ids.get(1))).isEmpty();
    }

    @Test
    void a_parcel_for_two_orders_stays_in_until_both_are_paid_again() {
        var ids = merged();
        at.closeWindow(ids.get(0));
        assertThat(at.stage(ids.get(0))).isEqualTo(Stage.PICK);
        var second = orderOf(ids.get(1));
        pays(ids.get(1), PaymentStatus.UNPAID, 0);
        assertThat(at.house.openHolds(ids.get(0)).get("PAYMENT")).startsWith(second.channelOrderNo() + ": Not paid yet");
        pays(ids.get(1), PaymentStatus.PAID, second.totalMinor());
        assertThat(at.house.openHolds(ids.get(0))).isEmpty();
        at.ship(ids.get(0));
    }
}
