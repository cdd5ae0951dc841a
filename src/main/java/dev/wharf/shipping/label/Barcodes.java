package dev.wharf.shipping.label;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.oned.Code128Writer;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.Encoder;
import java.util.Map;

/** Barcodes as rows of dark and light modules, without their quiet zones. */
final class Barcodes {
    /** Dots of a label printer with 203 dpi; a module that is no whole number of them blurs. In millimetres. */
    static final double DOT_MM = 0.125;

    private Barcodes() { }

    static BitMatrix code128(String text) {
        return new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 0));
    }

    static BitMatrix qr(String text) {
        try {
            var code = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            var modules = new BitMatrix(code.getWidth(), code.getHeight());
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) if (code.get(x, y) == 1) modules.set(x, y);
            }
            return modules;
        } catch (WriterException e) {
            throw new IllegalArgumentException("No QR code can carry a text of " + text.length() + " characters", e);
        }
    }

    /** Dots of the printer that one module takes, at most this many. @throws IllegalArgumentException if there is less than one for each */
    static int dotsPerModule(int modules, double widthMm, int most) {
        int dots = (int) Math.floor(widthMm / DOT_MM / modules);
        if (dots < 1) throw new IllegalArgumentException(modules + " modules do not fit in " + widthMm + " mm");
        return Math.min(dots, most);
    }
}
