package dev.wharf.channel;

/**
 * How exactly a channel can be told what left (docs/rules/channels.md).
 *
 * @param severalNumbers what the level speaks of may carry more than one tracking number: the order all of its numbers in one notice, a line one number
 *                       for each parcel. Always so where quantities are told
 * @param edit           what was told may be changed: of a whole order more numbers are told, and a shipment that does not leave after all is taken back
 */
public record Capabilities(Level level, boolean severalNumbers, boolean edit) {
    /** What one notice speaks of: the whole order, some of its lines, or some units of its lines. */
    public enum Level { ORDER, LINE, QUANTITY }

    public static final Capabilities EXACT = new Capabilities(Level.QUANTITY, true, false);

    public Capabilities {
        if (level == Level.QUANTITY && !severalNumbers) throw new IllegalArgumentException("A channel that counts units takes several numbers");
    }
}
