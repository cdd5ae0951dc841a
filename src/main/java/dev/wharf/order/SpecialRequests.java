package dev.wharf.order;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What a buyer asks the packer for, found in the message and the seller's memo by fixed words. Source: docs/rules/special-requests.md. */
public final class SpecialRequests {
    private static final Map<String, List<String>> WORDS = new TreeMap<>(Map.of(
        "礼品包装", List.of("礼品包装", "礼物包装", "礼盒包装", "包装成礼物", "gift wrap"),
        "不要放宣传册", List.of("不要放宣传册", "不放宣传册", "不要放传单", "不要传单", "不要放广告", "no leaflet"),
        "请放驿站", List.of("请放驿站", "放驿站", "送驿站", "放到驿站")));

    private SpecialRequests() { }

    /** @return the house's word for each request found, each once, in the order of {@link #WORDS} */
    public static List<String> in(String buyerMessage, String sellerMemo) {
        var text = (buyerMessage + "\n" + sellerMemo).toLowerCase(java.util.Locale.ROOT);
        return WORDS.entrySet().stream().filter(e -> e.getValue().stream().anyMatch(text::contains)).map(Map.Entry::getKey).toList();
    }
}
