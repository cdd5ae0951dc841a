package dev.wharf.shipping;

import static dev.wharf.Soon.soon;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.WharfTest;
import dev.wharf.common.FulfillmentId;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.beans.factory.config.AutowireCapableBeanFactory;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpMethod;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Labels as files over HTTP: who may have them, in which form, and what is written down. */
@WharfTest
class LabelApiIT {
    @Autowired
    private AutowireCapableBeanFactory beans;
    @Autowired
    private TestRestTemplate http;
    @Autowired
    private JdbcClient jdbc;
    @Autowired
    private ObjectMapper json;
    @Value("${wharf.demo.password}")
    private String password;
    private AtShipping at;

    @BeforeEach
    void stand() {
        at = beans.createBean(AtShipping.class);
    }

    private FulfillmentId labelled() {
        var id = at.enter(at.order());
        soon().until(() -> at.waitsAt(id, "Task_AwaitHandover"));
        return id;
    }

    private ResponseEntity<byte[]> get(String user, Object number, String query) {
        return http.withBasicAuth(user, password).getForEntity("/api/v1/parcels/" + number + "/label" + query, byte[].class);
    }

    private String code(ResponseEntity<byte[]> answer) throws IOException {
        return json.readTree(answer.getBody()).path("code").asText();
    }

    private List<Map<String, Object>> events(FulfillmentId id) {
        return jdbc.sql("SELECT kind, actor, text_zh FROM order_event WHERE fulfillment_id = :id AND kind LIKE 'LABEL_%PRINTED' ORDER BY order_event_id").param("id", id.value()).query().listOfRows();
    }

    @Test
    void each_print_is_written_down_and_the_second_needs_a_reason() throws Exception {
        // Given
        var id = labelled();
        var parcel = at.parcel(id);
        // When it is asked whether there is a label, then nothing is printed
        assertThat(http.withBasicAuth("shipper", password).exchange("/api/v1/parcels/" + id + "/label", HttpMethod.HEAD, HttpEntity.EMPTY, Void.class).getStatusCode().value()).isEqualTo(204);
        assertThat(events(id)).isEmpty();
        // When it is printed, by each of its numbers
        var pdf = get("shipper", parcel.trackingNumber(), "");
        assertThat(pdf.getStatusCode().value()).isEqualTo(200);
        assertThat(pdf.getHeaders().getCacheControl()).contains("no-store");
        try (var document = Loader.loadPDF(pdf.getBody())) {
            assertThat(document.getPage(0).getMediaBox().getWidth()).isBetween(283f, 284f);
        }
        assertThat(code(get("shipper", parcel.reference(), "?format=zpl"))).isEqualTo("REPRINT_REASON_MISSING");
        var zpl = get("verifier1", parcel.reference(), "?format=zpl&reason=卡纸");
        assertThat(new String(zpl.getBody(), StandardCharsets.UTF_8)).startsWith("^XA").contains(parcel.trackingNumber(), "张三  13800138000", "世纪大道100号", "放贺卡");
        assertThat(get("shipper", id, "?format=a4&reason=again").getBody()).startsWith("%PDF".getBytes(StandardCharsets.US_ASCII));
        // Then
        assertThat(events(id)).extracting(e -> e.get("kind"), e -> e.get("actor")).containsExactly(
            org.assertj.core.groups.Tuple.tuple("LABEL_PRINTED", "shipper"), org.assertj.core.groups.Tuple.tuple("LABEL_REPRINTED", "verifier1"),
            org.assertj.core.groups.Tuple.tuple("LABEL_REPRINTED", "shipper"));
        assertThat(events(id).get(1).get("text_zh").toString()).contains("ZPL", "卡纸");
        assertThat(jdbc.sql("SELECT format FROM label_print WHERE parcel_id = :id ORDER BY print_no").param("id", parcel.id()).query(String.class).list()).containsExactly("PDF", "ZPL", "A4");
    }

    @Test
    void what_must_not_be_printed_is_refused_and_not_written_down() throws Exception {
        var id = labelled();
        assertThat(get("picker1", id, "").getStatusCode().value()).isEqualTo(403);
        assertThat(get("csr", id, "").getStatusCode().value()).isEqualTo(403);
        assertThat(code(get("shipper", id, "?format=png"))).isEqualTo("LABEL_FORMAT_UNKNOWN");
        assertThat(get("shipper", "NOWHERE", "").getStatusCode().value()).isEqualTo(404);
        at.cancel(id);
        assertThat(code(get("shipper", at.parcel(id).trackingNumber(), ""))).isEqualTo("ORDER_CANCELLED");
        assertThat(events(id)).isEmpty();
    }
}
