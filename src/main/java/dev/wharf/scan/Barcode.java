package dev.wharf.scan;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.oned.Code128Writer;
import java.util.Map;

/** Draws Code 128 barcodes as SVG, so that they are sharp at any printer's resolution. Pages print the text beside it, for people. */
public final class Barcode {
    /** Light modules on each side; the symbology asks for ten. */
    private static final int QUIET = 10;
    private static final int HEIGHT = 50;

    private Barcode() { }

    /** @param text 1 to 64 printable ASCII characters; 80 are the most that Code 128 holds here */
    public static String svg(String text) {
        var bars = new Code128Writer().encode(text, BarcodeFormat.CODE_128, 0, 1, Map.of(EncodeHintType.MARGIN, 2 * QUIET));
        int width = bars.getWidth();
        var svg = new StringBuilder("<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"barcode\" viewBox=\"0 0 ").append(width).append(' ').append(HEIGHT)
            .append("\" preserveAspectRatio=\"none\" shape-rendering=\"crispEdges\" aria-hidden=\"true\"><rect width=\"").append(width).append("\" height=\"")
            .append(HEIGHT).append("\" fill=\"#fff\"/>");
        for (int x = 0; x < width; ) {
            int from = x;
            while (x < width && bars.get(x, 0)) x++;
            if (x > from) svg.append("<rect x=\"").append(from).append("\" width=\"").append(x - from).append("\" height=\"").append(HEIGHT).append("\"/>");
            else x++;
        }
        return svg.append("</svg>").toString();
    }
}
