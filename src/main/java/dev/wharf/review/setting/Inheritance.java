package dev.wharf.review.setting;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.Param;
import dev.wharf.review.rule.Params;
import dev.wharf.review.rule.RuleSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;

/** One rule's setting out of what its tenant and its shop set: value by value, the shop's first, then the tenant's, then the rule's own. Pure. */
final class Inheritance {
    private final RuleSpec spec;
    private final Layer tenant;
    private final Layer shop;
    private final List<Layer> upwards;

    /** @param tenant null if it sets nothing @param shop likewise */
    Inheritance(RuleSpec spec, Layer tenant, Layer shop) {
        this.spec = spec;
        this.tenant = tenant;
        this.shop = shop;
        this.upwards = Stream.of(Optional.ofNullable(shop), Optional.ofNullable(tenant)).flatMap(Optional::stream).toList();
    }

    /** A rule that is on but has a value it cannot use holds its orders, whatever the severity says. */
    Setting setting() {
        boolean enabled = (Boolean) value(spec.enabled(), SettingValues::enabled);
        var unusable = unusable();
        if (unusable.isPresent()) return new Setting(spec.code(), enabled, Level.BLOCK, spec.overrideBy(), Params.unusable(unusable.get()), reference());
        var severity = (String) value(Level.BLOCK.name(), SettingValues::severity);
        var overrideBy = (List<?>) value(List.copyOf(spec.overrideBy()), SettingValues::overrideBy);
        var parameters = new LinkedHashMap<String, Object>();
        for (var param : spec.params()) {
            var value = value(param);
            parameters.put(param.key(), param.kind() == Param.Kind.TABLE ? ((List<?>) value).stream().map(row -> Cells.whole(param.columns(), (Map<?, ?>) row)).toList() : value);
        }
        return new Setting(spec.code(), enabled, Level.valueOf(severity), Set.copyOf(overrideBy.stream().map(String.class::cast).toList()), new Params(spec, parameters), reference());
    }

    Optional<Text> unusable() {
        return upwards.stream().flatMap(layer -> layer.unusable(spec).stream()).findFirst();
    }

    String reference() {
        return number(tenant) + "." + number(shop);
    }

    /** The active version of this kind of scope, 0 if it sets nothing. */
    long number(Scope.Kind scope) {
        return number(scope == Scope.Kind.TENANT ? tenant : shop);
    }

    private static long number(Layer layer) {
        return layer == null ? 0 : layer.version().number();
    }

    /** Every value as it holds for this scope. */
    List<Explained> explain(Scope.Kind scope) {
        var explained = new ArrayList<Explained>();
        explained.add(explain(scope, "enabled", spec.enabled(), SettingValues::enabled));
        explained.add(explain(scope, "severity", Level.BLOCK.name(), SettingValues::severity));
        explained.add(explain(scope, "overrideBy", spec.overrideBy().stream().sorted().toList(), SettingValues::overrideBy));
        for (var param : spec.params()) explained.add(explain(scope, "parameters." + param.key(), param.fallback(), values -> values.parameters().get(param.key())));
        return explained;
    }

    private Explained explain(Scope.Kind scope, String field, Object builtIn, Function<SettingValues, Object> set) {
        var from = setter(upwards, set);
        var above = setter(upwards.stream().filter(layer -> layer.version().scope().kind() != scope).toList(), set);
        return new Explained(field, from.map(l -> set.apply(l.values())).orElse(builtIn), from.map(Layer::version).orElse(null),
            from.isPresent() && from.get().version().scope().kind() == scope, above.map(l -> set.apply(l.values())).orElse(builtIn), above.map(Layer::version).orElse(null));
    }

    private Object value(Param param) {
        return value(param.fallback(), values -> values.parameters().get(param.key()));
    }

    private Object value(Object builtIn, Function<SettingValues, Object> set) {
        return setter(upwards, set).map(layer -> set.apply(layer.values())).orElse(builtIn);
    }

    private static Optional<Layer> setter(List<Layer> upwards, Function<SettingValues, Object> set) {
        return upwards.stream().filter(layer -> set.apply(layer.values()) != null).findFirst();
    }
}
