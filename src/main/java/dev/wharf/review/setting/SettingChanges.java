package dev.wharf.review.setting;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import dev.wharf.review.setting.SettingVersion.State;
import java.util.List;
import java.util.function.Supplier;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/** How people change settings: draft, activate, restore. On this node a change holds as soon as the call returns. */
@Service
class SettingChanges {
    private static final int NOTE = 500;

    private final RuleCatalog rules;
    private final SettingVersions versions;
    private final VersionedSettings settings;
    private final Shops shops;
    private final Groups groups;
    private final TransactionTemplate transaction;

    SettingChanges(RuleCatalog rules, SettingVersions versions, VersionedSettings settings, Shops shops, Groups groups, TransactionTemplate transaction) {
        this.rules = rules;
        this.versions = versions;
        this.settings = settings;
        this.shops = shops;
        this.groups = groups;
        this.transaction = transaction;
    }

    /** @param changes against what is active for the scope */
    record Preview(List<Fault> faults, List<SettingDiff.Change> changes) { }

    /** All that is wrong with these values, and what they would change; nothing is written. */
    Preview preview(RuleSpec spec, Scope scope, SettingValues values) {
        requireScope(scope);
        var active = versions.active(scope, spec.code()).flatMap(SettingVersion::values).orElse(SettingValues.NOTHING);
        return new Preview(check(spec, values), SettingDiff.between(active, values));
    }

    private List<Fault> check(RuleSpec spec, SettingValues values) {
        return new SettingCheck(spec, groups.all()).check(values);
    }

    /**
     * Keeps values without effect. Parameters may still be wrong; the rest has to be right, for its columns hold nothing else.
     *
     * @param base the version the editor began with, 0 for none; null for the one that is active now
     */
    SettingVersion draft(RuleSpec spec, Scope scope, SettingValues values, Long base) {
        requireScope(scope);
        refuse(check(spec, values).stream().filter(fault -> !fault.field().startsWith("parameters.")).toList());
        long began = base == null ? activeNumber(scope, spec) : base;
        return get(spec, transaction.execute(t -> versions.add(scope, spec.code(), values, began)));
    }

    /** Puts a draft in force. A second time changes nothing and answers the same. */
    SettingVersion activate(RuleSpec spec, long number, String note) {
        requireNote(note);
        return changing(() -> {
            var draft = get(spec, number);
            if (draft.state() == State.ACTIVE) return draft;
            if (draft.state() == State.RETIRED) throw Refusal.conflict("SETTING_RETIRED", "Version " + number + " was in force and was replaced since. Restore it instead.");
            requireBase(draft.scope(), spec, draft.base());
            refuse(faults(spec, draft));
            versions.activate(draft, note.strip());
            return get(spec, number);
        });
    }

    /**
     * Puts a new version in force that sets what an old one did.
     *
     * @param base as for a draft
     */
    SettingVersion restore(RuleSpec spec, long number, String note, Long base) {
        requireNote(note);
        return changing(() -> {
            var old = get(spec, number);
            if (old.state() == State.DRAFT) throw Refusal.conflict("SETTING_NEVER_ACTIVE", "Version " + number + " is a draft and never was in force. Activate it instead.");
            if (base != null) requireBase(old.scope(), spec, base);
            refuse(faults(spec, old));
            var copy = get(spec, versions.add(old.scope(), spec.code(), old.values().orElseThrow(), activeNumber(old.scope(), spec)));
            versions.activate(copy, note.strip());
            return get(spec, copy.number());
        });
    }

    /** One change at a time in the whole house: they are rare, and each has to see the one before. */
    private SettingVersion changing(Supplier<SettingVersion> work) {
        var changed = transaction.execute(t -> {
            versions.holdChanges();
            return work.get();
        });
        settings.refresh();
        return changed;
    }

    SettingVersion get(RuleSpec spec, long number) {
        return versions.find(number).filter(v -> v.rule().equals(spec.code()))
            .orElseThrow(() -> Refusal.notFound("SETTING_VERSION_UNKNOWN", "Rule " + spec.code() + " has no setting version " + number + "."));
    }

    RuleSpec spec(String rule) {
        return rules.find(rule).orElseThrow(() -> Refusal.notFound("RULE_UNKNOWN", "There is no rule " + ParamCheck.shown(rule) + ". GET /api/v1/rules lists them.")).spec();
    }

    void requireScope(Scope scope) {
        boolean known = scope.kind() == Scope.Kind.SHOP ? shops.find(scope.code()).isPresent()
            : scope.code().equals(Shops.Shop.MAIN) || shops.all().stream().anyMatch(shop -> shop.tenant().equals(scope.code()));
        if (!known) throw Refusal.notFound("SCOPE_UNKNOWN", "There is no " + scope.kind().name().toLowerCase(java.util.Locale.ROOT) + " " + ParamCheck.shown(scope.code()) + ".");
    }

    private List<Fault> faults(RuleSpec spec, SettingVersion version) {
        return Layer.of(spec, version, groups.all()).faults();
    }

    private long activeNumber(Scope scope, RuleSpec spec) {
        return versions.active(scope, spec.code()).map(SettingVersion::number).orElse(0L);
    }

    private void requireBase(Scope scope, RuleSpec spec, long base) {
        var active = versions.active(scope, spec.code());
        if (active.map(SettingVersion::number).orElse(0L) == base) return;
        throw Refusal.conflict("SETTING_CHANGED_MEANWHILE", active.map(v -> "Version " + v.number() + " was activated by " + v.activatedBy() + " at " + v.activatedAt()
            + " (" + v.note() + ") after this change was begun. Look at it, then make the change on top of it.").orElse("Version " + base + " was never in force here. Begin with what is."));
    }

    private static void requireNote(String note) {
        if (note == null || note.isBlank()) throw Refusal.invalid("NOTE_MISSING", "note", "Say why in note; whoever reads the history needs it.");
        if (note.strip().length() > NOTE) throw Refusal.invalid("FIELD_TOO_LONG", "note", "note has more than " + NOTE + " characters.");
    }

    private static void refuse(List<Fault> faults) {
        if (faults.isEmpty()) return;
        var all = String.join(" ", faults.stream().limit(5).map(fault -> fault.field() + ": " + fault.text().en()).toList());
        throw Refusal.invalid("RULE_SETTING_INVALID", faults.get(0).field(), faults.size() + " faults. " + all);
    }
}
