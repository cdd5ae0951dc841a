package dev.wharf.review.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.channel.Shops;
import dev.wharf.channel.Shops.Shop;
import dev.wharf.common.Refusal;
import dev.wharf.order.Level;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Versions of settings on the real database, where two editors and two nodes meet. */
@WharfTest
class RuleSettingsIT {
    private static final RuleSpec RULE = EveryKindRule.SPEC;

    @Autowired
    private SettingChanges changes;
    @Autowired
    private VersionedSettings settings;
    @Autowired
    private SettingVersions versions;
    @Autowired
    private RuleCatalog rules;
    @Autowired
    private Shops shops;
    @Autowired
    private Groups groups;
    @Autowired
    private JdbcClient jdbc;
    private Scope tenant;
    private Scope shop;

    @BeforeEach
    void open() {
        tenant = Scope.tenant(TestHouse.unique("M"));
        shop = Scope.shop(TestHouse.unique("S"));
        shops.put(List.of(new Shop(shop.code(), "店", "generic", tenant.code())));
    }

    @Test
    void a_shop_inherits_from_its_tenant_and_the_tenant_from_the_rule() {
        assertThat(now().params().number("pieces")).isEqualTo(20);
        activate(tenant, pieces(30));
        assertThat(now().params().number("pieces")).isEqualTo(30);
        activate(shop, pieces(40));
        assertThat(now().params().number("pieces")).isEqualTo(40);
        assertThat(now().params().number("discount")).isEqualTo(90);
        // When the shop sets nothing any more, then the tenant's value holds again
        activate(shop, SettingValues.NOTHING);
        assertThat(now().params().number("pieces")).isEqualTo(30);
    }

    @Test
    void a_shop_that_moves_to_another_tenant_takes_its_values() {
        activate(tenant, pieces(30));
        shops.put(List.of(new Shop(shop.code(), "店", "generic", TestHouse.unique("M"))));
        assertThat(now().params().number("pieces")).isEqualTo(20);
    }

    @Test
    void every_value_comes_back_as_it_was_set() {
        var row = Map.of("word", "贺卡", "from", "2", "gift", "1990", "share", "", "where", "ANY");
        var set = new SettingValues(true, "WARN", List.of("csr"), Map.of("pieces", 7, "tolerance", 1, "discount", 50, "window", 60, "strict", true, "late", "REFUND",
            "carriers", List.of("JD"), "tiers", List.of(row)));
        activate(shop, set);
        var setting = now();
        assertThat(setting.enabled()).isTrue();
        assertThat(setting.severity()).isEqualTo(Level.WARN);
        assertThat(setting.overrideBy()).containsExactly("csr");
        assertThat(setting.params().minutes("window")).hasMinutes(60);
        assertThat(setting.params().flag("strict")).isTrue();
        assertThat(setting.params().choice("late")).isEqualTo("REFUND");
        assertThat(setting.params().words("carriers")).containsExactly("JD");
        assertThat(setting.params().table("tiers")).containsExactly(row);
    }

    @Test
    void a_draft_has_no_effect_until_it_is_activated() {
        var draft = changes.draft(RULE, shop, pieces(40), null);
        assertThat(now().params().number("pieces")).isEqualTo(20);
        var active = changes.activate(RULE, draft.number(), " 双十一 ");
        assertThat(now().params().number("pieces")).isEqualTo(40);
        assertThat(active.note()).isEqualTo("双十一");
        assertThat(active.state()).isEqualTo(SettingVersion.State.ACTIVE);
    }

