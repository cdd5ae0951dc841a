package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.review.rule.RuleSpec;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Settings as people and systems read them: each value with where it comes from, each version with what it changed. */
@Service
public class SettingViews {
    /** @param activatedAt null for a draft */
    public record Version(long version, Scope scope, String state, long base, String note, Instant createdAt, String createdBy, Instant activatedAt, String activatedBy) {
        static Version of(SettingVersion v) {
            return v == null ? null : new Version(v.number(), v.scope(), v.state().name(), v.base(), v.note(), v.createdAt(), v.createdBy(), v.activatedAt(), v.activatedBy());
        }
    }

    /** @param from null for the rule's own value */
    public record Value(String field, Object value, Version from, boolean here, Object inherited, Version inheritedFrom) { }

    /**
     * @param base      the scope's active version, 0 for none: what a change is begun with
     * @param reference the versions at work, as decisions name them
     * @param unusable  why orders wait; null if the setting can be used
     */
    public record Effective(RuleAnswer rule, Scope scope, long base, String reference, Text unusable, List<Value> values) { }

    /** @param usable whether it can be restored as the rule is today */
    public record Past(Version version, boolean usable, List<SettingDiff.Change> changes) { }

    private final VersionedSettings settings;
    private final SettingVersions versions;
    private final Groups groups;

    SettingViews(VersionedSettings settings, SettingVersions versions, Groups groups) {
        this.settings = settings;
        this.versions = versions;
        this.groups = groups;
    }

    public Effective effective(RuleSpec spec, Scope scope) {
        var inheritance = settings.inheritance(scope, spec);
        var values = inheritance.explain(scope.kind()).stream()
            .map(e -> new Value(e.field(), e.value(), Version.of(e.version()), e.here(), e.inherited(), Version.of(e.inheritedFrom()))).toList();
        return new Effective(RuleAnswer.of(spec), scope, inheritance.number(scope.kind()), inheritance.reference(), inheritance.unusable().orElse(null), values);
    }

    /** Scopes that have a version of their own for this rule. */
    public List<Scope> setIn(String rule) {
        return settings.setIn(rule);
    }

    public List<String> groups() {
        return groups.all().stream().sorted().toList();
    }

    List<Past> history(RuleSpec spec, Scope scope, long before, int most) {
        var found = versions.history(scope, spec.code(), before, most);
        var known = found.stream().collect(Collectors.toMap(SettingVersion::number, v -> v));
        return found.stream().map(v -> {
            var base = v.base() == 0 ? null : known.computeIfAbsent(v.base(), number -> versions.find(number).orElse(null));
            var was = base == null ? SettingValues.NOTHING : base.values().orElse(SettingValues.NOTHING);
            return new Past(Version.of(v), Layer.of(spec, v, groups.all()).faults().isEmpty(), SettingDiff.between(was, v.values().orElse(SettingValues.NOTHING)));
        }).toList();
    }
}
