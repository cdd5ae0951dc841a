package dev.wharf.review.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SettingCheckTest {
    private static final SettingCheck CHECK = new SettingCheck(EveryKindRule.SPEC, Set.of("reviewer", "finance"));
    private static final String FINE = "";

    /** A parameter, what is written, and the field that is to blame; none where it is fine. */
    static Stream<Arguments> parameters() {
        return Stream.of(
            of("pieces", 1, FINE), of("pieces", 500, FINE), of("pieces", 0, "parameters.pieces"), of("pieces", 501, "parameters.pieces"),
            of("pieces", 2.5, "parameters.pieces"), of("pieces", "5", "parameters.pieces"), of("pieces", null, "parameters.pieces"),
            of("pieces", 10_000_000_000_000L, "parameters.pieces"), of("pieces", new java.math.BigInteger("99999999999999999999"), "parameters.pieces"),
            of("tolerance", 0, FINE), of("tolerance", 100_000L, FINE), of("tolerance", -1, "parameters.tolerance"), of("tolerance", 100_001, "parameters.tolerance"),
            of("discount", 0, FINE), of("discount", 100, FINE), of("discount", 101, "parameters.discount"),
            of("window", 1440, FINE), of("window", 1441, "parameters.window"),
            of("strict", true, FINE), of("strict", "true", "parameters.strict"), of("strict", 1, "parameters.strict"),
            of("late", "REFUND", FINE), of("late", "refund", "parameters.late"), of("late", 1, "parameters.late"),
            of("carriers", List.of(), FINE), of("carriers", List.of("SF"), FINE), of("carriers", "SF", "parameters.carriers"),
            of("carriers", List.of("x".repeat(100)), FINE), of("carriers", List.of("SF", "x".repeat(101)), "parameters.carriers[1]"),
            of("carriers", List.of("SF", "SF"), "parameters.carriers[1]"), of("carriers", List.of(" SF"), "parameters.carriers[0]"),
            of("carriers", List.of(" "), "parameters.carriers[0]"), of("carriers", List.of(7), "parameters.carriers[0]"),
            of("carriers", numbers(2000), FINE), of("carriers", numbers(2001), "parameters.carriers"),
            of("tiers", List.of(), FINE), of("tiers", List.of(EveryKindRule.ROW), FINE), of("tiers", "x", "parameters.tiers"), of("tiers", List.of("x"), "parameters.tiers[0]"),
            of("tiers", rows(2000), FINE), of("tiers", rows(2001), "parameters.tiers"),
            of("tiers", row("word", ""), "parameters.tiers[0].word"), of("tiers", row("word", null), "parameters.tiers[0].word"), of("tiers", row("gift", ""), FINE), of("tiers", row("gift", null), FINE),
            of("tiers", row("word", "x".repeat(500)), FINE), of("tiers", row("word", "x".repeat(501)), "parameters.tiers[0].word"), of("tiers", row("word", "x "), "parameters.tiers[0].word"),
            of("tiers", row("from", "0"), FINE), of("tiers", row("from", "-1"), "parameters.tiers[0].from"), of("tiers", row("from", "1.5"), "parameters.tiers[0].from"),
            of("tiers", row("from", "01"), "parameters.tiers[0].from"), of("tiers", row("from", 1), "parameters.tiers[0].from"),
            of("tiers", row("gift", "999999999999999"), FINE), of("tiers", row("gift", "1000000000000000"), "parameters.tiers[0].gift"),
            of("tiers", row("share", "x"), "parameters.tiers[0].share"),
            of("tiers", row("where", "ANY"), FINE), of("tiers", row("where", "any"), "parameters.tiers[0].where"),
            of("tiers", row("colour", "red"), "parameters.tiers[0].colour"),
            of("tiers", List.of(EveryKindRule.ROW, new HashMap<>(EveryKindRule.ROW)), "parameters.tiers[1]"),
            of("unheard", 1, "parameters.unheard"));
    }

    @ParameterizedTest
    @MethodSource("parameters")
    void a_parameter_is_of_its_kind_and_within_its_limits(String key, Object value, String blamed) {
        var parameters = new HashMap<String, Object>();
        parameters.put(key, value);
        assertThat(fields(new SettingValues(null, null, null, parameters))).isEqualTo(blamed.isEmpty() ? List.of() : List.of(blamed));
    }

    static Stream<Arguments> handling() {
        return Stream.of(
            Arguments.of(null, null, List.of()), Arguments.of("BLOCK", List.of(), List.of()), Arguments.of("WARN", List.of("reviewer", "finance"), List.of()),
            Arguments.of("warn", null, List.of("severity")), Arguments.of("OK", null, List.of("severity")),
            Arguments.of(null, List.of("reviewer", "boss"), List.of("overrideBy[1]")), Arguments.of(null, List.of("reviewer", "reviewer"), List.of("overrideBy[1]")));
    }

    @ParameterizedTest
    @MethodSource("handling")
    void severity_and_groups_exist(String severity, List<String> overrideBy, List<String> blamed) {
        assertThat(fields(new SettingValues(true, severity, overrideBy, Map.of()))).isEqualTo(blamed);
    }

    @Test
    void everything_wrong_is_said_at_once() {
        var values = new SettingValues(null, "LOUD", List.of("boss"), Map.of("pieces", 0, "late", "NEVER", "tiers", row("from", "x")));
        assertThat(fields(values)).containsExactlyInAnyOrder("severity", "overrideBy[0]", "parameters.pieces", "parameters.late", "parameters.tiers[0].from");
    }

    @Test
    void the_parameters_are_not_larger_than_256_KB() {
        // Given {"pieces":"…"}: quotes, key, colon and braces are 13 characters
        assertThat(CHECK.check(new SettingValues(null, null, null, Map.of("pieces", "x".repeat(SettingCheck.SIZE - 13))))).extracting(Fault::field).containsExactly("parameters.pieces");
        assertThat(CHECK.check(new SettingValues(null, null, null, Map.of("pieces", "x".repeat(SettingCheck.SIZE - 12))))).extracting(Fault::field).containsExactly("parameters");
    }

    @Test
    void a_sentence_says_why_and_what_to_do_in_both_languages_and_money_as_people_read_it() {
        var fault = CHECK.check(new SettingValues(null, null, null, Map.of("tolerance", 100_001))).get(0);
        assertThat(fault.text().zh()).isEqualTo("1000.01 超出范围，请填 0.00 – 1000.00。");
        assertThat(fault.text().en()).isEqualTo("1000.01 is out of range; give one of 0.00 – 1000.00.");
    }

    @Test
    void what_somebody_wrote_does_not_flood_the_sentence() {
        assertThat(CHECK.check(new SettingValues(null, "x".repeat(5000), null, Map.of())).get(0).text().en()).hasSizeLessThan(120);
    }

    private static List<String> fields(SettingValues values) {
        return CHECK.check(values).stream().map(Fault::field).toList();
    }

    private static Arguments of(String key, Object value, String blamed) {
        return Arguments.of(key, value, blamed);
    }

    private static List<String> numbers(int count) {
        return IntStream.range(0, count).mapToObj(i -> "W" + i).toList();
    }

    private static List<Map<String, Object>> rows(int count) {
        return numbers(count).stream().map(word -> row("word", word).get(0)).collect(Collectors.toCollection(ArrayList::new));
    }

    private static List<Map<String, Object>> row(String column, Object value) {
        var row = new HashMap<String, Object>(EveryKindRule.ROW);
        if (value == null) row.remove(column);
        else row.put(column, value);
        return List.of(row);
    }
}
