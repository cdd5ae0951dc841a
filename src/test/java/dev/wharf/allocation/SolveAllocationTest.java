package dev.wharf.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SolveAllocationTest {
    /** O1 is nearest to W1, but only W1 can fill O2 alone: in turn that takes three shipments, jointly two. */
    private static final String INSTANCE = """
        {"format": "allocation/1", "instances": [{"id": "one", "warehouses": [{"id": "W1", "x": 1, "y": 2}, {"id": "W2", "x": 3, "y": 4}],
         "stock": {"W1": {"A": 1, "B": 1}, "W2": {"A": 1}},
         "orders": [{"id": "O1", "lines": [{"sku": "A", "qty": 1}], "designated": ["W2"]},
                    {"id": "O2", "lines": [{"sku": "A", "qty": 1}, {"sku": "B", "qty": 1}], "designated": ["W2", "W1"]}],
         "distance": {"O1": {"W1": 10, "W2": 20}, "O2": {"W1": 10, "W2": 20}}, "allowLineSplit": false,
         "cost": {"perShipment": {"W1": 100, "W2": 100}, "perKm": 1, "perUnit": {"W1": 5, "W2": 5}}}]}""";

    @TempDir
    Path folder;

    @Test
    void all_four_strategies_are_answered_in_the_form_of_the_checker() throws IOException {
        var in = Files.writeString(folder.resolve("in.json"), INSTANCE);
        var out = folder.resolve("out.json");
        SolveAllocation.run(in, out, 0.2);
        Map<String, String> plans = new TreeMap<>();
        for (var result : new ObjectMapper().readTree(out.toFile()).path("results")) {
            assertThat(result.path("id").asText()).isEqualTo("one");
            assertThat(result.path("millis").isNumber()).isTrue();
            var plan = new StringBuilder();
            for (var part : result.path("allocations")) {
                plan.append(part.path("order").asText()).append('.').append(part.path("line").asInt()).append(part.path("warehouse").asText()).append('x').append(part.path("qty").asInt()).append(' ');
            }
            plans.put(result.path("strategy").asText(), plan.toString().strip());
        }
        assertThat(plans).isEqualTo(Map.of("leastSplit", "O1.0W2x1 O2.0W1x1 O2.1W1x1", "leastCost", "O1.0W2x1 O2.0W1x1 O2.1W1x1",
            "nearest", "O1.0W1x1 O2.1W1x1 O2.0W2x1", "designated", "O1.0W2x1 O2.0W1x1 O2.1W1x1"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
        allocation/1 | allocation/2 | in.json: format must be allocation/1
        "instances" | "instance" | in.json: instances must be a list
        "id": "one" | "name": "one" | in.json, instance 1: id is missing
        {"id": "W2", "x" | {"name": "W2", "x" | Instance one: warehouses[1].id is missing
        "W2": {"A": 1} | "W3": {"A": 1} | Instance one: stock.W2 is missing
        {"W1": {"A": 1 | {"W1": {"A": -1 | Instance one: stock.W1.A must be a whole number from 0 to 1000000000, not -1
        "lines": [{"sku": "A", "qty": 1}], | "lines": [{"sku": "A", "qty": 0}], | Instance one: order O1, lines[0].qty must be a whole number from 1 to 1000000000, not 0
        "lines": [{"sku": "A", "qty": 1}], | "lines": [{"sku": "A", "qty": "1"}], | Instance one: order O1, lines[0].qty must be a whole number from 1 to 1000000000, not "1"
        "lines": [{"sku": "A", "qty": 1}], | "lines": [], | Instance one: Order O1 has no lines
        "lines": [{"sku": "A", "qty": 1}], | "lines": [{"qty": 1}], | Instance one: order O1, lines[0].sku is missing
        "O1": {"W1": 10, "W2": 20} | "O1": {"W1": 10} | Instance one: distance.O1.W2 is missing
        "id": "O2" | "id": "O1" | Instance one: Order O1 is there twice
        "perKm": 1 | "perKm": 1.5 | Instance one: cost.perKm must be a whole number from 0 to 1000000000, not 1.5
        "allowLineSplit": false | "allowLineSplit": 0 | Instance one: allowLineSplit must be true or false
        "designated": ["W2"] | "designated": "W2" | Instance one: order O1, designated must be a list
        """)
    void a_bad_file_is_refused_with_the_instance_and_the_field(String good, String bad, String message) throws IOException {
        var text = INSTANCE.replace(good, bad);
        assertThat(text).isNotEqualTo(INSTANCE);
        var in = Files.writeString(folder.resolve("in.json"), text);
        assertThatThrownBy(() -> SolveAllocation.run(in, folder.resolve("out.json"), 0.2)).isInstanceOf(IllegalArgumentException.class).hasMessageEndingWith(message);
    }

    @Test
    void a_file_that_is_not_there_or_not_json_is_refused() throws IOException {
        var in = folder.resolve("in.json");
        assertThatThrownBy(() -> AllocationFile.read(in)).hasMessageEndingWith("in.json: there is no such file");
        Files.writeString(in, "{\n\"format\": oops}");
        assertThatThrownBy(() -> AllocationFile.read(in)).hasMessageContaining("in.json, line 2: not JSON");
    }
}
