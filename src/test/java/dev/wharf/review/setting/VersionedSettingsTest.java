package dev.wharf.review.setting;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.channel.Shops;
import dev.wharf.review.rule.RuleCatalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VersionedSettingsTest {
    private final InMemoryVersions versions = new InMemoryVersions();
    private VersionedSettings settings;

    /** One shop S of tenant M. */
    private static final class OneShop implements Shops {
        @Override
        public Optional<Shop> find(String code) {
            return all().stream().filter(shop -> shop.code().equals(code)).findFirst();
        }

        @Override
        public List<Shop> all() {
            return List.of(new Shop("S", "店", "generic", "M"));
        }

        @Override
        public void put(List<Shop> shops) {
            throw new UnsupportedOperationException("no test changes shops");
        }
    }

    @BeforeEach
    void open() {
        activate(Scope.tenant("M"), 30);
        activate(Scope.tenant(Shops.Shop.MAIN), 10);
        settings = new VersionedSettings(new RuleCatalog(List.of(new EveryKindRule())), versions, new OneShop(), () -> Set.of("reviewer"));
        versions.asked = 0;
    }

    @Test
    void a_question_is_answered_from_memory() {
        assertThat(pieces()).isEqualTo(30);
        assertThat(settings.of("S", EveryKindRule.CODE)).isSameAs(settings.of("S", EveryKindRule.CODE));
        assertThat(versions.asked).isZero();
    }

    @Test
    void a_shop_nobody_knows_belongs_to_the_main_tenant() {
        assertThat(settings.of("unknown", EveryKindRule.CODE).params().number("pieces")).isEqualTo(10);
    }

    @Test
    void versions_are_read_again_only_if_the_counter_moved() {
        settings.refreshIfChanged();
        assertThat(versions.asked).isZero();
        activate(Scope.shop("S"), 40);
        assertThat(pieces()).isEqualTo(30);
        settings.refreshIfChanged();
        assertThat(pieces()).isEqualTo(40);
    }

    @Test
    void while_the_database_is_away_the_known_settings_stay_in_use() {
        var watch = new SettingWatch(settings);
        activate(Scope.shop("S"), 40);
        versions.away = true;
        watch.look();
        assertThat(pieces()).isEqualTo(30);
        versions.away = false;
        watch.look();
        assertThat(pieces()).isEqualTo(40);
    }

    @Test
    void an_old_reference_is_read_once() {
        activate(Scope.shop("S"), 40);
        var then = settings.at(EveryKindRule.CODE, "1.3");
        int asked = versions.asked;
        assertThat(settings.at(EveryKindRule.CODE, "1.3")).isSameAs(then);
        assertThat(versions.asked).isEqualTo(asked);
        assertThat(then.params().number("pieces")).isEqualTo(40);
    }

    private long pieces() {
        return settings.of("S", EveryKindRule.CODE).params().number("pieces");
    }

    private void activate(Scope scope, int pieces) {
        versions.activate(versions.find(versions.add(scope, EveryKindRule.CODE, new SettingValues(null, null, null, Map.of("pieces", pieces)), 0)).orElseThrow(), "why");
    }
}
