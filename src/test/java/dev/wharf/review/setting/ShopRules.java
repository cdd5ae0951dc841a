package dev.wharf.review.setting;

import dev.wharf.review.rule.RuleCatalog;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Sets a rule for a shop as a process administrator would. For tests, each with a shop of its own. */
public final class ShopRules {
    private ShopRules() { }

    /** Holds at once. What an earlier call set for this shop and rule holds no longer. */
    public static void set(ApplicationContext context, String shop, String rule, Map<String, Object> parameters) {
        var changes = context.getBean(SettingChanges.class);
        var spec = context.getBean(RuleCatalog.class).find(rule).orElseThrow().spec();
        changes.activate(spec, changes.draft(spec, Scope.shop(shop), new SettingValues(null, null, null, parameters), null).number(), "test");
    }
}
