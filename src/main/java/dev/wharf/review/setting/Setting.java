package dev.wharf.review.setting;

import dev.wharf.order.Level;
import dev.wharf.review.rule.Params;
import java.util.Set;

/**
 * How one rule runs for one shop.
 *
 * @param severity   BLOCK, or WARN where a finding is only noted
 * @param overrideBy groups that may let a finding pass
 * @param reference  {@code tenant version.shop version}, 0 where nothing is set: names these values for ever
 */
public record Setting(String rule, boolean enabled, Level severity, Set<String> overrideBy, Params params, String reference) { }
