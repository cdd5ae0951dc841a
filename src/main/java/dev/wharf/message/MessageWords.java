package dev.wharf.message;

import dev.wharf.common.Text;
import dev.wharf.message.MessageSettings.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What messages say. Templates name the shop, the order's number and the link, until when it opens, or what a parcel holds; anything else in braces is a mistake. A
 * shop's own words come from the settings {@code wharf.message.words}. Pure.
 */
public final class MessageWords {
    private static final Pattern FIELD = Pattern.compile("\\{([^{}]*)}");
    private static final String LINK = "link";
    private static final Map<String, Words> OWN = Map.of(
        "ADDRESS", new Words("【{shop}】您的订单 {orderNo} 的收货信息需要您确认，请在 {until} 前打开：{link}", "{shop}: please check where your order {orderNo} is to go, before {until}: {link}"),
        "SHORTAGE", new Words("【{shop}】您的订单 {orderNo} 部分商品暂时缺货，请在 {until} 前选择怎么处理：{link}", "{shop}: a part of your order {orderNo} is out of stock. Please choose before {until}: {link}"),
        "PAYMENT", new Words("【{shop}】您的订单 {orderNo} 的付款需要您确认，请在 {until} 前打开：{link}", "{shop}: please have a look at the payment of your order {orderNo} before {until}: {link}"),
        "DUPLICATE", new Words("【{shop}】我们收到两份相同的订单，请在 {until} 前确认订单 {orderNo} 是否需要：{link}", "{shop}: we have two orders alike from you. Please tell us before {until} whether you want order {orderNo}: {link}"),
        "REMINDER", new Words("【{shop}】提醒：您的订单 {orderNo} 还在等您的答复，{until} 前有效：{link}", "{shop}: your order {orderNo} still waits for your answer, until {until}: {link}"),
        "PARCEL", new Words("【{shop}】您的订单 {orderNo}：{content}。全部包裹和物流：{link}", "{shop}, your order {orderNo}. {content}. All parcels and where they are: {link}"));
    private static final Set<String> FIELDS = Set.of("shop", "orderNo", "until", "content", LINK);

    private final Map<String, Words> words;

    /** @throws IllegalArgumentException if a template is for no kind of message, has no link, or names a field that there is not */
    MessageWords(Map<String, Words> settings) {
        words = new HashMap<>(OWN);
        settings.forEach((kind, other) -> {
            var own = OWN.get(kind);
            if (own == null) throw new IllegalArgumentException("wharf.message.words: there is no message " + kind + "; there are " + OWN.keySet().stream().sorted().toList());
            words.put(kind, new Words(checked(kind, other.zh().isBlank() ? own.zh() : other.zh()), checked(kind, other.en().isBlank() ? own.en() : other.en())));
        });
    }

    private static String checked(String kind, String template) {
        if (!template.contains("{" + LINK + "}")) throw new IllegalArgumentException("wharf.message.words." + kind + " has no {link}");
        FIELD.matcher(template).results().map(found -> found.group(1)).filter(field -> !FIELDS.contains(field)).findFirst().ifPresent(field -> {
            throw new IllegalArgumentException("wharf.message.words." + kind + ": there is no {" + field + "}; there are " + FIELDS.stream().sorted().toList());
        });
        return template;
    }

    /** @param fields by name, in both languages; {@code {link}} stays until the message is sent. One that is not given is left out */
    public Text of(String kind, Map<String, Text> fields) {
        var template = words.get(kind);
        return new Text(filled(template.zh(), fields, true), filled(template.en(), fields, false));
    }

    /** What fields hold is put in as it is: braces in a shop's name are no fields. */
    private static String filled(String template, Map<String, Text> fields, boolean chinese) {
        return FIELD.matcher(template).replaceAll(found -> {
            if (found.group(1).equals(LINK)) return Matcher.quoteReplacement(found.group());
            var value = fields.getOrDefault(found.group(1), new Text("", ""));
            return Matcher.quoteReplacement((chinese ? value.zh() : value.en()).replace("{" + LINK + "}", ""));
        });
    }
}
