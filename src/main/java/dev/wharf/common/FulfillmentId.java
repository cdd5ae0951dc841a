package dev.wharf.common;

/** Number of a fulfillment. Written {@code F10000123}: on lists, in barcodes and as business key of its process instance. */
public record FulfillmentId(long value) implements Comparable<FulfillmentId> {

    /** @throws Refusal NOT_FOUND if the text is not a fulfillment number */
    public static FulfillmentId parse(String text) {
        if (!isOne(text)) throw Refusal.notFound("FULFILLMENT_NOT_FOUND", "There is no fulfillment with this number; it looks like F10000123.");
        return new FulfillmentId(Long.parseLong(text.strip().substring(1)));
    }

    public static boolean isOne(String text) {
        return text != null && text.strip().matches("F[0-9]{1,18}");
    }

    @Override
    public int compareTo(FulfillmentId other) {
        return Long.compare(value, other.value);
    }

    @Override
    public String toString() {
        return "F" + value;
    }
}
