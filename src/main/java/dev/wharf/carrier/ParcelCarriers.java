package dev.wharf.carrier;

import dev.wharf.common.FulfillmentId;
import dev.wharf.common.Text;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Supplier;

/** Says which carrier a parcel goes with. Review does, by its rule, and writes the decision down; shipping asks before it asks for a label. Call inside a lane. */
public interface ParcelCarriers {
    /** What shipping knows of a parcel. @param volumeMm3 of its box; 0 if unknown. @param valueMinor of its goods */
    record Size(int weightG, long volumeMm3, long valueMinor) { }

    /**
     * @param size   asked only if the rule is on
     * @param chosen code that a person chose for this parcel; empty if nobody did
     */
    record Asked(FulfillmentId fulfillment, Supplier<Size> size, String chosen) { }

    sealed interface Answer { }

    /** The rule is off for this shop: shipping does as it always did. */
    record Unruled() implements Answer { }

    /**
     * @param costMinor estimated, in minor units of CNY; negative if no price is known for what a person chose
     * @param quotaDay  the day whose quota it took one of; null where no quota is set
     */
    record Carried(String carrier, long costMinor, LocalDate quotaDay) implements Answer { }

    /** @param why for the person who has to choose */
    record Nobody(Text why) implements Answer { }

    /** Decides, writes the decision down and takes one of the carrier's quota of the day. */
    Answer choose(Asked asked);

    /** Why the carrier that a person names may not take the parcel; nothing is written down or taken. */
    Optional<Text> objection(Asked asked);
}
