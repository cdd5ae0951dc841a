package dev.wharf.common;

/** Texts as short as a column or a page takes them. What takes two places in Java, such as an emoji, is kept whole or left out: half of it would come back as another character. Pure. */
public final class Cut {
    private static final String MORE = "…";

    private Cut() { }

    /** For people: what loses its end says so. @param most places in Java, which are never fewer than the characters that a column counts; above zero */
    public static String words(String text, int most) {
        return text.length() <= most ? text : start(text, most - 1) + MORE;
    }

    /** For what is compared with others later: just the beginning. @param most as above */
    public static String start(String text, int most) {
        if (text.length() <= most) return text;
        return text.substring(0, most > 0 && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most);
    }
}
