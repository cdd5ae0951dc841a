package dev.wharf.shipping.label;

/** What a label is drawn on. Millimetres, from the left and the top. */
interface Surface {
    TextFit.Measure measure();

    /** One line of plain text. @param y top of the letters. @param size of the letters */
    void text(double x, double y, double size, String line, boolean bold);

    /** A Code 128 barcode in the middle of the width; the quiet zone is outside of it. */
    void code128(double x, double y, double width, double height, String data);

    void qr(double x, double y, double side, String data);

    void rule(double x, double y, double width, double thickness);

    void frame(double x, double y, double width, double height, double thickness);

    /** Writes a text into a box, smaller and in several lines if it has to be. @return the height that it took */
    default double write(String text, double x, double y, double width, double height, double largest, double smallest, boolean bold) {
        var fitted = TextFit.fit(text, measure(), width, height, largest, smallest);
        double at = y;
        for (var line : fitted.lines()) {
            text(x, at, fitted.size(), line, bold);
            at += fitted.size() * TextFit.LEADING;
        }
        return at - y;
    }
}
