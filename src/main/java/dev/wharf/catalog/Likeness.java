package dev.wharf.catalog;

import dev.wharf.warehouse.Products;
import java.util.HashSet;
import java.util.Set;

/** How much two codes or two names are alike, from 0 to 1. Pure. */
final class Likeness {
    private Likeness() { }

    /** One less the edit distance (Levenshtein) of the codes in lower case without punctuation, as a part of the longer one. */
    static double ofCodes(String one, String other) {
        var a = Products.matchKey(one);
        var b = Products.matchKey(other);
        int longer = Math.max(a.length(), b.length());
        if (longer == 0 || Math.abs(a.length() - b.length()) * 2 > longer) return 0;
        var before = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) before[j] = j;
        for (int i = 1; i <= a.length(); i++) {
            var now = new int[b.length() + 1];
            now[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int changed = before[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                now[j] = Math.min(changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return 1 - (double) before[b.length()] / longer;
    }

    /** Words they share, as a part of all words of both (Jaccard). */
    static double ofWords(Set<String> one, Set<String> other) {
        if (one.isEmpty() || other.isEmpty()) return 0;
        var shared = new HashSet<>(one);
        shared.retainAll(other);
        return (double) shared.size() / (one.size() + other.size() - shared.size());
    }

    /** Words of letters and digits in lower case; of Chinese, which has no spaces, every two neighbouring characters. */
    static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (var word : text.toLowerCase(java.util.Locale.ROOT).split("[^\\p{L}\\p{N}]+")) {
            var latin = word.replaceAll("\\p{IsHan}+", " ").strip();
            for (var part : latin.split(" +")) if (!part.isEmpty()) words.add(part);
            for (var run : word.split("\\P{IsHan}+")) {
                if (run.length() == 1) words.add(run);
                for (int i = 0; i + 1 < run.length(); i++) words.add(run.substring(i, i + 2));
            }
        }
        return words;
    }
}
