package dev.wharf.review.address;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Finds what may be a region in a text in English or pinyin: with a word for its level, or alone between two commas. */
final class EnglishMentions {
    enum Level { PROVINCE, CITY, DISTRICT, UNSAID }

    /** @param name lower case, without spaces and apostrophes */
    record Mention(String name, Level level) { }

    private static final Map<String, Level> LEVEL_WORDS = Map.ofEntries(Map.entry("province", Level.PROVINCE), Map.entry("sheng", Level.PROVINCE),
        Map.entry("city", Level.CITY), Map.entry("shi", Level.CITY), Map.entry("municipality", Level.CITY), Map.entry("prefecture", Level.CITY),
        Map.entry("district", Level.DISTRICT), Map.entry("dist", Level.DISTRICT), Map.entry("qu", Level.DISTRICT), Map.entry("xinqu", Level.DISTRICT),
        Map.entry("county", Level.DISTRICT), Map.entry("xian", Level.DISTRICT), Map.entry("banner", Level.DISTRICT), Map.entry("new area", Level.DISTRICT));
    private static final Pattern PART = Pattern.compile("[,;/|\\n]+");
    private static final Pattern NO_NAME = Pattern.compile("\\b(p ?r ?c|p\\.r\\.? ?china|china|[0-9]{6})\\b|[^a-z ]");
    private static final Pattern GLUED = Pattern.compile("([a-z]{2,}?)(sheng|shi|xinqu|qu|xian)");
    private static final Pattern ROAD_WORD =
        Pattern.compile("(east|west|north|south|middle|central|dong|xi|nan|bei|zhong)?(road|rd|street|st|avenue|ave|lane|lu|jie|dajie|dadao)?");
    private static final int MOST_WORDS = 4;

    private final List<Mention> found = new ArrayList<>();

    private EnglishMentions() { }

    static List<Mention> in(String text) {
        var mentions = new EnglishMentions();
        for (String part : PART.split(plain(text))) {
            mentions.read(NO_NAME.matcher(part).replaceAll(" ").strip());
        }
        return mentions.found;
    }

    /** Jing'an and Jingan are one name. */
    static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("['’`]", "").replace("new area", "xinqu");
    }

    private void read(String part) {
        if (part.isEmpty()) {
            return;
        }
        String[] words = part.split(" +");
        if (words.length <= MOST_WORDS && !PinyinNames.of(String.join("", words)).isEmpty()) {
            found.add(new Mention(String.join("", words), Level.UNSAID));
            return;
        }
        leadingNames(words);
        for (int i = 0; i < words.length; i++) {
            Level level = i == 0 ? null : LEVEL_WORDS.get(words[i]);
            if (level != null) {
                found.add(new Mention(longestKnown(words, i), level));
            } else {
                glued(words[i]);
            }
        }
    }

    /** Without commas two or more region names in a row are the region: zhejiang hangzhou xihu wensanlu. */
    private void leadingNames(String[] words) {
        int end = 0;
        while (end < words.length && !PinyinNames.of(words[end]).isEmpty()) {
            end++;
        }
        boolean lastOpensRoad = end < words.length && ROAD_WORD.matcher(words[end]).matches();
        for (int i = 0; i < end - (lastOpensRoad ? 1 : 0) && end > 1; i++) {
            found.add(new Mention(words[i], Level.UNSAID));
        }
    }

    /** The name before the word at {@code end}; of several words the longest known, else the last word alone. */
    private static String longestKnown(String[] words, int end) {
        for (int begin = Math.max(0, end - MOST_WORDS); begin < end; begin++) {
            String name = Arrays.stream(words, begin, end).collect(Collectors.joining());
            if (!PinyinNames.of(name).isEmpty()) {
                return name;
            }
        }
        return words[end - 1];
    }

    /** guangdongsheng, nanshanqu */
    private void glued(String word) {
        Matcher matcher = GLUED.matcher(word);
        if (matcher.matches() && !PinyinNames.of(matcher.group(1)).isEmpty()) {
            found.add(new Mention(matcher.group(1), LEVEL_WORDS.get(matcher.group(2))));
        }
    }
}
