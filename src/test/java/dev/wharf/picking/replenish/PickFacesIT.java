package dev.wharf.picking.replenish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.FloorFixture;
import dev.wharf.WharfTest;
import dev.wharf.infra.security.Visitor;
import dev.wharf.warehouse.Tracking.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** Pick faces and reserve bins by REST: what may be set, and how the faces stand. */
@WharfTest
class PickFacesIT {
    @LocalServerPort
    private int port;
    @Autowired
    private ApplicationContext context;
    private FloorFixture floor;
    private Visitor lead;
    private String faces;

    @BeforeEach
    void cups() {
        floor = FloorFixture.in(context);
        floor.tracked("CUP", Kind.NONE, 0);
        floor.receive("CUP", "A-1", 3, "", null);
        lead = Visitor.basic(port, "warehouselead");
        faces = "/api/v1/warehouses/" + floor.warehouse + "/pick-faces";
    }

    @Test
    void what_is_set_is_shown_the_low_ones_first_and_removed() throws Exception {
        floor.tracked("LAMP", Kind.NONE, 0);
        floor.receive("LAMP", "B-1", 8, "", null);
        assertThat(put("[{'bin':'B-1','sku':'LAMP','min':2,'max':10},{'bin':'A-1','sku':'CUP','min':4,'max':10},{'bin':'R-1','kind':'BULK'}]")).isEqualTo(204);
        var list = list();
        assertThat(list.findValuesAsText("bin")).containsExactly("A-1", "B-1", "R-1");
        assertThat(list.get(0).path("low").booleanValue()).isTrue();
        assertThat(list.get(0).path("percent").intValue()).isEqualTo(30);
        assertThat(list.get(1).path("low").booleanValue()).isFalse();
        assertThat(list.get(2).path("kind").asText()).isEqualTo("BULK");
        // Set again, it is replaced
        assertThat(put("[{'bin':'A-1','sku':'CUP','min':2,'max':6}]")).isEqualTo(204);
        assertThat(list().get(0).path("max").intValue()).isEqualTo(6);
        assertThat(lead.send("DELETE", faces + "?bin=R-1", null, null).statusCode()).isEqualTo(204);
        assertThat(lead.send("DELETE", faces + "?bin=R-1", null, null).statusCode()).isEqualTo(404);
        assertThat(list().findValuesAsText("bin")).containsExactly("A-1", "B-1");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "{'bin':'','sku':'CUP','max':5}                          | FIELD_INVALID     | [0].bin",
        "{'bin':'A-1','kind':'HALF','max':5}                     | FIELD_INVALID     | [0].kind",
        "{'bin':'A-1','sku':'NOBODY','max':5}                    | SKU_UNKNOWN       | [0].sku",
        "{'bin':'A-1','sku':'CUP'}                               | FIELD_INVALID     | [0].max",
        "{'bin':'A-1','sku':'CUP','max':0}                       | FIELD_INVALID     | [0].max",
        "{'bin':'A-1','sku':'CUP','min':6,'max':5}               | FIELD_INVALID     | [0].min",
        "{'bin':'A-1','sku':'CUP','min':-1,'max':5}              | FIELD_INVALID     | [0].min",
        "{'bin':'R-1','kind':'BULK','max':5}                     | BULK_HAS_NO_LEVEL | [0].kind",
        "{'bin':'A-1','max':5},{'bin':'A-1','max':6}             | FACE_TWICE        | [1].bin",
        "{'bin':'A-1','max':5},{'bin':'A-1','kind':'BULK'}       | FACE_TWICE        | [1].bin",
        "{'bin':'A-1','sku':'CUP','max':5},{'bin':'A-1','kind':'BULK'} | BIN_KIND_OTHER | [1].kind"})
    void bad_input_is_refused_with_the_field_and_nothing_is_set(String entries, String code, String field) throws Exception {
        var answer = lead.send("PUT", faces, "application/json", json("[" + entries + "]"));
        assertThat(answer.statusCode()).isEqualTo(422);
        var problem = new ObjectMapper().readTree(answer.body());
        assertThat(problem.path("code").asText()).isEqualTo(code);
        assertThat(problem.path("field").asText()).isEqualTo(field);
        assertThat(list()).isEmpty();
    }

    private int put(String list) {
        return lead.send("PUT", faces, "application/json", json(list)).statusCode();
    }

    private String json(String text) {
        return text.replace("'CUP'", "'" + floor.sku("CUP") + "'").replace("'LAMP'", "'" + floor.sku("LAMP") + "'").replace('\'', '"');
    }

    private JsonNode list() throws Exception {
        return new ObjectMapper().readTree(lead.get(faces).body());
    }
}
