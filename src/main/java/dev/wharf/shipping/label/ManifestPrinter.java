package dev.wharf.shipping.label;

import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.springframework.stereotype.Component;

/** The manifest of a load on sheets of A4, two columns of numbers, with the load's number as a barcode and room for two signatures. */
@Component
public class ManifestPrinter {
    private static final double LEFT = 12;
    private static final double WIDE = 186;
    private static final double COLUMN = 95;
    private static final double ROW = 6;
    private static final double FIRST_ROW = 66;
    private static final int ROWS = 32;
    private static final int PER_SHEET = 2 * ROWS;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm");

    private final LabelFonts fonts;

    ManifestPrinter(LabelFonts fonts) {
        this.fonts = fonts;
    }

    /** @throws dev.wharf.common.Refusal CONFLICT if the machine has no font with Chinese characters */
    public byte[] pdf(Manifest manifest) {
        try (var pdf = new PdfSurface(fonts.get())) {
            int sheets = (manifest.lines().size() + PER_SHEET - 1) / PER_SHEET;
            for (int sheet = 0; sheet < sheets; sheet++) {
                pdf.nextPage(210, 297);
                head(pdf, manifest, (sheet + 1) + "/" + sheets);
                int from = sheet * PER_SHEET;
                for (int i = from; i < Math.min(from + PER_SHEET, manifest.lines().size()); i++) {
                    row(pdf, LEFT + (i - from) / ROWS * COLUMN, FIRST_ROW + (i - from) % ROWS * ROW, i + 1, manifest.lines().get(i));
                }
                pdf.write("司机签字 Driver", LEFT, 270, 40, 5, 3.6, 3, false);
                pdf.rule(LEFT + 36, 276, 50, 0.3);
                pdf.write("仓库签字 Warehouse", LEFT + COLUMN, 270, 40, 5, 3.6, 3, false);
                pdf.rule(LEFT + COLUMN + 40, 276, 50, 0.3);
            }
            return pdf.bytes();
        }
    }

    private static void head(PdfSurface pdf, Manifest manifest, String sheet) {
        pdf.write("交接清单 Handover manifest", LEFT, 12, 110, 9, 7, 5, true);
        pdf.code128(128, 12, 70, 14, manifest.loadNumber());
        pdf.write(manifest.loadNumber() + "   " + sheet, 140, 27, 58, 5, 4, 3, true);
        pdf.write("承运商 Carrier  " + manifest.carrier() + "    仓库 From  " + manifest.warehouse(), LEFT, 26, 112, 6, 4.4, 2, false);
        pdf.write("司机 Driver  " + manifest.driver() + "    车牌 Vehicle  " + manifest.vehicle(), LEFT, 34, WIDE, 6, 4.4, 2, false);
        pdf.write("交接 Handed over  " + TIME.format(manifest.closedAt()) + "  " + manifest.closedBy(), LEFT, 42, WIDE, 6, 4.4, 2, false);
        pdf.write(String.format(Locale.ROOT, "共 %d 件包裹 parcels，货重 goods %.2f kg", manifest.lines().size(), manifest.weightG() / 1000.0), LEFT, 50, WIDE, 7, 5, 3, true);
        for (int column = 0; column < 2; column++) {
            pdf.write("物流单号 Tracking number · 单号 Order · g", LEFT + column * COLUMN, 59, COLUMN - 5, 5, 3, 2, true);
        }
        pdf.rule(LEFT, 64, WIDE, 0.3);
    }

    private static void row(PdfSurface pdf, double x, double y, int number, Manifest.Line line) {
        pdf.write(Integer.toString(number), x, y, 8, ROW, 3, 2, false);
        pdf.write(line.trackingNumber(), x + 9, y, 43, ROW, 3.6, 1.4, true);
        pdf.write(line.fulfillmentNo(), x + 54, y, 24, ROW, 3, 1.4, false);
        pdf.write(Integer.toString(line.weightG()), x + 79, y, 11, ROW, 3, 1.4, false);
    }
}
