package dev.wharf.common;

/** A sentence for people, in both languages of the house. Never holds personal data. */
public record Text(String zh, String en) {
    public String in(java.util.Locale locale) {
        return "en".equals(locale.getLanguage()) ? en : zh;
    }
}
