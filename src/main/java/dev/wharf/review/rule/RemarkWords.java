package dev.wharf.review.rule;

import dev.wharf.common.Text;
import dev.wharf.review.rule.Param.Column;
import dev.wharf.review.rule.Param.Kind;
import java.util.List;
import java.util.Map;

/** The words that {@link RemarkRule} knows where nothing else is set. Source: docs/rules/remarks.md. */
final class RemarkWords {
    static final String ANY = "ANY";
    static final String BUYER = "BUYER";
    static final String MEMO = "MEMO";

    static final List<Column> COLUMNS = List.of(
        new Column("words", Kind.WORDS, new Text("词（用 | 分隔）", "Words (separated by |)"), true, List.of()),
        new Column("where", Kind.CHOICE, new Text("出处", "Where"), true, List.of(ANY, BUYER, MEMO)),
        new Column("action", Kind.CHOICE, new Text("动作", "Action"), true, RemarkAction.names()),
        new Column("value", Kind.WORDS, new Text("值", "Value"), false, List.of()));

    static final List<Column> FLAG_COLUMNS = List.of(
        new Column("flag", Kind.WORDS, new Text("旗帜颜色", "Flag colour"), true, List.of()),
        new Column("action", Kind.CHOICE, new Text("动作", "Action"), true, RemarkAction.names()),
        new Column("value", Kind.WORDS, new Text("值", "Value"), false, List.of()));

    static final List<Map<String, String>> TABLE = List.of(
        row("礼品包装|礼物包装|礼盒包装|包装成礼物|gift wrap", ANY, "REQUEST", "礼品包装"),
        row("不要放宣传册|不放宣传册|不要放传单|不要传单|不要放广告|no leaflet", ANY, "REQUEST", "不要放宣传册"),
        row("不要发货单|不放发货单|不要放发货单|不要发货清单|不要放清单|no packing slip", ANY, "REQUEST", "不要放发货单"),
        row("请放驿站|放驿站|送驿站|放到驿站", ANY, "REQUEST", "请放驿站"),
        row("急|加急|急用|急需|着急|尽快|尽早|urgent|asap", ANY, "TAG", "加急"),
        row("发顺丰|顺丰|用顺丰|走顺丰", MEMO, "CARRIER", "SF"),
        row("不要发货|先别发|先不发|先不要发|暂不发货|暂缓发货|暂时别发|暂时不发|do not ship", ANY, "HOLD", ""),
        row("不合并|不要合并|分开发|do not merge", ANY, "NO_MERGE", ""));

    /** Say nothing that anybody must act on. */
    static final List<String> FILLERS = List.of("谢谢", "感谢", "多谢", "你好", "您好", "辛苦", "麻烦", "请", "亲", "老板", "卖家", "店家", "客服", "好的", "一下", "了", "吧", "哦", "啊", "呢",
        "哈", "啦", "呀", "的", "我", "要", "帮", "给", "帮忙", "拜托", "先", "hi", "hello", "please", "thanks", "thank you", "thx", "ok");

    private RemarkWords() { }

    private static Map<String, String> row(String words, String where, String action, String value) {
        return Map.of("words", words, "where", where, "action", action, "value", value);
    }
}
