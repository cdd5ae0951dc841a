package dev.wharf.sync;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import dev.wharf.infra.security.Visitor;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Buyers are told what their channel could not be told, and nothing else. */
@WharfTest
class BuyerRemainderIT {

    @LocalServerPort
    private int port;
    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private JdbcClient jdbc;
    private AtSync at;

    @BeforeEach
    void at() {
        at = beans.createBean(AtSync.class);
    }

    private List<String> messages(FulfillmentId id) {
        return jdbc.sql("SELECT d.text_en FROM buyer_message m JOIN demo_buyer_message d ON d.message_key = m.effect_key WHERE m.fulfillment_id = :id").param("id", id.value())
            .query(String.class).list();
    }

    @Test
    void what_a_channel_of_lines_cannot_know_the_buyer_is_told_once_with_the_link_to_all_parcels() {
        // Given an order in two parcels, its first line in both
        var order = at.order("top", 3, 1);
        var first = at.part(order, 2, 1);
        var second = at.part(order, 1, 0);
        // When both have left
        var number = at.leave(first);
        soon().until(() -> at.isDone(first));
        var other = at.leave(second);
        soon().until(() -> at.isDone(second));
        // Then
        soon().until(() -> messages(first).size() + messages(second).size() == 2);
        assertThat(messages(first)).singleElement().asString().contains(order.channelOrderNo(), "Parcel SF " + number + ": 2 × SYNC-1", "/track/").doesNotContain("{");
        var said = messages(second).get(0);
        assertThat(said).contains("Parcel SF " + other + ": 1 × SYNC-1");
        assertThat(Visitor.anonymous(port).get(said.substring(said.indexOf("/track/"))).body()).contains("订单 " + order.channelOrderNo());
    }

    @Test
    void of_a_parcel_that_the_channel_knows_exactly_the_buyer_hears_nothing_from_us() {
        var order = at.order("top", 2);
        var part = at.part(order, 2);
        at.leave(part);
        soon().until(() -> at.isDone(part));
        assertThat(jdbc.sql("SELECT COUNT(*) FROM buyer_message WHERE fulfillment_id = :id").param("id", part.value()).query(Integer.class).single()).isZero();
    }
}
