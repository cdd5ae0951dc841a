package dev.wharf.review.setting;

import dev.wharf.channel.Shops;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Settings out of their active versions, kept in memory: a question costs no statement. {@link SettingChanges} refreshes it after its own commits,
 * {@link SettingWatch} after those of other nodes.
 */
@Component
class VersionedSettings implements RuleSettings {
    private static final Logger LOG = LoggerFactory.getLogger(VersionedSettings.class);
    /** Old settings that are kept ready for deriving decisions again; orders of one time share a few. */
    private static final int OLD = 200;

    private record Place(Scope scope, String rule) { }

    /** @param composed settings by rule and reference, made at the first question */
    private record Snapshot(long changes, Map<Place, Layer> layers, Map<String, Setting> composed) { }

    private final RuleCatalog rules;
    private final SettingVersions versions;
    private final Shops shops;
    private final Groups groups;
    private final Map<String, Setting> old = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Setting> eldest) {
            return size() > OLD;
        }
    });
    private volatile Snapshot snapshot;

    VersionedSettings(RuleCatalog rules, SettingVersions versions, Shops shops, Groups groups) {
        this.rules = rules;
        this.versions = versions;
        this.shops = shops;
        this.groups = groups;
        refresh();
    }

    @Override
    public Setting of(String shop, String rule) {
        var now = snapshot;
        var inheritance = inheritance(now, spec(rule), tenant(shop), shop);
        return now.composed.computeIfAbsent(rule + " " + inheritance.reference(), key -> inheritance.setting());
    }

    @Override
    public Setting at(String rule, String reference) {
        var known = old.get(rule + " " + reference);
        if (known != null) return known;
        var numbers = reference.split("\\.", -1);
        if (numbers.length != 2) throw unknown(rule, reference);
        var spec = spec(rule);
        var then = new Inheritance(spec, layer(spec, numbers[0], Scope.Kind.TENANT, reference), layer(spec, numbers[1], Scope.Kind.SHOP, reference)).setting();
        old.put(rule + " " + reference, then);
        return then;
    }

    /** Reads what is active now. */
    synchronized void refresh() {
        // First the counter: whatever is activated after it is read once more, never missed.
        long changes = versions.changes();
        var layers = new HashMap<Place, Layer>();
        for (var version : versions.active()) {
            var spec = rules.find(version.rule()).map(rule -> rule.spec());
            if (spec.isEmpty()) {
                LOG.warn("Setting version {} of {} is for rule {}, which this release does not have", version.number(), version.scope(), version.rule());
                continue;
            }
            var layer = Layer.of(spec.get(), version, groups.all());
            layer.unusable(spec.get()).ifPresent(sentence -> LOG.error("{}", sentence.en()));
            layers.put(new Place(version.scope(), version.rule()), layer);
        }
        snapshot = new Snapshot(changes, Map.copyOf(layers), new ConcurrentHashMap<>());
    }

    /** Reads again if another node changed something. */
    void refreshIfChanged() {
        if (versions.changes() != snapshot.changes) refresh();
    }

    Inheritance inheritance(Scope scope, RuleSpec spec) {
        return scope.kind() == Scope.Kind.TENANT ? inheritance(snapshot, spec, scope.code(), "") : inheritance(snapshot, spec, tenant(scope.code()), scope.code());
    }

    /** Scopes that set something for this rule. */
    List<Scope> setIn(String rule) {
        return snapshot.layers.keySet().stream().filter(place -> place.rule.equals(rule)).map(Place::scope).toList();
    }

    private static Inheritance inheritance(Snapshot now, RuleSpec spec, String tenant, String shop) {
        return new Inheritance(spec, now.layers.get(new Place(Scope.tenant(tenant), spec.code())), now.layers.get(new Place(Scope.shop(shop), spec.code())));
    }

    private String tenant(String shop) {
        return shops.find(shop).map(Shops.Shop::tenant).orElse(Shops.Shop.MAIN);
    }

    private RuleSpec spec(String rule) {
        return rules.find(rule).orElseThrow(() -> new NoSuchElementException("There is no rule " + rule)).spec();
    }

    /** @return null for number 0: nothing was set */
    private Layer layer(RuleSpec spec, String number, Scope.Kind kind, String reference) {
        if (number.equals("0")) return null;
        return number(number).flatMap(versions::find)
            .filter(v -> v.rule().equals(spec.code()) && v.scope().kind() == kind && v.activatedAt() != null)
            .map(v -> Layer.of(spec, v, groups.all())).orElseThrow(() -> unknown(spec.code(), reference));
    }

    private static Optional<Long> number(String text) {
        return text.matches("[1-9][0-9]{0,17}") ? Optional.of(Long.valueOf(text)) : Optional.empty();
    }

    private static NoSuchElementException unknown(String rule, String reference) {
        return new NoSuchElementException("There is no setting " + reference + " of " + rule);
    }
}
