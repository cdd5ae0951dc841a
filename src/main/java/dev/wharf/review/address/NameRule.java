package dev.wharf.review.address;

import java.util.Locale;
import java.util.regex.Pattern;

/** Says whether a name field names somebody. Nicknames, salutations and departments are good; placeholders are not. */
final class NameRule {
    private static final Pattern PLACEHOLDER = Pattern.compile(
        "(测试|试测|test|tester|testing)+(人|人员|员|用户|账号|账户|数据|单|订单|姓名|收货人|名字|user|name|order)?"
            + "|无|无名|没有|暂无|空|null|nil|none|n/?a|undefined|nan|unknown|未知|未填写?|未命名|不详"
            + "|收货人|收件人|收货人姓名|收件人姓名|联系人|姓名|名字|用户名|name|username|请输入姓名|请填写|x{2,}|同上|见备注");

    private NameRule() { }

    static boolean isGood(String written) {
        String name = TextFolder.withoutRemarks(TextFolder.fold(written)).toLowerCase(Locale.ROOT);
        String letters = name.codePoints().filter(Character::isLetter)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        if (letters.isEmpty() || PLACEHOLDER.matcher(letters).matches() || PLACEHOLDER.matcher(name).matches()) {
            return false;
        }
        return letters.codePointCount(0, letters.length()) < 3 || letters.codePoints().distinct().count() > 1;
    }
}
