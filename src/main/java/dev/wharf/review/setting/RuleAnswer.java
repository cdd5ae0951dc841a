package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param;
import dev.wharf.review.rule.RuleSpec;
import java.util.List;

/** A rule as the API describes it: enough to make a form of it. */
public record RuleAnswer(String code, String version, Text name, Text purpose, boolean enabled, List<String> overrideBy, List<Parameter> parameters) {

    public record Parameter(String key, String kind, Text label, Object fallback, long least, long most, List<String> choices, List<Column> columns) { }

    public record Column(String key, String kind, Text label, boolean needed, List<String> choices) { }

    static RuleAnswer of(RuleSpec spec) {
        return new RuleAnswer(spec.code(), spec.version(), spec.name(), spec.purpose(), spec.enabled(), spec.overrideBy().stream().sorted().toList(),
            spec.params().stream().map(RuleAnswer::parameter).toList());
    }

    private static Parameter parameter(Param param) {
        return new Parameter(param.key(), param.kind().name(), param.label(), param.fallback(), param.least(), param.most(), param.choices(),
            param.columns().stream().map(c -> new Column(c.key(), c.kind().name(), c.label(), c.needed(), c.choices())).toList());
    }
}