    @Test
    void a_draft_with_wrong_parameters_is_kept_but_not_activated() {
        var draft = changes.draft(RULE, shop, pieces(0), null);
        assertThatThrownBy(() -> changes.activate(RULE, draft.number(), "why")).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("RULE_SETTING_INVALID");
            assertThat(refusal.field()).isEqualTo("parameters.pieces");
        });
        assertThat(versions.find(draft.number()).orElseThrow().state()).isEqualTo(SettingVersion.State.DRAFT);
        assertThat(now().params().number("pieces")).isEqualTo(20);
    }

    @Test
    void what_held_under_a_reference_is_found_for_ever() {
        activate(tenant, pieces(30));
        var first = now().reference();
        activate(shop, pieces(40));
        var second = now().reference();
        activate(shop, pieces(50));
        activate(tenant, pieces(60));
        assertThat(settings.at(RULE.code(), "0.0").params().number("pieces")).isEqualTo(20);
        assertThat(settings.at(RULE.code(), first).params().number("pieces")).isEqualTo(30);
        assertThat(settings.at(RULE.code(), second).params().number("pieces")).isEqualTo(40);
        assertThat(settings.at(RULE.code(), second).reference()).isEqualTo(second);
        assertThat(now().params().number("pieces")).isEqualTo(50);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "0.0.0", "999999999.0", "x.0", "-1.0", "0.99999999999999999999", "01.0"})
    void a_reference_to_nothing_is_said_to_be_one(String reference) {
        assertThatThrownBy(() -> settings.at(RULE.code(), reference)).isInstanceOf(NoSuchElementException.class).hasMessageContaining("There is no setting");
    }

    @Test
    void a_reference_names_its_own_rule_and_kind_of_scope_and_never_a_draft() {
        long active = activate(tenant, pieces(30)).number();
        long draft = changes.draft(RULE, tenant, pieces(31), null).number();
        assertThatThrownBy(() -> settings.at("PAYMENT", active + ".0")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> settings.at(RULE.code(), "0." + active)).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> settings.at(RULE.code(), draft + ".0")).isInstanceOf(NoSuchElementException.class);
        assertThat(settings.at(RULE.code(), active + ".0").params().number("pieces")).isEqualTo(30);
    }

    @Test
    void restoring_an_old_version_makes_a_new_one_that_sets_the_same() {
        var first = activate(shop, pieces(40));
        activate(shop, pieces(50));
        var restored = changes.restore(RULE, first.number(), "错了", null);
        assertThat(restored.number()).isGreaterThan(first.number());
        assertThat(restored.values()).isEqualTo(first.values());
        assertThat(now().params().number("pieces")).isEqualTo(40);
        assertThat(versions.history(shop, RULE.code(), Long.MAX_VALUE, 10)).extracting(SettingVersion::state)
            .containsExactly(SettingVersion.State.ACTIVE, SettingVersion.State.RETIRED, SettingVersion.State.RETIRED);
        // The old one itself stays what it was.
        assertThat(versions.find(first.number()).orElseThrow().values()).isEqualTo(first.values());
    }

    @Test
    void of_two_editors_who_began_with_the_same_version_exactly_one_wins_and_the_other_is_told() throws Exception {
        var begun = activate(shop, pieces(40));
        var mine = changes.draft(RULE, shop, pieces(41), begun.number());
        var yours = changes.draft(RULE, shop, pieces(42), begun.number());
        var refused = atOnce(() -> changes.activate(RULE, mine.number(), "mine"), () -> changes.activate(RULE, yours.number(), "yours"));
        assertThat(refused).hasSize(1);
        assertThat(refused.get(0)).isInstanceOfSatisfying(Refusal.class, refusal -> {
            assertThat(refusal.code()).isEqualTo("SETTING_CHANGED_MEANWHILE");
            assertThat(refusal.getMessage()).contains("activated by").containsAnyOf("mine", "yours");
        });
        assertThat(now().params().number("pieces")).isIn(41L, 42L);
        assertThat(jdbc.sql("SELECT COUNT(*) FROM rule_setting WHERE scope_code = :code AND state = 'ACTIVE'").param("code", shop.code()).query(Integer.class).single()).isOne();
    }

    @Test
    void the_same_draft_activated_twice_at_once_is_activated_once() throws Exception {
        var draft = changes.draft(RULE, shop, pieces(41), null);
        long before = versions.changes();
        assertThat(atOnce(() -> changes.activate(RULE, draft.number(), "first"), () -> changes.activate(RULE, draft.number(), "second"))).isEmpty();
        assertThat(versions.changes()).isEqualTo(before + 1);
        var kept = versions.find(draft.number()).orElseThrow();
        assertThat(changes.activate(RULE, draft.number(), "third").note()).isEqualTo(kept.note()).isIn("first", "second");
    }

    @Test
    void the_database_lets_only_one_version_be_active() {
        activate(shop, pieces(40));
        var draft = changes.draft(RULE, shop, pieces(41), null);
        assertThatThrownBy(() -> jdbc.sql("UPDATE rule_setting SET state = 'ACTIVE' WHERE setting_version = :number").param("number", draft.number()).update())
            .isInstanceOf(DuplicateKeyException.class);
    }

    @Test
    void another_node_sees_a_change_when_it_looks() {
        var node = new VersionedSettings(rules, versions, shops, groups);
        activate(shop, pieces(40));
        assertThat(node.of(shop.code(), RULE.code()).params().number("pieces")).isEqualTo(20);
        node.refreshIfChanged();
        assertThat(node.of(shop.code(), RULE.code()).params().number("pieces")).isEqualTo(40);
    }

    @Test
    void a_setting_of_a_rule_that_is_gone_disturbs_nobody() {
        versions.activate(versions.find(versions.add(shop, "NO_SUCH_RULE", SettingValues.NOTHING, 0)).orElseThrow(), "why");
        settings.refreshIfChanged();
        assertThat(now().params().number("pieces")).isEqualTo(20);
    }

    @Test
    void every_rule_of_the_house_is_valid_as_it_comes() {
        for (var rule : rules.all()) {
            var asItComes = rule.spec().params().stream().collect(Collectors.toMap(param -> param.key(), param -> param.fallback()));
            assertThat(new SettingCheck(rule.spec(), groups.all()).check(new SettingValues(true, "BLOCK", List.copyOf(rule.spec().overrideBy()), asItComes))).as(rule.code()).isEmpty();
        }
    }

    private Setting now() {
        return settings.of(shop.code(), RULE.code());
    }

    private SettingVersion activate(Scope scope, SettingValues values) {
        return changes.activate(RULE, changes.draft(RULE, scope, values, null).number(), "why");
    }

    private static SettingValues pieces(int most) {
        return new SettingValues(null, null, null, Map.of("pieces", most));
    }

    /** @return what was thrown */
    private static List<Throwable> atOnce(Callable<?> one, Callable<?> other) throws InterruptedException {
        var go = new CountDownLatch(1);
        var threads = Executors.newFixedThreadPool(2);
        try {
            var both = List.of(one, other).stream().map(work -> threads.submit(() -> {
                go.await();
                return work.call();
            })).toList();
            go.countDown();
            var thrown = new ArrayList<Throwable>();
            for (var done : both) {
                try {
                    done.get();
                } catch (ExecutionException e) {
                    thrown.add(e.getCause());
                }
            }
            return thrown;
        } finally {
            threads.shutdownNow();
        }
    }
}
