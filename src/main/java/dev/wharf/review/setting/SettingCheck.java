package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param;
import dev.wharf.review.rule.RuleSpec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a rule can run with what somebody wants to set: says everything that is wrong at once. Pure. */
final class SettingCheck {
    /** Bytes of the parameters as JSON: two thousand table rows of usual length. */
    static final int SIZE = 256 * 1024;
    private static final Set<String> SEVERITIES = Set.of("BLOCK", "WARN");

    private final RuleSpec spec;
    private final Set<String> groups;

    /** @param groups that may be named in overrideBy */
    SettingCheck(RuleSpec spec, Set<String> groups) {
        this.spec = spec;
        this.groups = groups;
    }

    List<Fault> check(SettingValues values) {
        var faults = new ArrayList<Fault>();
        if (values.severity() != null && !SEVERITIES.contains(values.severity())) {
            faults.add(Fault.of("severity", "“" + ParamCheck.shown(values.severity()) + "”不是处理方式，请选择 BLOCK（拦下）或 WARN（仅提示）。",
                "\"" + ParamCheck.shown(values.severity()) + "\" is no severity; choose BLOCK or WARN."));
        }
        if (spec.mandatory()) mandatory(values, faults);
        if (values.overrideBy() != null) overrideBy(values.overrideBy(), faults);
        int size = SettingJson.write(values.parameters()).getBytes(StandardCharsets.UTF_8).length;
        if (size > SIZE) {
            faults.add(Fault.of("parameters", "参数共 " + size + " 字节，最多 " + SIZE + " 字节，请减少表格行或词语。",
                "The parameters have " + size + " bytes, " + SIZE + " at most; take out table rows or words."));
            return faults;
        }
        values.parameters().forEach((key, value) -> spec.param(key).ifPresentOrElse(param -> new ParamCheck(param, faults).check(value), () -> faults.add(unknown(key))));
        return faults;
    }

    private static void mandatory(SettingValues values, List<Fault> faults) {
        if (Boolean.FALSE.equals(values.enabled())) {
            faults.add(Fault.of("enabled", "此规则不能停用：没有它，发不出的订单会无休止地重新审核。", "This rule cannot be switched off: without it an order that cannot ship would be reviewed without end."));
        }
        if ("WARN".equals(values.severity())) {
            faults.add(Fault.of("severity", "此规则必须拦下订单，不能只提示。", "This rule has to hold an order; it cannot only warn."));
        }
    }

    private void overrideBy(List<String> names, List<Fault> faults) {
        var seen = new HashSet<String>();
        for (int i = 0; i < names.size(); i++) {
            var name = names.get(i);
            var field = "overrideBy[" + i + "]";
            if (name == null || !groups.contains(name)) {
                faults.add(Fault.of(field, "没有岗位“" + ParamCheck.shown(name) + "”，可选：" + known() + "。", "There is no group \"" + ParamCheck.shown(name) + "\"; choose among " + known() + "."));
            } else if (!seen.add(name)) {
                faults.add(Fault.of(field, "岗位 " + name + " 写了两次，请去掉一个。", "Group " + name + " is there twice; take one out."));
            }
        }
    }

    private String known() {
        return groups.stream().sorted().collect(Collectors.joining(", "));
    }

    private Fault unknown(String key) {
        var there = spec.params().stream().map(Param::key).collect(Collectors.joining(", "));
        var what = there.isEmpty() ? new Text("此规则没有参数", "this rule has none") : new Text("可用：" + there, "it has " + there);
        return Fault.of("parameters." + ParamCheck.shown(key), "没有参数“" + ParamCheck.shown(key) + "”（" + what.zh() + "），请删除。",
            "There is no parameter \"" + ParamCheck.shown(key) + "\" (" + what.en() + "); take it out.");
    }
}
