package dev.wharf.shipping.label;

import com.google.zxing.common.BitMatrix;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.PathIterator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.util.Matrix;

/** Pages of a PDF. Letters and barcodes are shapes, sharp at any resolution; nothing is written to a file. */
final class PdfSurface implements Surface, AutoCloseable {
    private static final double POINTS_PER_MM = 72 / 25.4;
    /** From the top of the letters to their base line, as a part of their size. */
    private static final double ASCENT = 0.88;
    /** A stroke along the outline, as a part of the size: the font needs no second file for what is bold. */
    private static final double BOLD = 0.035;
    private static final int MOST_DOTS = 4;

    private final PDDocument document = new PDDocument();
    private final LabelFont font;
    private PDPageContentStream page;

    PdfSurface(LabelFont font) {
        this.font = font;
    }

    void nextPage(double width, double height) {
        try {
            if (page != null) page.close();
            float tall = (float) (height * POINTS_PER_MM);
            var next = new PDPage(new PDRectangle((float) (width * POINTS_PER_MM), tall));
            document.addPage(next);
            page = new PDPageContentStream(document, next);
            page.transform(new Matrix((float) POINTS_PER_MM, 0, 0, (float) -POINTS_PER_MM, 0, tall));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Draws something as if this place were the corner of the page. */
    void at(double x, double y, Runnable drawing) {
        draw(() -> {
            page.saveGraphicsState();
            page.transform(Matrix.getTranslateInstance((float) x, (float) y));
            drawing.run();
            page.restoreGraphicsState();
        });
    }

    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        draw(() -> {
            page.close();
            document.save(bytes);
        });
        return bytes.toByteArray();
    }

    @Override
    public void close() {
        draw(document::close);
    }

    @Override
    public TextFit.Measure measure() {
        return font;
    }

    @Override
    public void text(double x, double y, double size, String line, boolean bold) {
        draw(() -> {
            double at = x;
            page.setLineWidth((float) (size * BOLD));
            for (int c : line.codePoints().toArray()) {
                var outline = AffineTransform.getTranslateInstance(at, y + ASCENT * size).createTransformedShape(font.outline(c, size));
                if (path(outline)) {
                    if (bold) page.fillAndStroke();
                    else page.fill();
                }
                at += font.of(c) * size;
            }
        });
    }

    /** @return false for a blank, which has no outline */
    private boolean path(Shape shape) throws IOException {
        var p = new float[6];
        float x = 0;
        float y = 0;
        boolean drawn = false;
        for (var i = shape.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(p)) {
                case PathIterator.SEG_MOVETO -> page.moveTo(x = p[0], y = p[1]);
                case PathIterator.SEG_LINETO -> page.lineTo(x = p[0], y = p[1]);
                case PathIterator.SEG_QUADTO -> page.curveTo(x + (p[0] - x) * 2 / 3, y + (p[1] - y) * 2 / 3, p[2] + (p[0] - p[2]) * 2 / 3, p[3] + (p[1] - p[3]) * 2 / 3, x = p[2], y = p[3]);
                case PathIterator.SEG_CUBICTO -> page.curveTo(p[0], p[1], p[2], p[3], x = p[4], y = p[5]);
                default -> page.closePath();
            }
            drawn = true;
        }
        return drawn;
    }

    @Override
    public void code128(double x, double y, double width, double height, String data) {
        var bars = Barcodes.code128(data);
        double module = Barcodes.dotsPerModule(bars.getWidth(), width, MOST_DOTS) * Barcodes.DOT_MM;
        // On a whole dot, or every bar would be grey at both edges.
        double left = Math.round((x + (width - bars.getWidth() * module) / 2) / Barcodes.DOT_MM) * Barcodes.DOT_MM;
        modules(bars, left, y, module, height);
    }

    @Override
    public void qr(double x, double y, double side, String data) {
        var code = Barcodes.qr(data);
        double module = Barcodes.dotsPerModule(code.getWidth(), side, Integer.MAX_VALUE) * Barcodes.DOT_MM;
        modules(code, x, y, module, module);
    }

    /** Neighbours are one shape: between two shapes a renderer may leave a hair of light. */
    private void modules(BitMatrix code, double left, double top, double width, double height) {
        draw(() -> {
            for (int y = 0; y < code.getHeight(); y++) {
                for (int x = 0; x < code.getWidth(); x++) {
                    int from = x;
                    while (x < code.getWidth() && code.get(x, y)) x++;
                    if (x > from) page.addRect((float) (left + from * width), (float) (top + y * height), (float) ((x - from) * width), (float) height);
                }
            }
            page.fill();
        });
    }

    @Override
    public void rule(double x, double y, double width, double thickness) {
        draw(() -> {
            page.addRect((float) x, (float) y, (float) width, (float) thickness);
            page.fill();
        });
    }

    @Override
    public void frame(double x, double y, double width, double height, double thickness) {
        draw(() -> {
            page.setLineWidth((float) thickness);
            page.addRect((float) (x + thickness / 2), (float) (y + thickness / 2), (float) (width - thickness), (float) (height - thickness));
            page.stroke();
        });
    }

    @FunctionalInterface
    private interface Drawing {
        void run() throws IOException;
    }

    /** Everything is in memory, so that a fault of the medium is a fault of the program. */
    private static void draw(Drawing drawing) {
        try {
            drawing.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
