package dev.wharf.review;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.RuleSettings;
import dev.wharf.review.setting.Setting;
import java.util.NoSuchElementException;

/** Every rule as it comes, for all shops: for tests without a database. */
record AsSpecified(RuleCatalog rules) implements RuleSettings {
    static final String REFERENCE = "0.0";

    @Override
    public Setting of(String shop, String rule) {
        var spec = rules.find(rule).orElseThrow(() -> new NoSuchElementException("There is no rule " + rule)).spec();
        return new Setting(rule, spec.enabled(), Level.BLOCK, spec.overrideBy(), Params.of(spec), REFERENCE);
    }

    @Override
    public Setting at(String rule, String reference) {
        if (!reference.equals(REFERENCE)) throw new NoSuchElementException("There is no setting " + reference + " of " + rule);
        return of("", rule);
    }
}
