package dev.wharf.review.rule;

import java.util.Arrays;
import java.util.List;

/** What a word in a remark, or a flag, asks for. */
enum RemarkAction {
    /** A special request, to be ticked at the bench. */
    REQUEST("特殊要求", "request"),
    TAG("标签", "tag"),
    HOLD("拦截", "hold"),
    CARRIER("承运商", "carrier"),
    NO_MERGE("不合并", "no merge");

    final String zh;
    final String en;

    RemarkAction(String zh, String en) {
        this.zh = zh;
        this.en = en;
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Enum::name).toList();
    }
}
