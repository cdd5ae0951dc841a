package dev.wharf.review;

import dev.wharf.effect.EffectRefused;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import dev.wharf.shipping.Carrier;
import dev.wharf.shipping.Waybill;
import dev.wharf.shipping.WaybillRequest;
import java.util.Map;
import java.util.Optional;
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

        @Bean
        Carrier secondCarrier() {
            return new SecondCarrier();
        }
    }

    /** Sells nothing; it is there to be chosen. */
    private static final class SecondCarrier implements Carrier {
        @Override
        public String code() {
            return "SF";
        }

        @Override
        public String name() {
            return "测试速运";
        }

        @Override
        public Waybill buy(WaybillRequest request) {
            throw new EffectRefused("NOT_SOLD", "Only for tests");
        }

        @Override
        public Optional<Waybill> findByReference(String reference) {
            return Optional.empty();
        }

        @Override
        public void voidWaybill(String trackingNumber, String reference) { }
    }

    private final RuleCatalog rules;
    private final Map<String, Map<String, Object>> set = new ConcurrentHashMap<>();

    TestSettings(RuleCatalog rules) {
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
