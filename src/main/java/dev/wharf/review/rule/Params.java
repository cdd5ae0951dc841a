package dev.wharf.review.rule;

import dev.wharf.common.Text;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The values a rule runs with: what is set, else what its spec says. Settings are validated before they come here. */
public final class Params {
    private final Map<String, Object> values = new HashMap<>();
    private final Text fault;

    /** @param set values by key; keys that the spec does not have are left out */
    public Params(RuleSpec spec, Map<String, Object> set) {
        this.fault = null;
        for (var param : spec.params()) values.put(param.key(), set.getOrDefault(param.key(), param.fallback()));
    }

    private Params(Text fault) {
        this.fault = fault;
    }

    /** Of a setting that cannot be read: there is no value to run with, and to guess one would be worse than to wait. */
    public static Params unusable(Text sentence) {
        return new Params(sentence);
    }

    /** Whether the setting could be read. */
    public boolean usable() {
        return fault == null;
    }

    /** @throws RuleUnavailable if the setting cannot be read, even where the rule would ask for none of its values */
    public void requireUsable() {
        if (fault != null) throw new RuleUnavailable(fault);
    }

    /** Everything as the spec has it. */
    public static Params of(RuleSpec spec) {
        return new Params(spec, Map.of());
    }

    public long number(String key) {
        return ((Number) value(key)).longValue();
    }

    public Duration minutes(String key) {
        return Duration.ofMinutes(number(key));
    }

    public boolean flag(String key) {
        return (Boolean) value(key);
    }

    public String choice(String key) {
        return (String) value(key);
    }

    @SuppressWarnings("unchecked")
    public List<String> words(String key) {
        return (List<String>) value(key);
    }

    /** Rows in the order they were written; an empty cell is an empty text. */
    @SuppressWarnings("unchecked")
    public List<Map<String, String>> table(String key) {
        return (List<Map<String, String>>) value(key);
    }

    /** @throws RuleUnavailable if the setting cannot be read */
    private Object value(String key) {
        requireUsable();
        var value = values.get(key);
        if (value == null) throw new IllegalArgumentException("The rule has no parameter " + key);
        return value;
    }
}
