package dev.wharf.shipping.label;

import java.util.Locale;

/**
 * A label in the language of Zebra and compatible printers, 203 dpi, 8 dots to the millimetre. The printer draws the letters with a font of its
 * own. What a text says can never be a command: every character that begins one is written as its number.
 */
final class ZplSurface implements Surface {
    private static final int DOTS_PER_MM = 8;
    private static final int MOST_DOTS = 4;
    /** Letters and figures of printer fonts are half as wide as Chinese characters; a little more, so that none runs out of the frame. */
    private static final double NARROW = 0.6;

    private final StringBuilder zpl = new StringBuilder();
    private final String font;

    /** @param font as {@link LabelSettings#zplFont} */
    ZplSurface(double width, double height, String font) {
        this.font = font;
        zpl.append("^XA^CI28^LH0,0^PW").append(dots(width)).append("^LL").append(dots(height)).append("^PQ1\n");
    }

    String end() {
        return zpl.append("^XZ\n").toString();
    }

    @Override
    public TextFit.Measure measure() {
        return c -> TextFit.isWide(c) ? 1 : NARROW;
    }

    @Override
    public void text(double x, double y, double size, String line, boolean bold) {
        int high = dots(size);
        var command = font.length() == 1 ? "^A" + font + "N," + high + "," + high : "^A@N," + high + "," + high + "," + font;
        at(x, y).append(command);
        data(line);
        if (!bold) return;
        // Printed twice, a dot apart: printer fonts have no bold face.
        zpl.append("^FO").append(dots(x) + 1).append(',').append(dots(y)).append(command);
        data(line);
    }

    /** In automatic mode {@code >} begins a change of the code set; {@code >0} is the character itself. */
    @Override
    public void code128(double x, double y, double width, double height, String data) {
        int modules = Barcodes.code128(data).getWidth();
        int module = Barcodes.dotsPerModule(modules, width, MOST_DOTS);
        double left = x + Math.max(0, (width - (double) modules * module / DOTS_PER_MM) / 2);
        at(left, y).append("^BY").append(module).append("^BCN,").append(dots(height)).append(",N,N,N,A");
        data(data.replace(">", ">0"));
    }

    /** The model with error correction M; the printer finds the size of the code by itself. */
    @Override
    public void qr(double x, double y, double side, String data) {
        int module = Barcodes.dotsPerModule(Barcodes.qr(data).getWidth(), side, 10);
        at(x, y).append("^BQN,2,").append(module);
        data("MA," + data);
    }

    @Override
    public void rule(double x, double y, double width, double thickness) {
        at(x, y).append("^GB").append(dots(width)).append(",0,").append(Math.max(1, dots(thickness))).append("^FS\n");
    }

    @Override
    public void frame(double x, double y, double width, double height, double thickness) {
        at(x, y).append("^GB").append(dots(width)).append(',').append(dots(height)).append(',').append(Math.max(1, dots(thickness))).append("^FS\n");
    }

    private StringBuilder at(double x, double y) {
        return zpl.append("^FO").append(dots(x)).append(',').append(dots(y));
    }

    private void data(String text) {
        zpl.append("^FH_^FD").append(escaped(text)).append("^FS\n");
    }

    /** Carets and tildes begin commands, a backslash begins a line break, an underscore begins the number of a character. */
    static String escaped(String text) {
        var escaped = new StringBuilder();
        text.codePoints().forEach(c -> {
            if (c == '^' || c == '~' || c == '\\' || c == '_' || c < ' ' || c == 0x7F) escaped.append('_').append(String.format(Locale.ROOT, "%02X", c));
            else if (!Character.isISOControl(c)) escaped.appendCodePoint(c);
        });
        return escaped.toString();
    }

    private static int dots(double mm) {
        return (int) Math.round(mm * DOTS_PER_MM);
    }
}
