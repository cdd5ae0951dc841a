package dev.wharf.review.address;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The name rule: placeholders are bad, nicknames and departments are good. */
class NameRuleTest {
    @ParameterizedTest
    @ValueSource(strings = {
            "王女士", "张三", "阿卜杜拉·买买提", "Jerry", "J.K.", "财务部", "小鱼干", "李明[1234]", "欧阳娜娜", "丹增", "前台", "A", "王", "老王头",
            "哈哈", "王**", "测试部王工", "Test Wang", "爱丽丝🌸", "收发室", "无名氏小店", "1号店长", "李一一", "妈妈", "乐乐乐乐园", "O'Neil"})
    void whoever_a_courier_can_ask_for_is_good(String name) {
        assertThat(NameRule.isGood(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "  ", "123", "...", "🌸🌸", "测试", "测试1", "test", "Test", "TEST01", "无", "null", "NULL", "未知", "收货人",
            "姓名", "xxx", "XXX", "啊啊啊", "aaa", "---", "[1234]", "13912340987", "**", "测试测试", "？？", "收件人", "none"})
    void a_placeholder_is_bad(String name) {
        assertThat(NameRule.isGood(name)).isFalse();
    }
}
