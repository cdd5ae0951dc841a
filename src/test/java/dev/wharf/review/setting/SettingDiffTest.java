package dev.wharf.review.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.review.setting.SettingDiff.Change;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SettingDiffTest {
    @Test
    void nothing_changed_is_no_change() {
        var values = new SettingValues(true, "WARN", List.of("finance"), Map.of("a", 1, "b", List.of("x")));
        assertThat(SettingDiff.between(values, values)).isEmpty();
    }

    @Test
    void a_value_set_changed_or_inherited_again_is_one_change() {
        var before = new SettingValues(true, null, null, Map.of("a", 1, "c", 3));
        var after = new SettingValues(null, "WARN", null, Map.of("a", 2, "b", 5));
        assertThat(SettingDiff.between(before, after)).containsExactly(new Change("enabled", true, null, List.of(), List.of()), new Change("severity", null, "WARN", List.of(), List.of()),
            new Change("parameters.a", 1, 2, List.of(), List.of()), new Change("parameters.b", null, 5, List.of(), List.of()), new Change("parameters.c", 3, null, List.of(), List.of()));
    }

    @Test
    void of_a_list_only_what_came_and_went() {
        var before = new SettingValues(null, null, null, Map.of("w", List.of("a", "b"), "t", List.of(Map.of("k", "1"), Map.of("k", "2"))));
        var after = new SettingValues(null, null, null, Map.of("w", List.of("b", "c"), "t", List.of(Map.of("k", "2"), Map.of("k", "3"))));
        assertThat(SettingDiff.between(before, after)).containsExactly(new Change("parameters.t", null, null, List.of(Map.of("k", "1")), List.of(Map.of("k", "3"))),
            new Change("parameters.w", null, null, List.of("a"), List.of("c")));
    }
}
