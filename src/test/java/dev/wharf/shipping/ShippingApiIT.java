package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.WharfTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.ResponseEntity;

/** The REST of handover and parcels, and the stub shop's signed door, over HTTP. */
@WharfTest
class ShippingApiIT {
    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private TestRestTemplate http;
    @Value("${wharf.demo.password}")
    private String password;

    private ResponseEntity<JsonNode> handOver(String user, Object numbers) {
        return http.withBasicAuth(user, password).postForEntity("/api/v1/handovers", Collections.singletonMap("trackingNumbers", numbers), JsonNode.class);
    }

    private String labelled() {
        var at = beans.createBean(AtShipping.class);
        var id = at.enter(at.order());
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return at.parcel(id).trackingNumber();
    }

    @Test
    void a_shipper_hands_over_and_each_number_has_its_own_answer() {
        // Given
        var number = labelled();
        // When
        var answer = handOver("shipper", List.of(number, "NOWHERE"));
        // Then
        assertThat(answer.getStatusCode().value()).isEqualTo(200);
        assertThat(answer.getBody().path("handedOver").asInt()).isEqualTo(1);
        assertThat(answer.getBody().path("refused").asInt()).isEqualTo(1);
        assertThat(answer.getBody().at("/results/0/code").asText()).isEqualTo("HANDED_OVER");
        assertThat(answer.getBody().at("/results/1/code").asText()).isEqualTo("TRACKING_NUMBER_UNKNOWN");
        // When the parcel is looked up, then it tells its state and nothing of its receiver
        var parcel = http.withBasicAuth("shipper", password).getForEntity("/api/v1/parcels/" + number, JsonNode.class).getBody();
        assertThat(parcel.path("state").asText()).isEqualTo("HANDED_OVER");
        assertThat(parcel.path("contents")).hasSize(2);
        assertThat(parcel.toString()).doesNotContain("13800138000", "张三", "世纪大道");
    }

    @Test
    void requests_that_make_no_sense_are_refused_with_the_field_that_is_wrong() {
        for (var wrong : new Object[] {null, List.of(), Collections.nCopies(501, "X")}) {
            var answer = handOver("shipper", wrong);
            assertThat(answer.getStatusCode().value()).isEqualTo(422);
            assertThat(answer.getBody().path("code").asText()).isEqualTo("TRACKING_NUMBERS_COUNT");
        }
        var answer = handOver("shipper", List.of("A", " "));
        assertThat(answer.getStatusCode().value()).isEqualTo(422);
        assertThat(answer.getBody().path("field").asText()).isEqualTo("trackingNumbers[1]");
        assertThat(http.withBasicAuth("shipper", password).getForEntity("/api/v1/parcels/NOWHERE", JsonNode.class).getStatusCode().value()).isEqualTo(404);
    }

    @Test
    void whoever_does_not_ship_is_refused() {
        assertThat(http.postForEntity("/api/v1/handovers", Map.of("trackingNumbers", List.of("X")), JsonNode.class).getStatusCode().value()).isEqualTo(401);
        assertThat(handOver("picker1", List.of("X")).getStatusCode().value()).isEqualTo(403);
        assertThat(handOver("csr", List.of("X")).getStatusCode().value()).isEqualTo(403);
    }

    @Test
    void the_shops_door_opens_only_to_a_signature() {
        assertThat(http.postForEntity("/demo/channel/SHIP-SHOP", Map.of("type", "shipment.created"), JsonNode.class).getStatusCode().value()).isEqualTo(401);
        assertThat(http.getForEntity("/demo/channel/SHIP-SHOP/shipments/F1", JsonNode.class).getStatusCode().value()).isEqualTo(401);
    }
}
