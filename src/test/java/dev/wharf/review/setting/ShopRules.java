package dev.wharf.review.setting;

import java.util.List;
import java.util.Map;
import org.springframework.context.ApplicationContext;

/** Sets the rules of a shop as a process administrator does: a draft, checked and put in force. */
public final class ShopRules {
    private ShopRules() { }

    public static void set(ApplicationContext context, String shop, String rule, Map<String, Object> parameters) {
        activate(context, shop, rule, new SettingValues(null, null, null, parameters));
    }

    /** For a rule that is off as it comes. */
    public static void switchOn(ApplicationContext context, String shop, String rule, Map<String, Object> parameters) {
        activate(context, shop, rule, new SettingValues(true, null, null, parameters));
    }

    public static void switchOff(ApplicationContext context, String shop, String rule) {
        activate(context, shop, rule, new SettingValues(false, null, List.of(), Map.of()));
    }

    private static void activate(ApplicationContext context, String shop, String rule, SettingValues values) {
        var changes = context.getBean(SettingChanges.class);
        var spec = changes.spec(rule);
        changes.activate(spec, changes.draft(spec, Scope.shop(shop), values, null).number(), "test");
    }
}
