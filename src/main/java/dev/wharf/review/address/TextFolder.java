package dev.wharf.review.address;

import java.util.regex.Pattern;

/** Brings the many ways of typing the same text into one form, so that every rule is written once. */
final class TextFolder {
    private static final Pattern REMARK = Pattern.compile("[(【\\[{<《「『][^()【】\\[\\]{}<>《》「」『』]*[)】\\]}>》」』]");
    private static final Pattern REGION_IN_BRACKETS =
        Pattern.compile("^[(【\\[{<]([^()【】\\[\\]{}<>]{2,30}[省市区县旗州盟])[)】\\]}>]");
    private static final Pattern BRACKET = Pattern.compile("[()【】\\[\\]{}<>《》「」『』]");
    private static final Pattern SPACES = Pattern.compile("\\s+");

    private TextFolder() { }

    /** Full-width to half-width, traditional to simplified, one space for many, no emoji. */
    static String fold(String text) {
        var folded = new StringBuilder(text.length());
        int point;
        for (int i = 0; i < text.length(); i += Character.charCount(point)) {
            point = text.codePointAt(i);
            if (!Character.isBmpCodePoint(point)) {
                if (Character.isIdeographic(point)) {
                    folded.appendCodePoint(point);
                }
            } else if (isPlain(point)) {
                folded.append((char) point);
            } else if (!isOrnament(point)) {
                folded.append(halfWidth(TraditionalCharacters.simplify((char) point)));
            }
        }
        return SPACES.matcher(folded).replaceAll(" ").strip();
    }

    /** Some exports write the region in brackets: 【浙江省宁波市海曙区】中山西路12号. That is no remark. */
    static String withBracketedRegion(String folded) {
        return REGION_IN_BRACKETS.matcher(folded).replaceFirst("$1 ");
    }

    /**
     * Takes away remarks in brackets, also nested ones, and codes such as {@code [1234]} that platforms append. A text that stands in
     * brackets as a whole is no remark.
     */
    static String withoutRemarks(String folded) {
        String text = folded;
        for (int depth = 0; depth < 3 && text.length() > 1; depth++) {
            String outer = REMARK.matcher(text).replaceAll(" ");
            if (outer.equals(text)) {
                break;
            }
            text = outer;
        }
        String rest = text.strip();
        return rest.isEmpty() ? BRACKET.matcher(folded).replaceAll(" ").strip() : rest;
    }

    /** Letters, digits and marks that most fields are made of; they need no table. */
    private static boolean isPlain(int point) {
        return point > ' ' && point < 0x7F && point != '\\';
    }

    private static boolean isOrnament(int point) {
        int type = Character.getType(point);
        return type == Character.OTHER_SYMBOL || type == Character.FORMAT || type == Character.CONTROL && !Character.isWhitespace(point)
            || type == Character.NON_SPACING_MARK || type == Character.PRIVATE_USE || type == Character.SURROGATE;
    }

    private static char halfWidth(char c) {
        if (c >= 0xFF01 && c <= 0xFF5E) {
            return (char) (c - 0xFEE0);
        }
        if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
            return ' ';
        }
        return switch (c) {
            case '〔', '﹝' -> '(';
            case '〕', '﹞' -> ')';
            case '—', '–', '―', '‐', '‑', '−', 'ー', '─' -> '-';
            case '〇', '○' -> '零';
            case '﹟' -> '#';
            case '\\', '→', '⇒', '»', '›', '﹥' -> '/';
            default -> c;
        };
    }
}
