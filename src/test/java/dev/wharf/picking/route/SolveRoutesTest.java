package dev.wharf.picking.route;

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

class SolveRoutesTest {
    private static final String INSTANCE = """
        {"format": "pick-routing/1", "instances": [{"id": "one",
         "layout": {"aisleX": [0, 300], "crossAisleY": [0, 1100], "blocks": [{"bins": 10, "firstBinOffset": 100, "binPitch": 100}], "depot": {"x": 0, "crossAisle": 0}},
         "picks": [{"id": "p1", "aisle": 1, "block": 0, "side": "L", "bin": 9}, {"id": "p2", "aisle": 0, "block": 0, "side": "R", "bin": 4}]}]}""";

    @TempDir
    Path folder;

    @Test
    void the_walk_is_answered_in_the_form_of_the_checker() throws IOException {
        var in = Files.writeString(folder.resolve("in.json"), INSTANCE);
        var out = folder.resolve("out.json");
        SolveRoutes.run(in, out);
        var result = new ObjectMapper().readTree(out.toFile()).path("results").path(0);
        assertThat(result.path("id").asText()).isEqualTo("one");
        assertThat(result.path("distance").asInt()).isEqualTo(2 * 1100 + 2 * 300);
        assertThat(result.path("sequence")).extracting(pick -> pick.asText()).containsExactlyInAnyOrder("p1", "p2");
        assertThat(result.path("millis").isNumber()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        pick-routing/1 | pick-routing/2 | in.json: format must be pick-routing/1
        "instances" | "instance" | in.json: instances must be a list
        "id": "one" | "name": "one" | in.json, instance 1: id is missing
        "picks": [ | "pick": [ | Instance one: picks is missing
        "id": "p1" | "name": "p1" | Instance one: picks[0].id is missing
        "id": "p2" | "id": "p1" | Instance one: picks[1].id p1 is there twice
        "aisle": 1, | "aisle": 2, | Instance one: picks[0]: There is no aisle 2; the site has 2, the first is 0.
        "bin": 9 | "bin": 10 | Instance one: picks[0]: A block of 10 bins has no bin 10; the first is 0.
        "bin": 9 | "bin": 1.5 | Instance one: picks[0].bin must be a whole number from -1000000000 to 1000000000, not 1.5
        "aisleX": [0, 300] | "aisleX": [0, "300"] | Instance one: layout.aisleX[1] must be a whole number from -1000000000 to 1000000000, not "300"
        "aisleX": [0, 300] | "aisleX": 0 | Instance one: layout.aisleX must be a list
        "aisleX": [0, 300] | "aisleX": [300, 0] | Instance one: layout: aisleX must ascend, but 0 follows 300.
        "binPitch": 100 | "binPitch": -100 | Instance one: layout: From one bin to the next it is 0 cm or more, not -100.
        "crossAisle": 0 | "crossAisle": 2 | Instance one: layout: The depot lies on cross aisle 0 to 1, not on 2.
        "depot": {"x": 0, | "depot": { | Instance one: layout.depot.x is missing
        """)
    void a_bad_file_is_refused_with_the_instance_and_the_field(String good, String bad, String message) throws IOException {
        var text = INSTANCE.replace(good, bad);
        assertThat(text).isNotEqualTo(INSTANCE);
        var in = Files.writeString(folder.resolve("in.json"), text);
        assertThatThrownBy(() -> SolveRoutes.run(in, folder.resolve("out.json"))).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(message);
    }

    @Test
    void a_file_that_is_not_there_or_not_json_is_refused() throws IOException {
        var in = folder.resolve("in.json");
        assertThatThrownBy(() -> SolveRoutes.run(in, folder.resolve("out.json"))).hasMessageEndingWith("in.json: there is no such file");
        Files.writeString(in, "{\n\"format\": oops}");
        assertThatThrownBy(() -> SolveRoutes.run(in, folder.resolve("out.json"))).hasMessageContaining("in.json, line 2: not JSON");
    }
}
