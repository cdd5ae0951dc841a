package dev.wharf.carrier;

/**
 * A parcel as carriers price it.
 *
 * @param weightG     expected, goods and packaging
 * @param volumeMm3   of the box; 0 if unknown, then nobody bills by volume
 * @param valueMinor  of the goods, in minor units
 * @param minutesLeft until it has to be with the buyer; negative if that has passed; {@link Long#MAX_VALUE} if nobody said when
 */
public record Load(int weightG, long volumeMm3, long valueMinor, long minutesLeft) {
    /** 1 cm³ is 1000 mm³ and 1 kg is 1000 g: cubic centimetres per kilogram are cubic millimetres per gram. */
    long billedG(int divisor) {
        return divisor == 0 ? weightG : Math.max(weightG, (volumeMm3 + divisor - 1) / divisor);
    }
}
