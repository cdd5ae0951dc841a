package dev.wharf.review;

import dev.wharf.order.ShortageWishes;
import dev.wharf.review.setting.RuleSettings;
import org.springframework.stereotype.Component;

/** Reads them from the settings of rule STOCK. One that cannot be read serves whole orders only. */
@Component
class StockRuleWishes implements ShortageWishes {
    private final RuleSettings settings;

    StockRuleWishes(RuleSettings settings) {
        this.settings = settings;
    }

    @Override
    public Wish of(String shop) {
        var setting = settings.of(shop, "STOCK");
        if (!setting.enabled() || !setting.params().usable()) return new Wish(false, false);
        var policy = setting.params().choice("whenShort");
        return new Wish(policy.equals("SPLIT") || policy.equals("CANCEL_PART"), setting.params().choice("severalWarehouses").equals("SPLIT"), policy.equals("OTHER_WAREHOUSE"));
    }
}
