package dev.wharf.review;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.BuiltInSettings;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;

/** Rules as they come, but for what a test sets. */
final class TestSettings implements RuleSettings {
    @TestConfiguration(proxyBeanMethods = false)
    static class Configuration {
        @Bean
        @Primary
        TestSettings testSettings(RuleCatalog rules) {
            return new TestSettings(rules);
        }
    }

    private final RuleCatalog rules;
    private final BuiltInSettings builtIn;
    private final Map<String, Map<String, Object>> set = new ConcurrentHashMap<>();

    TestSettings(RuleCatalog rules) {
        this.rules = rules;
        this.builtIn = new BuiltInSettings(rules);
    }

    void set(String shop, String rule, Map<String, Object> params) {
        set.put(shop + "/" + rule, params);
    }

    @Override
    public Setting of(String shop, String rule) {
        var usual = builtIn.of(shop, rule);
        var params = set.get(shop + "/" + rule);
        if (params == null) return usual;
        var spec = rules.find(rule).orElseThrow().spec();
        return new Setting(rule, true, Level.BLOCK, usual.overrideBy(), new Params(spec, params), usual.reference());
    }

    @Override
    public Setting at(String rule, String reference) {
        return builtIn.at(rule, reference);
    }
}
