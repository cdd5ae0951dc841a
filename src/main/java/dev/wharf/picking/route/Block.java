package dev.wharf.picking.route;

/**
 * The bins of one aisle between two neighbouring cross aisles; the same in every aisle of the site.
 * @param bins how many on one side
 * @param firstBinOffset centimetres from the lower cross aisle to the first bin
 * @param binPitch centimetres from one bin to the next
 */
public record Block(int bins, int firstBinOffset, int binPitch) {
    public Block {
        if (bins < 0) throw new IllegalArgumentException("A block has 0 bins or more, not " + bins + ".");
        if (firstBinOffset < 0) throw new IllegalArgumentException("The first bin lies at the cross aisle or behind it, not at " + firstBinOffset + " cm.");
        if (binPitch < 0) throw new IllegalArgumentException("From one bin to the next it is 0 cm or more, not " + binPitch + ".");
    }

    /** Centimetres from the lower cross aisle. */
    int offset(int bin) {
        if (bin < 0 || bin >= bins) throw new IllegalArgumentException("A block of " + bins + " bins has no bin " + bin + "; the first is 0.");
        return Math.addExact(firstBinOffset, Math.multiplyExact(bin, binPitch));
    }

    /** Centimetres from the lower cross aisle to the last bin; 0 without bins. */
    int depth() {
        return bins == 0 ? 0 : offset(bins - 1);
    }
}
