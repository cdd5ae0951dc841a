package dev.wharf.review.address;

import dev.wharf.review.address.StreetToken.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a street text into tokens from left to right. What no pattern explains is a name. One instance reads one text. */
final class StreetScanner {
    private static final String SEPARATORS = " ,、/-_.;:·|~+";

    private final String text;
    private final List<StreetToken> tokens = new ArrayList<>();
    private int at;
    private int wordStart;

    private StreetScanner(String text) {
        this.text = text;
    }

    static List<StreetToken> scan(String text) {
        var scanner = new StreetScanner(text);
        scanner.run();
        return scanner.tokens;
    }

    private void run() {
        while (at < text.length()) {
            boolean wordBegins = at == wordStart;
            if (SEPARATORS.indexOf(text.charAt(at)) >= 0) {
                endWord();
                at++;
                wordStart = at;
            } else if (!(wordBegins && atWordBegin()) && !anywhere()) {
                at++;
            }
        }
        endWord();
    }

    /** Patterns that must not begin inside a name. */
    private boolean atWordBegin() {
        boolean afterRoad = lastIs(Kind.ROAD) || lastIs(Kind.SIDE) && tokens.stream().anyMatch(token -> token.kind() == Kind.ROAD);
        boolean named = lastIs(Kind.PLACE) || lastIs(Kind.LANDMARK) || lastIs(Kind.AREA) || lastIs(Kind.JUNCTION);
        return (afterRoad || named || lastIs(Kind.DISTANCE) || lastIs(Kind.HOUSE_NUMBER)) && take(StreetWords.DISTANCE, Kind.DISTANCE)
            || !tokens.isEmpty() && take(StreetWords.JUNCTION, Kind.JUNCTION)
            || !tokens.isEmpty() && take(StreetWords.SIDE, Kind.SIDE)
            || take(StreetWords.NUMBERED_PLACE, Kind.PLACE)
            || take(StreetWords.GROUP, Kind.GROUP)
            || take(StreetWords.REGIMENT, Kind.AREA)
            || (afterRoad || lastIs(Kind.PLACE) || lastIs(Kind.LANDMARK)) && take(StreetWords.HOUSE_NUMBER, Kind.HOUSE_NUMBER)
            || !roadAhead() && (take(StreetWords.UNIT, Kind.UNIT) || take(StreetWords.LOOSE_UNIT, Kind.UNIT));
    }

    /** Digits may open a road name: 104国道, 一号路. */
    private boolean roadAhead() {
        return ROAD_WITH_NUMBER.matcher(text).region(at, text.length()).lookingAt();
    }

    private static final Pattern ROAD_WITH_NUMBER = Pattern.compile(
        "[A-Za-z]?" + StreetWords.NUMERAL + "++(号)?(路|大街|街(?!坊)|大道|国道|省道|县道|乡道|线|公路|马路|胡同|环|经路|纬路|条)");

    private boolean anywhere() {
        char c = text.charAt(at);
        if (at > wordStart && StreetWords.mayEndRoad(c) && take(StreetWords.ROAD_END, Kind.ROAD)) {
            return true;
        }
        if (StreetWords.mayRefer(c) && take(StreetWords.REFERENCE, Kind.REFERENCE)) {
            return true;
        }
        boolean digit = c >= '0' && c <= '9';
        if (at > wordStart && (digit || junctionInside()) && !roadAhead()) {
            endWord();
            return true;
        }
        return false;
    }

    private boolean junctionInside() {
        return text.startsWith("交叉", at) || text.startsWith("交汇", at) || text.startsWith("十字路口", at) || text.startsWith("路口", at);
    }

    /** Takes a token here; a road takes the word before it into its name, the others end that word. */
    private boolean take(Pattern pattern, Kind kind) {
        Matcher matcher = pattern.matcher(text).region(at, text.length()).useTransparentBounds(true).useAnchoringBounds(false);
        if (!matcher.lookingAt() || matcher.end() == at) {
            return false;
        }
        if (kind == Kind.ROAD) {
            road(text.substring(wordStart, matcher.end()));
        } else {
            endWord();
            tokens.add(new StreetToken(kind, matcher.group()));
        }
        at = matcher.end();
        wordStart = at;
        return true;
    }

    /** A village or a compound before the road is a place of its own. */
    private void road(String name) {
        Matcher place = StreetWords.PLACE_BEFORE_ROAD.matcher(name);
        if (place.matches()) {
            tokens.add(new StreetToken(StreetWordKind.of(place.group(1), false), place.group(1)));
        }
        tokens.add(new StreetToken(Kind.ROAD, place.matches() ? place.group(2) : name));
    }

    private boolean lastIs(Kind kind) {
        return !tokens.isEmpty() && tokens.get(tokens.size() - 1).kind() == kind;
    }

    private void endWord() {
        if (at > wordStart) {
            String word = text.substring(wordStart, at);
            boolean touchesRoad = lastIs(Kind.ROAD) && text.startsWith(word, wordStart) && wordStart > 0
                && SEPARATORS.indexOf(text.charAt(wordStart - 1)) < 0;
            tokens.add(new StreetToken(StreetWordKind.of(word, touchesRoad), word));
        }
        wordStart = at;
    }
}
