package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.review.rule.RuleSpec;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What one active version contributes, checked against the rule as it is today. */
record Layer(SettingVersion version, SettingValues values, List<Fault> faults) {

    static Layer of(RuleSpec spec, SettingVersion version, Set<String> groups) {
        if (version.values().isEmpty()) {
            return new Layer(version, SettingValues.NOTHING, List.of(Fault.of("parameters", "保存的内容不是 JSON。", "What is stored is not JSON.")));
        }
        var values = version.values().get();
        return new Layer(version, values, List.copyOf(new SettingCheck(spec, groups).check(values)));
    }

    /** Why orders of this scope wait; empty if the version can be used. */
    Optional<Text> unusable(RuleSpec spec) {
        if (faults.isEmpty()) return Optional.empty();
        var first = faults.get(0);
        var scope = version.scope();
        return Optional.of(new Text(
            scope.zh() + "的规则“" + spec.name().zh() + "”设置（第 " + version.number() + " 版）不能使用，订单等待。" + first.field() + "：" + first.text().zh() + "请在“规则”页修正并启用，再复查此订单。",
            "The setting of rule " + spec.name().en() + " for " + scope.en() + " (version " + version.number() + ") cannot be used; the order waits. " + first.field() + ": "
                + first.text().en() + " Correct and activate it on the rules page, then check this order again."));
    }
}
