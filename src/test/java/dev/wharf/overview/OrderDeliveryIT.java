package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/** An order in several parcels is delivered when all of them are. */
@WharfTest
class OrderDeliveryIT {
    @Autowired
    private ApplicationContext context;
    @Autowired
    private JdbcClient jdbc;
    @LocalServerPort
    private int port;

    @Test
    void an_order_is_found_as_delivered_with_its_last_parcel() {
        var floor = FloorFixture.in(context);
        floor.goods("CUP", "A-01");
        var order = floor.order(Map.of("CUP", 2));
        long first = order.value();
        long second = -order.value();
        parcel(order, first, "HANDED_OVER");
        parcel(order, second, "HANDED_OVER");
        delivered(order, first);
        assertThat(found(order)).as("one of two").doesNotContain(order.toString());
        delivered(order, second);
        assertThat(found(order)).contains(order.toString());
        // A parcel that was opened again is nobody's to deliver
        parcel(order, second - 1, "VOIDED");
        assertThat(found(order)).contains(order.toString());
    }

    private String found(FulfillmentId order) {
        return Visitor.basic(port, "csr").get("/api/v1/orders?q=" + order + "&delivery=DELIVERED").body();
    }

    private void parcel(FulfillmentId order, long id, String state) {
        jdbc.sql("INSERT INTO parcel (parcel_id, fulfillment_id, carrier_code, tracking_number, weight_g, state, packed_at) VALUES (:id, :order, 'TEST', :number, 1, :state, '2001-05-01 10:00:00')")
            .param("id", id).param("order", order.value()).param("number", "OD" + id).param("state", state).update();
    }

    private void delivered(FulfillmentId order, long parcel) {
        jdbc.sql("""
                INSERT INTO parcel_tracking (parcel_id, fulfillment_id, carrier_code, tracking_number, feed, account, watch_state, watch_round, state, delivered_at, handed_over_at)
                VALUES (:id, :order, 'TEST', :number, 'test', 'test', 'ENDED', 0, 'DELIVERED', '2001-05-03 10:00:00', '2001-05-01 12:00:00')
                """).param("id", parcel).param("order", order.value()).param("number", "OD" + parcel).update();
    }
}
