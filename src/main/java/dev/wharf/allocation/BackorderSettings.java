package dev.wharf.allocation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.backorder.*}: who gets goods that come in. For the whole house, because the shops share its stock.
 *
 * @param first       the policy, a chain: the next decides where those before it see no difference; the last word has the fulfillment's number
 * @param strictOrder one that cannot be served whole keeps those behind it from the SKUs it lacks, until it is served; else they go before it
 * @param vipShops    codes of shops whose orders count as VIP, besides those with the tag VIP
 * @param every       pause between looks for what became free
 * @param sweepEvery  pause between looks at all that wait, whatever was heard
 */
@ConfigurationProperties("wharf.backorder")
record BackorderSettings(@DefaultValue({"VIP", "DEADLINE", "PAID"}) List<Policy> first, @DefaultValue("false") boolean strictOrder, @DefaultValue Set<String> vipShops,
                         @DefaultValue("500ms") Duration every, @DefaultValue("30s") Duration sweepEvery) {
    enum Policy { VIP, DEADLINE, PAID }

    BackorderSettings {
        if (every.compareTo(Duration.ofMillis(50)) < 0) throw new IllegalArgumentException("wharf.backorder.every is 50ms or more");
        if (sweepEvery.compareTo(every) < 0) throw new IllegalArgumentException("wharf.backorder.sweep-every is not below wharf.backorder.every");
    }
}
