package dev.wharf.review.rule;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All rules of review, in the order they run. */
public final class RuleCatalog {
    private final Map<String, Rule<?>> rules = new LinkedHashMap<>();

    public RuleCatalog(List<Rule<?>> inOrder) {
        for (var rule : inOrder) {
            if (rules.put(rule.code(), rule) != null) throw new IllegalArgumentException("Two rules have the code " + rule.code());
        }
    }

    public Collection<Rule<?>> all() {
        return List.copyOf(rules.values());
    }

    public Optional<Rule<?>> find(String code) {
        return Optional.ofNullable(rules.get(code));
    }

    /** @throws IllegalArgumentException if there is no such rule: a fault of ours */
    public <R extends Rule<?>> R get(Class<R> type) {
        return rules.values().stream().filter(type::isInstance).map(type::cast).findFirst()
            .orElseThrow(() -> new IllegalArgumentException(type.getSimpleName() + " is not in the catalog"));
    }
}
