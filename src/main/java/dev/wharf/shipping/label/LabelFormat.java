package dev.wharf.shipping.label;

import dev.wharf.common.Refusal;
import java.util.Arrays;
import java.util.Locale;

/** What a label can be handed out as. */
public enum LabelFormat {
    /** One page of 100 × 150 mm, for label printers. */
    PDF("application/pdf", "pdf"),
    /** The label with the packing list below it. */
    A4("application/pdf", "pdf"),
    /** The language of label printers. */
    ZPL("application/zpl", "zpl");

    private final String mediaType;
    private final String ending;

    LabelFormat(String mediaType, String ending) {
        this.mediaType = mediaType;
        this.ending = ending;
    }

    /** @throws Refusal INVALID unless it is pdf, a4 or zpl */
    public static LabelFormat of(String name) {
        return Arrays.stream(values()).filter(f -> f.name().toLowerCase(Locale.ROOT).equals(name)).findFirst()
            .orElseThrow(() -> Refusal.invalid("LABEL_FORMAT_UNKNOWN", "format", "format is pdf, a4 or zpl."));
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of a file's name. */
    public String ending() {
        return ending;
    }
}
