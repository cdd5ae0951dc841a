package dev.wharf.picking.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.common.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One thing at a time is changed in a plan that is right, and the field that is named is the one that was changed. */
class FloorPlanCheckTest {
    private static final String RECTANGULAR = """
        {"rectangular": {"aisleX": [0, 300, 600], "aisleNames": ["A", "B", "C"], "crossAisleY": [0, 1000, 1800],
          "blocks": [{"bins": 9, "firstBinOffset": 100, "binPitch": 100}, {"bins": 5, "firstBinOffset": 100, "binPitch": 150}],
          "depot": {"x": 0, "crossAisle": 0}, "patterns": ["{aisle:A-C}-{block:1-2}-{bay:1-5}"],
          "bins": [{"code": "X-1", "aisle": 2, "block": 1, "bin": 4, "side": "L", "zone": "COLD"}, {"code": "X-2", "aisle": 2, "block": 1, "bin": 4}],
          "zones": [{"name": "SMALL", "aisles": [0, 1]}, {"name": "BIG", "aisles": [2], "blocks": [1]}]}}""";
    private static final String IRREGULAR = """
        {"irregular": {"points": [{"id": "D", "x": 0, "y": 0}, {"id": "P"}, {"id": "Q", "x": 300, "y": 400}],
          "ways": [{"from": "D", "to": "P", "centimetres": 200}, {"from": "D", "to": "Q"}],
          "depot": "D", "bins": [{"code": "B-1", "at": "P"}, {"code": "B-2", "at": "Q", "zone": "COLD"}]}}""";

    private static DrawnSite site(String json) {
        return FloorPlanCheck.site(FloorPlanJson.read(json));
    }

    @Test
    void a_right_plan_knows_its_bins_their_zones_and_two_bins_at_one_spot() {
        var site = site(RECTANGULAR);
        assertThat(site.has("a-2-5")).isTrue();
        assertThat(site.has("X-1")).isTrue();
        assertThat(site.has("A-2-6")).isFalse();
        assertThat(site.zone("X-1")).contains("COLD");
        assertThat(site.zone("X-2")).contains("BIG");
        assertThat(site.zone("B-1-1")).contains("SMALL");
        assertThat(site.zone("C-1-1")).isEmpty();
        assertThat(site.at("X-1")).isEqualTo(site.at("x-2"));
        // What is saved reads the same again
        assertThat(FloorPlanJson.read(FloorPlanJson.write(FloorPlanJson.read(RECTANGULAR)))).isEqualTo(FloorPlanJson.read(RECTANGULAR));
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "[0, 300, 600]            | [0, 300, 300]                | rectangular.aisleX[2]",
        "[0, 300, 600]            | [0, null, 600]               | rectangular.aisleX[1]",
        "[0, 300, 600]            | [0, 1.5, 600]                | rectangular.aisleX[1]",
        "[0, 300, 600]            | []                           | rectangular.aisleX",
        "[0, 300, 600]            | [0, 300, 200001]             | rectangular.aisleX[2]",
        "[0, 1000, 1800]          | [0, 1000]                    | rectangular.blocks",
        "[\"A\", \"B\", \"C\"]    | [\"A\", \"B\"]               | rectangular.aisleNames",
        "{\"bins\": 9             | {\"bins\": 11                | rectangular.blocks[0].bins",
        "\"firstBinOffset\": 100, \"binPitch\": 150 | \"firstBinOffset\": 201, \"binPitch\": 150 | rectangular.blocks[1].bins",
        "\"binPitch\": 150        | \"binPitch\": -1             | rectangular.blocks[1].binPitch",
        "\"crossAisle\": 0        | \"crossAisle\": 3            | rectangular.depot.crossAisle",
        "\"x\": 0, \"crossAisle\" | \"crossAisle\"               | rectangular.depot.x",
        "{bay:1-5}                | {bay:1-6}                    | rectangular.patterns[0]",
        "\"bin\": 4, \"side\"     | \"bin\": 5, \"side\"         | rectangular.bins[0].bin",
        "\"side\": \"L\"          | \"side\": \"LEFT\"           | rectangular.bins[0].side",
        "\"code\": \"X-2\"        | \"code\": \"x-1\"            | rectangular.bins[1].code",
        "\"code\": \"X-2\"        | \"code\": \" \"              | rectangular.bins[1].code",
        "\"aisles\": [2]          | \"aisles\": [3]              | rectangular.zones[1].aisles[0]",
        "\"aisles\": [2]          | \"aisles\": [1]              | rectangular.zones[1].aisles[0]",
        "\"depot\"                | \"depott\"                   | rectangular.depott",
        "\"bins\": 9              | \"bins\": \"many\"           | rectangular.blocks[0].bins"})
    void a_wrong_rectangular_plan_is_refused_by_the_field(String right, String wrong, String field) {
        refused(RECTANGULAR, right, wrong, field);
    }

    @ParameterizedTest(name = "{2}: {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "{\"id\": \"P\"}           | {\"id\": \"D\"}             | irregular.points[1].id",
        "{\"id\": \"P\"}           | {\"id\": \"P\", \"x\": 5}   | irregular.points[1]",
        "\"centimetres\": 200      | \"centimetres\": -1         | irregular.ways[0].centimetres",
        ", \"centimetres\": 200    | ``                          | irregular.ways[0].centimetres",
        "\"centimetres\": 200      | \"centimetres\": 200, \"oneWay\": true | irregular.points[1]",
        "\"to\": \"Q\"             | \"to\": \"R\"               | irregular.ways[1].to",
        "\"to\": \"Q\"             | \"to\": \"P\"               | irregular.ways[1].centimetres",
        "\"depot\": \"D\"          | \"depot\": \"X\"            | irregular.depot",
        "\"at\": \"Q\"             | \"at\": \"X\"               | irregular.bins[1].at",
        "\"code\": \"B-2\"         | \"code\": \"b-1\"           | irregular.bins[1].code"})
    void a_wrong_irregular_plan_is_refused_by_the_field(String right, String wrong, String field) {
        assertThat(site(IRREGULAR).walk(java.util.List.of("B-1", "B-2")).centimetres()).hasValue(1400);
        refused(IRREGULAR, right, wrong, field);
    }

    @Test
    void a_plan_is_of_one_kind_and_is_json() {
        assertThatThrownBy(() -> site("{}")).isInstanceOf(Refusal.class).hasMessageContaining("either");
        assertThatThrownBy(() -> site("{\"rectangular\": ")).isInstanceOf(Refusal.class).hasMessageContaining("line 1");
        assertThatThrownBy(() -> site("null")).isInstanceOf(Refusal.class);
    }

    private static void refused(String plan, String right, String wrong, String field) {
        assertThat(plan).contains(right.strip());
        assertThatThrownBy(() -> site(plan.replaceFirst(java.util.regex.Pattern.quote(right.strip()), java.util.regex.Matcher.quoteReplacement(wrong == null ? "" : wrong.strip()))))
            .isInstanceOfSatisfying(Refusal.class, refusal -> {
                assertThat(refusal.field()).isEqualTo(field.strip());
                assertThat(refusal.getMessage()).startsWith(field.strip());
            });
    }
}
