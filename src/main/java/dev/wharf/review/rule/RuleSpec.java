package dev.wharf.review.rule;

import dev.wharf.common.Text;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What people may know and set about a rule. The page of the settings and their validation are made from it.
 *
 * @param code         never changes; also the code of the hold it opens
 * @param version      changes whenever the rule judges differently
 * @param enabled      whether it runs where nothing else is set
 * @param overrideBy   groups that may let a finding pass where nothing else is set; empty for nobody
 */
public record RuleSpec(String code, String version, Text name, Text purpose, boolean enabled, Set<String> overrideBy, List<Param> params) {
    public RuleSpec {
        overrideBy = Set.copyOf(overrideBy);
        params = List.copyOf(params);
    }

    /** Whether it can neither be switched off nor only warn: an order whose stock cannot be locked, or whose goods nobody knows, would be reviewed again without end. */
    public boolean mandatory() {
        return code.equals("STOCK") || code.equals("SKU");
    }

    public Optional<Param> param(String key) {
        return params.stream().filter(p -> p.key().equals(key)).findFirst();
    }
}
