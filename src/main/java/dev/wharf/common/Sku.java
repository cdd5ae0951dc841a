package dev.wharf.common;

/** Code of a stock keeping unit: one style in one variant. 1 to 64 characters, no spaces at the ends. */
public record Sku(String value) implements Comparable<Sku> {
    public Sku {
        if (value == null || value.isBlank() || value.length() > 64 || !value.equals(value.strip())) {
            throw Refusal.invalid("SKU_INVALID", "sku", "A SKU has 1 to 64 characters and no spaces at its ends.");
        }
    }

    @Override
    public int compareTo(Sku other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
