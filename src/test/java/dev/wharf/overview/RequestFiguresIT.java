package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days of long ago, so that nobody else's parcels are among them. */
@WharfTest
class RequestFiguresIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private RequestFigures figures;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;
    private FloorFixture floor;

    @BeforeEach
    void goods() {
        floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
    }

    @Test
    void requests_ticked_in_the_count_that_let_the_parcel_go_are_done_and_no_others() {
        left("2001-05-01 15:59:59", "MATCHED", true, "礼品包装", "手写贺卡");
        left("2001-05-01 16:00:00", "MATCHED", true, "礼品包装");
        var missed = left("2001-05-02 15:59:59", "CANCELLED", true, "礼品包装");
        left("2001-05-02 16:00:00", "MATCHED", true, "礼品包装");
        // The second of May in China begins at 16:00 UTC of the first
        var rate = figures.between(LocalDate.of(2001, 5, 2), LocalDate.of(2001, 5, 2));
        assertThat(rate.requests()).containsExactly(new RequestFigures.Count("礼品包装", 2, 1));
        assertThat(rate.rate()).isEqualTo(0.5);
        assertThat(rate.missed()).containsExactly(new RequestFigures.Missed(missed.toString(), "礼品包装"));
        assertThat(figures.between(LocalDate.of(2001, 5, 1), LocalDate.of(2001, 5, 3)).asked()).isEqualTo(5);
        assertThat(Visitor.loggedIn(port, "warehouselead").get("/bench/figures?from=2001-05-02&to=2001-05-02").body()).containsPattern("id=\"rate\"[^>]*>50.00 %<");
    }

    @Test
    void an_order_in_several_parcels_counts_on_the_day_its_last_one_left() {
        var order = left("2001-07-01 10:00:00", "MATCHED", true, "礼品包装");
        parcel(order, -order.value(), "LABELLED", null);
        var days = List.of(LocalDate.of(2001, 7, 1), LocalDate.of(2001, 7, 2), LocalDate.of(2001, 7, 3));
        assertThat(days).allSatisfy(day -> assertThat(figures.between(day, day).asked()).as("one has not left").isZero());
        jdbc.sql("UPDATE parcel SET state = 'HANDED_OVER', handed_over_at = '2001-07-02 10:00:00' WHERE parcel_id = :id").param("id", -order.value()).update();
        assertThat(days.stream().map(day -> figures.between(day, day).asked()).toList()).containsExactly(0, 1, 0);
        assertThat(figures.between(days.get(0), days.get(2)).asked()).isEqualTo(1);
    }

    @Test
    void a_span_has_an_order_and_an_end_and_nothing_asked_is_all_done() {
        var day = LocalDate.of(2001, 6, 1);
        assertThat(figures.between(day, day).rate()).isEqualTo(1);
        assertThatThrownBy(() -> figures.between(day, day.minusDays(1))).extracting("code").isEqualTo("SPAN_INVALID");
        assertThatThrownBy(() -> figures.between(day, day.plusDays(367))).extracting("code").isEqualTo("SPAN_INVALID");
    }

    @Test
    void leads_read_it() {
        assertThat(Visitor.basic(port, "warehouselead").get("/api/v1/verifications/requests/rate?from=2001-06-01&to=2001-06-01").body()).contains("\"rate\":1.0");
        assertThat(Visitor.loggedIn(port, "warehouselead").get("/bench/figures?from=2001-06-01&to=2001-06-01").body()).containsPattern("id=\"rate\"[^>]*>—<");
        var wrong = Visitor.basic(port, "warehouselead").get("/api/v1/verifications/requests/rate?from=2001-06-02&to=2001-06-01");
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("SPAN_INVALID");
        assertThat(Visitor.basic(port, "verifier1").get("/api/v1/verifications/requests/rate").statusCode()).isEqualTo(403);
    }

    private FulfillmentId left(String handedOverAt, String state, boolean ticked, String... requests) {
        var order = floor.order(Map.of("CUP", 1), requests);
        jdbc.sql("INSERT INTO verification (verification_id, fulfillment_id, state, verifier, opened_at, done_at) VALUES (:id, :id, :state, 'vera', :at, :at)")
            .param("id", order.value()).param("state", state).param("at", handedOverAt).update();
        for (int i = 0; i < requests.length; i++) {
            jdbc.sql("INSERT INTO request_confirmation (verification_id, request_index, request, confirmed_by, confirmed_at) VALUES (:id, :index, :request, 'vera', :at)")
                .param("id", order.value()).param("index", i).param("request", requests[i]).param("at", ticked ? handedOverAt : null).update();
        }
        parcel(order, order.value(), "HANDED_OVER", handedOverAt);
        return order;
    }

    /** @param handedOverAt null if it is still here */
    private void parcel(FulfillmentId order, long id, String state, String handedOverAt) {
        jdbc.sql("""
                INSERT INTO parcel (parcel_id, fulfillment_id, carrier_code, tracking_number, weight_g, state, packed_at, handed_over_at)
                VALUES (:id, :order, 'TEST', :number, 1, :state, '2001-05-01 00:00:00', :at)
                """).param("id", id).param("order", order.value()).param("number", "RF" + id).param("state", state).param("at", handedOverAt).update();
    }
}
