package dev.wharf.review.merge;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Every rule as it comes, but for what a test sets for a shop of its own. */
final class ShopSettings implements RuleSettings {
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        @Primary
        ShopSettings shopSettings(RuleCatalog rules) {
            return new ShopSettings(rules);
        }
    }

    private final RuleCatalog rules;
    private final Map<String, Map<String, Object>> set = new ConcurrentHashMap<>();

    private ShopSettings(RuleCatalog rules) {
        this.rules = rules;
    }

    void set(String shop, String rule, Map<String, Object> params) {
        set.put(shop + "/" + rule, params);
    }

    @Override
    public Setting of(String shop, String rule) {
        var spec = rules.find(rule).orElseThrow().spec();
        return new Setting(rule, spec.enabled(), Level.BLOCK, spec.overrideBy(), new Params(spec, set.getOrDefault(shop + "/" + rule, Map.of())), "0.0");
    }

    @Override
    public Setting at(String rule, String reference) {
        return of("", rule);
    }
}
