package dev.wharf.review.rule;

import static java.util.stream.Collectors.joining;

import dev.wharf.common.Text;
import dev.wharf.order.Level;
import dev.wharf.review.rule.RemarkReader.Found;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads buyer message, seller memo and flag by words (docs/rules/remarks.md). Results, each entry on a line: {@code requests} for the bench,
 * {@code tags}, and {@code mayTag}, the tags that these settings can put on, so that one no longer asked for is taken off.
 */
public final class RemarkRule implements Rule<RemarkRule.Inputs> {
    public static final String REQUESTS = "requests";
    public static final String TAGS = "tags";
    public static final String MAY_TAG = "mayTag";
    /** Tag of an order that is not to be merged with others. */
    public static final String NO_MERGE = "NO_MERGE";
    /** Start of the tag that names the carrier a remark asks for. */
    public static final String CARRIER_TAG = "CARRIER=";
    /** As much as its column holds, less what other rules add. */
    private static final int TAGS_AT_MOST = 120;
    private static final int REQUESTS_AT_MOST = 200;
    private static final Pattern LETTER = Pattern.compile("\\p{L}");

    private static final RuleSpec SPEC = new RuleSpec("REMARK", "1", new Text("备注", "Remarks"),
        new Text("按词读取买家留言、卖家备注和旗帜，得出特殊要求、标签、承运商和拦截。",
            "Reads buyer message, seller memo and flag by words: special requests, tags, a carrier, holds."),
        true, Set.of("reviewer", "csr", "processadmin"), List.of(
            Param.table("words", "备注词", "Words", RemarkWords.COLUMNS, RemarkWords.TABLE),
            Param.table("flags", "旗帜", "Flags", RemarkWords.FLAG_COLUMNS, List.of()),
            Param.words("fillers", "客套词", "Words that mean nothing", RemarkWords.FILLERS),
            Param.choice("unread", "未识别的文字", "Text that is not understood", "PASS", List.of("PASS", "HOLD"))));

    /** Personal data: people write what they like. */
    public record Remark(long salesOrderId, String buyerMessage, String sellerMemo, String flag) { }

    /** @param remarks of each sales order whose goods are here */
    public record Inputs(List<Remark> remarks) { }

    /** Of the settings in use; made once, because folding the words costs more than reading a remark. */
    private final Map<Params, Readers> readers = Collections.synchronizedMap(new WeakHashMap<>());

    @Override
    public RuleSpec spec() {
        return SPEC;
    }

    @Override
    public Class<Inputs> inputs() {
        return Inputs.class;
    }

    @Override
    public Verdict check(Inputs in, Params params) {
        var found = new LinkedHashSet<Found>();
        boolean unread = false;
        var by = readers.computeIfAbsent(params, Readers::of);
        for (var remark : in.remarks) {
            unread |= read(remark.buyerMessage, by.buyer, by.fillers, found);
            unread |= read(remark.sellerMemo, by.memo, by.fillers, found);
            found.addAll(flags(remark.flag, params));
        }
        var results = results(found, params);
        if (!of(found, RemarkAction.HOLD).isEmpty()) {
            return verdict(Level.BLOCK, "REMARK_HOLD", found, "。请与买家或店铺确认后放行，或改备注。", ". Ask the buyer or the shop, then accept it or change the memo.", results);
        }
        if (unread && params.choice("unread").equals("HOLD")) {
            return verdict(Level.BLOCK, "REMARK_UNREAD", found, "。备注中有未识别的文字，请阅读后放行。", ". A remark has text that is not understood; read it, then accept it.", results);
        }
        if (unread) return verdict(Level.WARN, "REMARK_UNREAD", found, "。备注中另有未识别的文字。", ". A remark has text that is not understood.", results);
        return verdict(Level.OK, Verdict.PASSED, found, "。", ".", results);
    }

    private record Readers(RemarkReader buyer, RemarkReader memo, RemarkReader fillers) {
        static Readers of(Params params) {
            return new Readers(at(RemarkWords.BUYER, params), at(RemarkWords.MEMO, params),
                new RemarkReader(List.of(new RemarkReader.Row(params.words("fillers"), RemarkAction.TAG, ""))));
        }

