package dev.wharf.soak.effects;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** What is other than it should be, in words, the first of each kind. */
final class Differences {
    private static final int SHOWN = 10;

    private final List<String> wrong = new ArrayList<>();

    /** Each of the one is in the other as often, in any order. */
    <T> void compare(String what, List<T> expected, List<T> found) {
        if (expected.size() != found.size()) wrong.add(what + ": " + found.size() + " instead of " + expected.size());
        without(expected, found).forEach(one -> wrong.add(what + ", missing: " + one));
        without(found, expected).forEach(one -> wrong.add(what + ", too much: " + one));
    }

    private static <T> List<T> without(List<T> some, List<T> others) {
        var left = new HashMap<T, Integer>();
        others.forEach(one -> left.merge(one, 1, Integer::sum));
        return some.stream().filter(one -> left.merge(one, -1, Integer::sum) < 0).limit(SHOWN).toList();
    }

    List<String> list() {
        return List.copyOf(wrong);
    }
}
