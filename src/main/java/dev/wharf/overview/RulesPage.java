package dev.wharf.overview;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.review.rule.Rule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.RuleSpec;
import dev.wharf.review.setting.Scope;
import dev.wharf.review.setting.SettingViews;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.stream.Stream;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /rules}: what every rule is set to, and how well it does. {@code /rules/{code}}: one rule's setting; its form is made from the rule's spec. */
@Controller
class RulesPage {
    private static final String MAIN = "TENANT:" + Shops.Shop.MAIN;
    /** All sentences the scripts show; they stand in the page, so that no text is written in a script. A choice without a word is shown as its code. */
    private static final String SCRIPT = "rule-form.";
    private static final List<String> TEXTS = ResourceBundle.getBundle("messages/rule-form", Locale.ROOT).keySet().stream().map(key -> key.substring(SCRIPT.length())).sorted().toList();

    /** @param otherShops how many shops set something of their own, seen from a tenant */
    record Row(RuleSpec spec, boolean enabled, String severity, List<?> overrideBy, SettingViews.Effective effective, int otherShops, RuleFigures.Count count) {
        public String setIn() {
            if (effective.values().stream().anyMatch(value -> value.from() != null && value.from().scope().kind() == Scope.Kind.SHOP)) return "SHOP";
            return effective.values().stream().anyMatch(value -> value.from() != null) ? "TENANT" : "RULE";
        }
    }

    private final RuleCatalog rules;
    private final SettingViews settings;
    private final Shops shops;
    private final RuleFigures figures;
    private final OverviewSettings overview;

    RulesPage(RuleCatalog rules, SettingViews settings, Shops shops, RuleFigures figures, OverviewSettings overview) {
        this.rules = rules;
        this.settings = settings;
        this.shops = shops;
        this.figures = figures;
        this.overview = overview;
    }

    @GetMapping("/rules")
    String rules(@RequestParam(name = "scope", defaultValue = MAIN) String wanted, Model model) {
        var scope = choose(wanted, model);
        var counts = figures.read();
        var all = shops.all();
        model.addAttribute("rows", rules.all().stream().map(Rule::spec).map(spec -> row(spec, scope, all, counts.getOrDefault(spec.code(), RuleFigures.Count.NONE))).toList());
        model.addAttribute("days", RuleFigures.SPAN.toDays());
        return "rules";
    }

    @GetMapping("/rules/{code}")
    String rule(@PathVariable String code, @RequestParam(name = "scope", defaultValue = MAIN) String wanted, Model model) {
        choose(wanted, model);
        model.addAttribute("rule", rules.find(code).orElseThrow(() -> Refusal.notFound("RULE_UNKNOWN", "There is no such rule.")).spec());
        model.addAttribute("groups", settings.groups());
        model.addAttribute("texts", TEXTS);
        model.addAttribute("zone", overview.zone().getId());
        return "rule";
    }

    /** Offers the tenants, each with its shops. */
    private Scope choose(String wanted, Model model) {
        var all = shops.all();
        var tenants = Stream.concat(Stream.of(Shops.Shop.MAIN), all.stream().map(Shops.Shop::tenant)).distinct().toList();
        var scope = Stream.concat(tenants.stream().map(Scope::tenant), all.stream().map(shop -> Scope.shop(shop.code()))).filter(s -> name(s).equals(wanted)).findFirst()
            .orElseThrow(() -> Refusal.notFound("SCOPE_UNKNOWN", "There is no such tenant or shop."));
        model.addAttribute("tenants", tenants);
        model.addAttribute("shops", all);
        model.addAttribute("scope", scope);
        model.addAttribute("scopeName", name(scope));
        return scope;
    }

    private static String name(Scope scope) {
        return scope.kind() + ":" + scope.code();
    }

    private Row row(RuleSpec spec, Scope scope, List<Shops.Shop> all, RuleFigures.Count count) {
        var effective = settings.effective(spec, scope);
        var own = settings.setIn(spec.code());
        int others = scope.kind() == Scope.Kind.SHOP ? 0
            : (int) all.stream().filter(shop -> shop.tenant().equals(scope.code()) && own.contains(Scope.shop(shop.code()))).count();
        return new Row(spec, (Boolean) value(effective, "enabled"), (String) value(effective, "severity"), (List<?>) value(effective, "overrideBy"), effective, others, count);
    }

    private static Object value(SettingViews.Effective effective, String field) {
        return effective.values().stream().filter(value -> value.field().equals(field)).findFirst().orElseThrow().value();
    }
}
