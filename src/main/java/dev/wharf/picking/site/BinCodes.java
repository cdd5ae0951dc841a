package dev.wharf.picking.site;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;

/** Codes of bins as people write them: a-01 is A-01. */
final class BinCodes {
    private static final Comparator<String> ORDER = new BinOrder();

    private BinCodes() { }

    static String key(String code) {
        return code.strip().toUpperCase(Locale.ROOT);
    }

    /** Each once, without empty ones, by code. */
    static List<String> sorted(Collection<String> codes) {
        var byKey = new HashMap<String, String>();
        codes.stream().filter(code -> !code.isBlank()).forEach(code -> byKey.putIfAbsent(key(code), code));
        return byKey.values().stream().sorted(ORDER).toList();
    }
}
