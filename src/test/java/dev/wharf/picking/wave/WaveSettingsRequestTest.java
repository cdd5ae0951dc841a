package dev.wharf.picking.wave;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.common.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WaveSettingsRequestTest {
    private static final String GOOD = "{'on': true, 'everyMinutes': 10, 'cutOffs': {'SF': '17:30'}, 'templates': [{'code': 'ALL', 'name': 'All', 'minOrders': 2, 'cart': {'positions': 6}, 'when': {'singleItem': true}}]}";

    private static WaveSettingsRequest read(String json) throws JsonProcessingException {
        return new ObjectMapper().readValue(json.replace('\'', '"'), WaveSettingsRequest.class);
    }

    @Test
    void what_is_left_out_is_as_usual() throws JsonProcessingException {
        var settings = read(GOOD).checked();
        assertThat(settings.planSeconds()).isEqualTo(5);
        assertThat(settings.pace()).isEqualTo(WaveSettings.USUAL);
        assertThat(settings.templates().get(0).cart()).isEqualTo(new Limits(6, null, null, null));
        assertThat(settings.templates().get(0).byItself()).isFalse();
        assertThat(settings.templates().get(0).maxOrders()).isEqualTo(100);
    }

    /** Each line replaces one part of good settings and names the field that is then wrong. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "'on': true|'note': ''|on",
        "10|0|everyMinutes",
        "10|1441|everyMinutes",
        "17:30|half past five|cutOffs.SF",
        "'everyMinutes': 10|'urgentMinutes': -1|urgentMinutes",
        "'everyMinutes': 10|'planSeconds': 61|planSeconds",
        "'everyMinutes': 10|'pickers': 0|pickers",
        "'everyMinutes': 10|'pace': {'centimetresPerSecond': 9}|pace.centimetresPerSecond",
        "'everyMinutes': 10|'pace': {'secondsPerUnit': 601}|pace.secondsPerUnit",
        "'code': 'ALL'|'code': 'all'|templates[0].code",
        "'name': 'All'|'name': ' '|templates[0].name",
        "'minOrders': 2|'minOrders': 101|templates[0].minOrders",
        "'minOrders': 2|'maxOrders': 501|templates[0].maxOrders",
        "'minOrders': 2|'maxLines': 0|templates[0].maxLines",
        "'positions': 6|'positions': 0|templates[0].cart.positions",
        "'positions': 6|'weightG': -1|templates[0].cart.weightG",
        "'singleItem': true|'carriers': ['']|templates[0].when.carriers",
        "'singleItem': true|'hotOrders': 1|templates[0].when.hotOrders",
        "'singleItem': true|'cutOffWithinMinutes': 0|templates[0].when.cutOffWithinMinutes",
        "'singleItem': true|'minValueMinor': 5, 'maxValueMinor': 4|templates[0].when.maxValueMinor",
        "'templates': [|'templates': [null, |templates[0]",
    })
    void a_fault_names_its_field(String part, String instead, String field) throws JsonProcessingException {
        var request = read(GOOD.replace(part, instead));
        assertThat(catchThrowableOfType(Refusal.class, request::checked)).as(instead).isNotNull().extracting(Refusal::field).isEqualTo(field);
    }

    @Test
    void two_templates_have_two_codes_and_there_is_one_at_least() throws JsonProcessingException {
        var twice = read(GOOD.replace("'templates': [", "'templates': [{'code': 'ALL', 'name': 'Before'}, "));
        assertThat(catchThrowableOfType(Refusal.class, twice::checked).field()).isEqualTo("templates[1].code");
        assertThat(catchThrowableOfType(Refusal.class, read("{'on': true, 'templates': []}")::checked).field()).isEqualTo("templates");
    }
}
