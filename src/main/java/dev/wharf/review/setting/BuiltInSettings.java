package dev.wharf.review.setting;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleCatalog;
import java.util.NoSuchElementException;

/** Every rule as it comes, for all shops. */
public final class BuiltInSettings implements RuleSettings {
    public static final String REFERENCE = "0.0";

    private final RuleCatalog rules;

    public BuiltInSettings(RuleCatalog rules) {
        this.rules = rules;
    }

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
