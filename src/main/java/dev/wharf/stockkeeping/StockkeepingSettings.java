package dev.wharf.stockkeeping;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.stockkeeping.*}. Values in minor units of {@link dev.wharf.warehouse.Products#CURRENCY}, at cost; docs/rules/counting.md says where
 * the defaults come from.
 *
 * @param toleranceUnits    a difference of so many units of a SKU is booked without a second count; 0: every difference is counted again
 * @param toleranceMinor    and only if the differences of the whole bin are worth no more
 * @param countLeadMinor    a difference up to this value is approved by the warehouse lead, above it by finance
 * @param adjustLeadMinor   a warehouse lead adjusts up to this value
 * @param adjustFinanceMinor finance adjusts up to this value; process administration without limit
 * @param transferLeadMinor a transfer above this value is approved before its goods are set aside
 * @param transferTime      how long a transfer may be on its way before somebody is asked to look for it, unless it says itself
 */
@ConfigurationProperties("wharf.stockkeeping")
public record StockkeepingSettings(@DefaultValue("0") int toleranceUnits, @DefaultValue("5000") long toleranceMinor, @DefaultValue("200000") long countLeadMinor,
                                   @DefaultValue("200000") long adjustLeadMinor, @DefaultValue("2000000") long adjustFinanceMinor,
                                   @DefaultValue("5000000") long transferLeadMinor, @DefaultValue("3d") Duration transferTime) { }
