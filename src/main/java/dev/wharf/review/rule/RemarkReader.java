package dev.wharf.review.rule;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds known words in a remark: the longest first, and none twice in the same place. A word does not count if a "not" stands before it in the
 * same clause with at most two characters between ("不要发顺丰"); a "not" that belongs to another known word negates nothing else.
 */
final class RemarkReader {
    /** Ends a look back: these contain a "not" and mean something else. */
    private static final Pattern HARMLESS = Pattern.compile("特别|分别|区别|级别|个别|别墅|不好意思|不错|差不多|没问题|没关系");
    private static final Pattern CLAUSE_END = Pattern.compile("[^\\p{L}\\p{N}'’ ]|(?<=\\p{IsHan}) ");
    private static final Pattern NEGATED = Pattern.compile(
        "(不要|不用|不需要?|不必|不想|不能|不可|不许|不得|不发|不走|不寄|无需|无须|勿|别).{0,2}$|不$|\\b(not|no|don['’]t|without)( [a-z]+){0,2} ?$");

    /** @param words what stands for the row, any of them */
    record Row(List<String> words, RemarkAction action, String value) { }

    record Found(String word, Row row) { }

    /** @param rest what no word covers */
    record Reading(Set<Found> found, String rest) { }

    private record Entry(String word, Row row) { }

    private record Span(int from, int to) {
        boolean touches(int start, int end) {
            return start < to && from < end;
        }
    }

    private final List<Entry> longestFirst;

    RemarkReader(List<Row> rows) {
        longestFirst = rows.stream().flatMap(row -> row.words.stream().map(word -> new Entry(plain(word), row))).filter(e -> !e.word.isEmpty())
            .sorted(Comparator.comparingInt((Entry e) -> -e.word.length())).toList();
    }

    Reading read(String remark) {
        var text = plain(remark);
        var taken = new ArrayList<Span>();
        var matches = new ArrayList<Entry>();
        var at = new ArrayList<Integer>();
        for (var entry : longestFirst) {
            for (int start = text.indexOf(entry.word); start >= 0; start = text.indexOf(entry.word, start + 1)) {
                var span = new Span(start, start + entry.word.length());
                if (cutsLatinWord(text, span) || taken.stream().anyMatch(t -> !t.equals(span) && t.touches(span.from, span.to))) continue;
                taken.add(span);
                matches.add(entry);
                at.add(start);
            }
        }
        var found = new LinkedHashSet<Found>();
        for (int i = 0; i < matches.size(); i++) {
            if (!negated(text, at.get(i), taken)) found.add(new Found(matches.get(i).word, matches.get(i).row));
        }
        return new Reading(found, rest(text, taken));
    }

    private static boolean negated(String text, int start, List<Span> taken) {
        int from = taken.stream().mapToInt(Span::to).filter(to -> to <= start).max().orElse(0);
        var before = HARMLESS.matcher(text.substring(from, start)).replaceAll("。");
        var clause = Stream.of(CLAUSE_END.split(before, -1)).reduce((a, b) -> b).orElse("");
        return NEGATED.matcher(clause).find();
    }

    /** Latin letters are read as whole words: "sf" is not in "satisfied". */
    private static boolean cutsLatinWord(String text, Span span) {
        return joined(text, span.from - 1, span.from) || joined(text, span.to - 1, span.to);
    }

    private static boolean joined(String text, int left, int right) {
        return left >= 0 && right < text.length() && isLatin(text.charAt(left)) && isLatin(text.charAt(right));
    }

    private static boolean isLatin(char c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9';
    }

    private static String rest(String text, List<Span> taken) {
        var rest = new StringBuilder(text);
        for (var span : taken) for (int i = span.from; i < span.to; i++) rest.setCharAt(i, ' ');
        return rest.toString();
    }

    /** Half-width and lower case, so that ＳＦ and sf are one word. */
    static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).strip();
    }
}
