package dev.wharf.picking;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveWavesTest {
    /** First come, first served walks both aisles twice. */
    private static final String INSTANCE = """
        {"format": "pick-wave/1", "instances": [{"id": "one", "cart": {"maxOrders": 2, "maxUnits": null},
         "layout": {"aisleX": [0, 300], "crossAisleY": [0, 1100], "blocks": [{"bins": 10, "firstBinOffset": 100, "binPitch": 100}], "depot": {"x": 0, "crossAisle": 0}},
         "orders": [{"id": "o1", "lines": [{"aisle": 0, "block": 0, "side": "L", "bin": 4, "qty": 1}, {"aisle": 0, "block": 0, "side": "R", "bin": 2, "qty": 3}]},
                    {"id": "o2", "lines": [{"aisle": 1, "block": 0, "side": "L", "bin": 4, "qty": 1}]},
                    {"id": "o3", "lines": [{"aisle": 0, "block": 0, "side": "L", "bin": 9, "qty": 1}]}]}]}""";

    @TempDir
    Path folder;

    @Test
    void the_carts_are_answered_in_the_form_of_the_checker() throws IOException {
        var in = Files.writeString(folder.resolve("in.json"), INSTANCE);
        var out = folder.resolve("out.json");
        SolveWaves.run(in, out, 0.05);
        var result = new ObjectMapper().readTree(out.toFile()).path("results").path(0);
        assertThat(result.path("id").asText()).isEqualTo("one");
        assertThat(result.path("distance").asInt()).isEqualTo(2 * 1000 + 2 * (300 + 500));
        assertThat(result.path("millis").isNumber()).isTrue();
        assertThat(result.path("batches")).hasSize(2);
        assertThat(result.path("batches").path(0)).extracting(stop -> stop.asText()).containsExactlyInAnyOrder("o1#0", "o1#1", "o3#0");
        assertThat(result.path("batches").path(1)).extracting(stop -> stop.asText()).containsExactly("o2#0");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        pick-wave/1 | pick-wave/2 | in.json: format must be pick-wave/1
        "orders": [ | "order": [ | Instance one: orders is missing
        "id": "o1", "lines" | "lines" | Instance one: orders[0].id is missing
        "id": "o2" | "id": "o1" | Instance one: Order o1 is in the wave twice.
        "lines": [{"aisle": 1, "block": 0, "side": "L", "bin": 4, "qty": 1}] | "lines": [] | Instance one: Order o2 has no spot to pick from.
        "aisle": 1 | "aisle": 2 | Instance one: orders[1].lines[0]: There is no aisle 2; the site has 2, the first is 0.
        "qty": 3 | "qty": 2.5 | Instance one: orders[0].lines[1].qty must be a whole number from -1000000000 to 1000000000, not 2.5
        "qty": 3 | "qty": -3 | Instance one: Order o1 has units, weight or volume below zero.
        "maxOrders": 2 | "maxOrders": 0 | Instance one: maxOrders of a cart must be 1 or more, or missing for no limit, not 0.
        "maxOrders": 2, | | Instance one: cart.maxOrders is missing
        """)
    void a_bad_file_is_refused_with_the_instance_and_the_field(String good, String bad, String message) throws IOException {
        var text = INSTANCE.replace(good, bad == null ? "" : bad);
        assertThat(text).isNotEqualTo(INSTANCE);
        var in = Files.writeString(folder.resolve("in.json"), text);
        assertThatThrownBy(() -> SolveWaves.run(in, folder.resolve("out.json"), 0.05)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(message);
    }
}
