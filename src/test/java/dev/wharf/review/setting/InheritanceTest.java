package dev.wharf.review.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.order.Level;
import dev.wharf.review.rule.RuleUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InheritanceTest {
    private static final Set<String> GROUPS = Set.of("reviewer", "finance");

    @Test
    void a_rule_runs_as_it_comes_where_nothing_is_set() {
        var setting = new Inheritance(EveryKindRule.SPEC, null, null).setting();
        assertThat(setting.enabled()).isFalse();
        assertThat(setting.severity()).isEqualTo(Level.BLOCK);
        assertThat(setting.overrideBy()).containsExactlyInAnyOrder("reviewer", "finance");
        assertThat(setting.params().number("pieces")).isEqualTo(20);
        assertThat(setting.reference()).isEqualTo("0.0");
    }

    @Test
    void each_value_is_the_shops_else_the_tenants_else_the_rules() {
        var tenant = layer(7, Scope.tenant("M"), new SettingValues(true, "WARN", List.of("finance"), Map.of("pieces", 30, "window", 5)));
        var shop = layer(9, Scope.shop("S"), new SettingValues(null, "BLOCK", List.of(), Map.of("pieces", 40)));
        var setting = new Inheritance(EveryKindRule.SPEC, tenant, shop).setting();
        assertThat(setting.enabled()).isTrue();
        assertThat(setting.severity()).isEqualTo(Level.BLOCK);
        assertThat(setting.overrideBy()).isEmpty();
        assertThat(setting.params().number("pieces")).isEqualTo(40);
        assertThat(setting.params().number("window")).isEqualTo(5);
        assertThat(setting.params().number("discount")).isEqualTo(90);
        assertThat(setting.reference()).isEqualTo("7.9");
    }

    @Test
    void each_value_says_who_set_it_and_what_would_hold_otherwise() {
        var tenant = layer(7, Scope.tenant("M"), new SettingValues(null, null, null, Map.of("pieces", 30, "window", 5)));
        var shop = layer(9, Scope.shop("S"), new SettingValues(null, null, null, Map.of("pieces", 40)));
        var explained = new Inheritance(EveryKindRule.SPEC, tenant, shop).explain(Scope.Kind.SHOP);
        var pieces = find(explained, "parameters.pieces");
        assertThat(List.of(pieces.value(), pieces.version().number(), pieces.here(), pieces.inherited(), pieces.inheritedFrom().number())).isEqualTo(List.of(40, 9L, true, 30, 7L));
        var window = find(explained, "parameters.window");
        assertThat(List.of(window.value(), window.version().number(), window.here())).isEqualTo(List.of(5, 7L, false));
        var enabled = find(explained, "enabled");
        assertThat(enabled.version()).isNull();
        assertThat(enabled.value()).isEqualTo(false);
    }

    @Test
    void a_cell_that_is_not_there_is_empty() {
        var tenant = layer(7, Scope.tenant("M"), new SettingValues(null, null, null, Map.of("tiers", List.of(Map.of("word", "a", "from", "1", "where", "ANY")))));
        var row = new Inheritance(EveryKindRule.SPEC, tenant, null).setting().params().table("tiers").get(0);
        assertThat(row).containsEntry("gift", "").containsEntry("word", "a");
        assertThat(row.keySet()).containsExactly("word", "from", "gift", "share", "where");
    }

    @Test
    void a_value_that_cannot_be_used_stops_the_rule_and_names_scope_rule_and_key() {
        var tenant = layer(7, Scope.tenant("M"), new SettingValues(true, "WARN", null, Map.of("pieces", 30)));
        var shop = layer(9, Scope.shop("S"), new SettingValues(null, null, null, Map.of("gone", 1)));
        var setting = new Inheritance(EveryKindRule.SPEC, tenant, shop).setting();
        assertThat(setting.enabled()).isTrue();
        assertThat(setting.severity()).as("nothing is only noted by a rule that cannot judge").isEqualTo(Level.BLOCK);
        assertThatThrownBy(() -> setting.params().requireUsable()).isInstanceOf(RuleUnavailable.class).hasMessageContainingAll("shop S", "Every kind", "parameters.gone", "version 9");
        assertThatThrownBy(() -> setting.params().number("pieces")).isInstanceOf(RuleUnavailable.class);
        // The tenant's other shops are not touched.
        assertThat(new Inheritance(EveryKindRule.SPEC, tenant, null).setting().params().number("pieces")).isEqualTo(30);
    }

    @Test
    void a_rule_that_is_off_stays_off_whatever_else_is_broken() {
        var shop = layer(9, Scope.shop("S"), new SettingValues(false, null, null, Map.of("gone", 1)));
        assertThat(new Inheritance(EveryKindRule.SPEC, null, shop).setting().enabled()).isFalse();
    }

    @Test
    void text_that_is_no_JSON_stops_the_rule() {
        var broken = Layer.of(EveryKindRule.SPEC, version(9, Scope.shop("S"), Optional.empty()), GROUPS);
        assertThatThrownBy(() -> new Inheritance(EveryKindRule.SPEC, null, broken).setting().params().requireUsable()).isInstanceOf(RuleUnavailable.class).hasMessageContaining("not JSON");
    }

    private static Explained find(List<Explained> all, String field) {
        return all.stream().filter(e -> e.field().equals(field)).findFirst().orElseThrow();
    }

    private static Layer layer(long number, Scope scope, SettingValues values) {
        return Layer.of(EveryKindRule.SPEC, version(number, scope, Optional.of(values)), GROUPS);
    }

    private static SettingVersion version(long number, Scope scope, Optional<SettingValues> values) {
        return new SettingVersion(number, scope, EveryKindRule.CODE, values, SettingVersion.State.ACTIVE, 0, "why", Instant.EPOCH, "a", Instant.EPOCH, "a");
    }
}
