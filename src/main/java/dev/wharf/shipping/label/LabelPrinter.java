package dev.wharf.shipping.label;

import java.nio.charset.StandardCharsets;
import org.springframework.stereotype.Component;

/** Turns a label into what a printer takes. */
@Component
public class LabelPrinter {
    private final LabelFonts fonts;
    private final LabelSettings settings;

    LabelPrinter(LabelFonts fonts, LabelSettings settings) {
        this.fonts = fonts;
        this.settings = settings;
    }

    /** @throws dev.wharf.common.Refusal CONFLICT if a PDF is asked for and the machine has no font with Chinese characters */
    public byte[] render(ParcelLabel label, LabelFormat format) {
        return switch (format) {
            case PDF -> pdf(label, fonts.get());
            case A4 -> a4(label, fonts.get());
            case ZPL -> zpl(label, settings.zplFont()).getBytes(StandardCharsets.UTF_8);
        };
    }

    static byte[] pdf(ParcelLabel label, LabelFont font) {
        try (var pdf = new PdfSurface(font)) {
            pdf.nextPage(LabelLayout.WIDTH, LabelLayout.HEIGHT);
            new LabelLayout(label, pdf).draw();
            return pdf.bytes();
        }
    }

    static byte[] a4(ParcelLabel label, LabelFont font) {
        try (var pdf = new PdfSurface(font)) {
            new PackingList(label, pdf).draw();
            return pdf.bytes();
        }
    }

    static String zpl(ParcelLabel label, String font) {
        var zpl = new ZplSurface(LabelLayout.WIDTH, LabelLayout.HEIGHT, font);
        new LabelLayout(label, zpl).draw();
        return zpl.end();
    }
}