        private static RemarkReader at(String where, Params params) {
            return new RemarkReader(params.table("words").stream().filter(row -> row.get("where").equals(RemarkWords.ANY) || row.get("where").equals(where))
                .map(row -> row(List.of(row.get("words").split("\\|")), row)).toList());
        }
    }

    /** @return whether something is left that no word covers */
    private static boolean read(String text, RemarkReader words, RemarkReader fillers, Set<Found> found) {
        if (text.isBlank()) return false;
        var reading = words.read(text);
        found.addAll(reading.found());
        return LETTER.matcher(fillers.read(reading.rest()).rest()).find();
    }

    private static List<Found> flags(String flag, Params params) {
        if (flag.isBlank()) return List.of();
        return params.table("flags").stream().filter(row -> row.get("flag").strip().equalsIgnoreCase(flag.strip()))
            .map(row -> new Found("⚑" + flag.strip().toUpperCase(Locale.ROOT), row(List.of(), row))).toList();
    }

    private static RemarkReader.Row row(List<String> words, Map<String, String> row) {
        return new RemarkReader.Row(words, RemarkAction.valueOf(row.get("action")), row.getOrDefault("value", "").strip());
    }

    private static Map<String, String> results(Collection<Found> found, Params params) {
        var requests = of(found, RemarkAction.REQUEST).stream().map(Found::row).map(RemarkReader.Row::value).distinct().sorted().collect(joining("\n"));
        var tags = found.stream().map(f -> tag(f.row())).filter(t -> !t.isEmpty()).distinct().sorted().collect(joining("\n"));
        if (requests.length() > REQUESTS_AT_MOST || tags.length() > TAGS_AT_MOST) {
            throw new RuleUnavailable(new Text("备注规则的值太长：特殊要求共 " + requests.length() + " 字（最多 " + REQUESTS_AT_MOST + "），标签共 " + tags.length() + " 字（最多 " + TAGS_AT_MOST + "）。请在规则设置中缩短。",
                "The values of the remark rule are too long: requests " + requests.length() + " (at most " + REQUESTS_AT_MOST + "), tags " + tags.length() + " (at most " + TAGS_AT_MOST
                    + ") characters. Shorten them in the rule settings."));
        }
        var mayTag = Stream.concat(params.table("words").stream(), params.table("flags").stream()).map(row -> tag(row(List.of(), row))).filter(t -> !t.isEmpty())
            .distinct().sorted().collect(joining("\n"));
        return Map.of(REQUESTS, requests, TAGS, tags, MAY_TAG, mayTag);
    }

    private static String tag(RemarkReader.Row row) {
        return switch (row.action()) {
            case TAG -> row.value();
            case CARRIER -> CARRIER_TAG + row.value();
            case NO_MERGE -> NO_MERGE;
            case REQUEST, HOLD -> "";
        };
    }

    private static List<Found> of(Collection<Found> found, RemarkAction action) {
        return found.stream().filter(f -> f.row().action() == action).toList();
    }

    /** Names the house's own words that matched, never the remark itself. */
    private static Verdict verdict(Level level, String outcome, Collection<Found> found, String zhEnd, String enEnd, Map<String, String> results) {
        var zh = found.isEmpty() ? "备注没有可识别的要求" : "备注：" + found.stream().map(f -> say(f.row().action().zh, f)).collect(joining("；"));
        var en = found.isEmpty() ? "No remark asks for anything known" : "Remarks: " + found.stream().map(f -> say(f.row().action().en, f)).collect(joining("; "));
        return new Verdict(level, outcome, new Text(zh + zhEnd, en + enEnd), results);
    }

    private static String say(String action, Found found) {
        return (action + " " + found.row().value()).strip() + "（" + found.word() + "）";
    }

    @Override
    public String subject(Inputs in) {
        return in.remarks.stream().map(r -> String.join("\n", String.valueOf(r.salesOrderId), r.buyerMessage, r.sellerMemo, r.flag)).collect(joining("\n\n"));
    }
}
