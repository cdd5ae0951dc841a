package dev.wharf.picking.site;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a bin code says where the bin is: text with parts in braces, for example <code>{aisle:A-D}-{block:01-02}-{bay:01-10}-{*}</code>. The grammar stands in
 * docs/rules/floor-plan.md.
 */
final class BinPattern {
    private static final Pattern PART = Pattern.compile("\\{([^{}]*)}");
    private static final Pattern RANGE = Pattern.compile("(aisle|block|bay):(?:([A-Za-z])-([A-Za-z])|(\\d{1,6})-(\\d{1,6}))(/2)?(?:\\+(\\d{1,5}))?");
    private static final Pattern SIDES = Pattern.compile("side:([A-Za-z0-9])([A-Za-z0-9])");

    private enum Name { AISLE, BLOCK, BAY }

    /** @param first of the range, as a number. @param paired two bays are opposite each other. @param offset of what the first one is, from 0 */
    private record Range(int group, boolean letters, int first, int last, boolean paired, int offset) {
        int most() {
            return offset + (last - first) / (paired ? 2 : 1);
        }

        /** @return -1 if it is outside of the range */
        int number(String text) {
            int value = letters ? Character.toUpperCase(text.charAt(0)) : Integer.parseInt(text);
            if (value < first || value > last) return -1;
            return offset + (value - first) / (paired ? 2 : 1);
        }

        Side side(String text) {
            return (Integer.parseInt(text) - first) % 2 == 0 ? Side.LEFT : Side.RIGHT;
        }
    }

    private final Pattern code;
    private final Map<Name, Range> ranges = new EnumMap<>(Name.class);
    private final int sideGroup;
    private final char left;
    private final List<Integer> binsOfBlocks;

    /**
     * @param binsOfBlocks how many bins one side of each block has
     * @throws IllegalArgumentException with a sentence that says what is wrong
     */
    BinPattern(String text, int aisles, List<Integer> binsOfBlocks) {
        this.binsOfBlocks = binsOfBlocks;
        var regex = new StringBuilder();
        int groups = 0;
        int sides = 0;
        char leftSide = ' ';
        int from = 0;
        for (var part = PART.matcher(text); part.find(); from = part.end()) {
            regex.append(literal(text.substring(from, part.start())));
            var inside = part.group(1);
            var side = SIDES.matcher(inside);
            if (inside.equals("*")) {
                regex.append("[\\p{L}\\p{N}]+");
            } else if (side.matches() && sides == 0) {
                sides = ++groups;
                leftSide = Character.toUpperCase(side.group(1).charAt(0));
                regex.append("([").append(side.group(1)).append(side.group(2)).append("])");
            } else {
                regex.append(range(inside, ++groups) ? "([A-Z])" : "(\\d{1,9})");
            }
        }
        regex.append(literal(text.substring(from)));
        code = Pattern.compile(regex.toString(), Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        sideGroup = sides;
        left = leftSide;
        inside(aisles);
    }

    private static String literal(String text) {
        if (text.contains("{") || text.contains("}")) throw new IllegalArgumentException("A brace is not closed or not opened in \"" + text + "\".");
        return text.isEmpty() ? "" : Pattern.quote(text);
    }

    private boolean range(String inside, int group) {
        var found = RANGE.matcher(inside);
        if (!found.matches()) throw new IllegalArgumentException("{" + inside + "} is not known; a part is {aisle:A-F}, {aisle:1-20}, {block:1-3}, {bay:1-30}, {bay:1-60/2}, {side:LR} or {*}.");
        var name = Name.valueOf(found.group(1).toUpperCase(Locale.ROOT));
        boolean letters = found.group(2) != null;
        int first = letters ? Character.toUpperCase(found.group(2).charAt(0)) : Integer.parseInt(found.group(4));
        int last = letters ? Character.toUpperCase(found.group(3).charAt(0)) : Integer.parseInt(found.group(5));
        boolean paired = found.group(6) != null;
        if (last < first) throw new IllegalArgumentException("{" + inside + "} ends before it begins.");
        if (paired && (letters || name != Name.BAY)) throw new IllegalArgumentException("{" + inside + "}: /2 is for bays with numbers.");
        int offset = found.group(7) == null ? 0 : Integer.parseInt(found.group(7));
        if (ranges.put(name, new Range(group, letters, first, last, paired, offset)) != null) throw new IllegalArgumentException("{" + found.group(1) + "} stands twice.");
        return letters;
    }

    /** What the pattern can name lies on the floor. */
    private void inside(int aisles) {
        if (!ranges.containsKey(Name.BAY)) throw new IllegalArgumentException("The pattern has no {bay:...}.");
        if (!ranges.containsKey(Name.AISLE) && aisles > 1) throw new IllegalArgumentException("The pattern has no {aisle:...}, but the floor has " + aisles + " aisles.");
        fits("aisle", most(Name.AISLE), aisles);
        fits("block", most(Name.BLOCK), binsOfBlocks.size());
        int bays = ranges.containsKey(Name.BLOCK) ? fewestNamed() : binsOfBlocks.stream().mapToInt(n -> n).sum();
        fits("bay", most(Name.BAY), bays);
    }

    private int fewestNamed() {
        var blocks = ranges.get(Name.BLOCK);
        return binsOfBlocks.subList(blocks.offset(), blocks.most() + 1).stream().mapToInt(n -> n).min().orElse(0);
    }

    private int most(Name name) {
        var range = ranges.get(name);
        return range == null ? 0 : range.most();
    }

    private static void fits(String what, int most, int there) {
        if (most >= there) throw new IllegalArgumentException("{" + what + ":...} reaches to number " + most + ", but there are " + there + ", counted from 0.");
    }

    /** @return empty if the code is not of this form or outside of its ranges */
    Optional<Place> locate(String binCode) {
        var found = code.matcher(binCode);
        if (!found.matches()) return Optional.empty();
        int aisle = number(Name.AISLE, found);
        int block = number(Name.BLOCK, found);
        int bay = number(Name.BAY, found);
        if (aisle < 0 || block < 0 || bay < 0) return Optional.empty();
        if (!ranges.containsKey(Name.BLOCK)) {
            while (bay >= binsOfBlocks.get(block)) bay -= binsOfBlocks.get(block++);
        }
        return Optional.of(new Place(aisle, block, bay, side(found)));
    }

    private int number(Name name, Matcher found) {
        var range = ranges.get(name);
        return range == null ? 0 : range.number(found.group(range.group()));
    }

    private Side side(Matcher found) {
        if (sideGroup > 0) return Character.toUpperCase(found.group(sideGroup).charAt(0)) == left ? Side.LEFT : Side.RIGHT;
        var bays = ranges.get(Name.BAY);
        return bays.paired() ? bays.side(found.group(bays.group())) : Side.BOTH;
    }
}
