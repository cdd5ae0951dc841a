package dev.wharf.review.address;

import java.util.regex.Pattern;

/** Takes away what is no part of a place: requests to the courier, times, postcodes, phone numbers. */
final class StreetText {
    private static final Pattern LABEL = Pattern.compile(
        "(详细地址|收货地址|收件地址|收件人地址|送货地址|联系地址|街道地址|公司地址|家庭住址|所在地区|所在地|省市区|地址|住址)\\s*[:=]"
            + "|^(寄到|送到|寄往|发往|地址)");
    private static final Pattern METRO_LINE = Pattern.compile("(地铁|轨道交通|轻轨)?[0-9一二三四五六七八九十]++号线");
    private static final Pattern RECEIVER = Pattern.compile("\\p{IsHan}{2,4}(收|亲启)");
    /** Fewer characters than this before a request are its own first words, such as 到了 in 到了打电话. */
    private static final int SHORTEST_STREET = 4;
    private static final Pattern POSTCODE = Pattern.compile("(邮政编码|邮编|邮码)[::]?\\s*\\d{6}"
            + "|(?<![0-9A-Za-z路街道巷弄-])\\d{6}(?![0-9A-Za-z号栋室幢])");
    private static final Pattern TIME = Pattern.compile("\\d{1,2}[::]\\d{2}(-\\d{1,2}[::]\\d{2})?|[上下]午(\\d{1,2}点)?(半|[以之]?[前后])?"
            + "|\\d{1,2}点(半|钟)?([以之]?[前后])?(-\\d{1,2}点)?");
    private static final Pattern PHONE = Pattern.compile("(?<!\\d)(1[3-9]\\d{9}|0\\d{2,3}-\\d{7,8})(?!\\d)");
    private static final Pattern ACCOUNT = Pattern.compile("(?i)(qq|微信号?|vx|wx|wechat)[:号]?\\s*[a-z0-9_-]{5,}");
    private static final Pattern QUANTITY = Pattern.compile("(?<![0-9A-Za-z-])\\d{1,3}\\s?(份|件|箱|盒|袋|瓶|套|斤)(?!\\p{IsHan})");
    private static final Pattern CLAUSES = Pattern.compile("[\\s,、;。!?|]+");

    private StreetText() { }

    /** Words such as 收货地址： that pages put before what was typed. */
    static String withoutLabels(String text) {
        return LABEL.matcher(text).replaceAll(" ").strip();
    }

    static String clean(String street) {
        String text = street.contains("号线") ? METRO_LINE.matcher(street).replaceAll("地铁") : street;
        text = QUANTITY.matcher(ACCOUNT.matcher(text).replaceAll(" ")).replaceAll(" ");
        text = TIME.matcher(PHONE.matcher(POSTCODE.matcher(text).replaceAll(" ")).replaceAll(" ")).replaceAll(" ");
        var kept = new StringBuilder();
        for (String clause : CLAUSES.split(text)) {
            String place = withoutRequest(clause);
            kept.append(kept.isEmpty() || place.isEmpty() ? "" : " ").append(place);
        }
        return kept.toString();
    }

    private static String withoutRequest(String clause) {
        int request = CourierRequest.startIn(clause);
        if (request < clause.length()) {
            return request < SHORTEST_STREET ? "" : clause.substring(0, request);
        }
        return RECEIVER.matcher(clause).matches() ? "" : clause;
    }
}
