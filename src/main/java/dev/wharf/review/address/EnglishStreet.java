package dev.wharf.review.address;

import java.util.Locale;
import java.util.regex.Pattern;

/** The street rule for text in English or pinyin. */
final class EnglishStreet {
    private static final String ROAD = "(road|rd|street|str|st|avenue|ave|lane|ln|boulevard|blvd|highway|hwy|alley|drive|dr|lu|jie|dajie"
            + "|dadao|xiang|nong|long|hutong|rua|avenida|estrada|travessa)";
    private static final Pattern UNIT = Pattern.compile(
        "\\b(unit|room|rm|flat|apt|apartment|suite|floor|fl|block|blk|building|bldg|tower|shop|gate|door|phase)\\.? ?(no\\.?"
            + " ?)?([0-9]+[a-z]?|[a-z])\\b"
            + "|\\b[0-9]+(st|nd|rd|th)? ?(/?f|floor|fl|room|unit|building|shi|lou|ceng|danyuan|dong|zhuang)\\b");
    private static final Pattern ROAD_WORD = Pattern.compile("\\b[a-z]*(" + ROAD + "\\b|lu\\b|jie\\b|dadao\\b)");
    private static final Pattern ZONE = Pattern.compile("\\b([a-z]+) industrial park\\b");
    private static final Pattern NUMBER = Pattern.compile("[0-9]");
    private static final Pattern NAMED_PLACE = Pattern.compile(
        "\\b(?!no\\b|the\\b|a\\b|my\\b|some\\b|unit\\b|near\\b)[a-z']{2,},? ?(building|bldg|tower|towers|plaza|mansion|mansions|garden"
            + "|gardens|center|centre|hotel|estate|residence|residences"
            + "|apartments?|village|community|university|college|school|hospital|factory|co\\b\\.?|industrial park|science park|technology"
            + " park|mall|market|court|villas?|house|company|limited|ltd|inc|corp|group|heights"
            + "|dasha|xiaoqu|huayuan|gongyu|guangchang|daxue|xuexiao|yiyuan|jiudian|cun|zhongxin|gongsi|base|campus)\\b(?! ?" + ROAD + "\\b)"
            + "|\\b(no\\.? ?)?[0-9]+ (software|industrial|science|technology|logistics) park\\b");
    private static final Pattern REFERENCE = Pattern.compile("\\b(near|nearby|opposite|next to|behind|beside|across from|around)\\b.*");

    private EnglishStreet() { }

    /** True if the text has words in Latin letters and hardly any Chinese. */
    static boolean isLatin(String text) {
        int han = 0;
        int latin = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
                latin++;
            } else if (Character.isIdeographic(c)) {
                han++;
            }
        }
        return latin >= 4 && latin > 3 * han;
    }

    /** Suzhou Industrial Park is a district, not a place to deliver to. */
    private static String withoutZones(String lower) {
        return ZONE.matcher(lower).replaceAll(zone -> PinyinNames.of(zone.group(1)).isEmpty() ? "$0" : " ");
    }

    static boolean isPrecise(String text) {
        String lower = REFERENCE.matcher(text.toLowerCase(Locale.ROOT)).replaceAll("");
        String place = UNIT.matcher(withoutZones(lower)).replaceAll(" ");
        return NAMED_PLACE.matcher(place).find() || ROAD_WORD.matcher(place).find() && NUMBER.matcher(place).find();
    }
}
