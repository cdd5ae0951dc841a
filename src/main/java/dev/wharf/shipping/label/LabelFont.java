package dev.wharf.shipping.label;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.AffineTransform;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * The letters of a label as outlines. A PDF drawn with them needs no font at the printer, and any font that the machine has will do,
 * whatever its format (docs/adr/0012).
 */
final class LabelFont implements TextFit.Measure {
    /** Stands for what the font does not have, so that a person sees that something is missing. */
    private static final int MISSING = '〓';
    private static final float UNITS = 1000;
    private static final FontRenderContext EXACT = new FontRenderContext(null, true, true);

    private record Glyph(Shape outline, double width) { }

    private final Font font;
    private final ConcurrentMap<Integer, Glyph> glyphs = new ConcurrentHashMap<>();

    LabelFont(Font font) {
        this.font = font.deriveFont(UNITS);
    }

    @Override
    public double of(int codePoint) {
        return glyph(codePoint).width;
    }

    /** @param size of the letters. @return the outline with its base line at 0, y downwards */
    Shape outline(int codePoint, double size) {
        return AffineTransform.getScaleInstance(size / UNITS, size / UNITS).createTransformedShape(glyph(codePoint).outline);
    }

    private Glyph glyph(int codePoint) {
        return glyphs.computeIfAbsent(codePoint, c -> {
            var shown = Character.toString(font.canDisplay(c) ? c : font.canDisplay(MISSING) ? MISSING : '?');
            var vector = font.createGlyphVector(EXACT, shown);
            return new Glyph(vector.getOutline(), vector.getGlyphMetrics(0).getAdvanceX() / UNITS);
        });
    }
}
