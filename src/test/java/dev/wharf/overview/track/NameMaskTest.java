package dev.wharf.overview.track;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Carriers write as they like; each row is a way that one of them writes. All names are invented. */
class NameMaskTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "已签收，签收人：张三|已签收，签收人：**",
        "已签收,签收人是【李小明】签收|已签收,签收人是【**】签收",
        "签收人: 欧阳小明|签收人: **",
        "签收人：王*|签收人：**",
        "签收人：ZHANG SAN，感谢使用|签收人：**，感谢使用",
        "【杭州市】快递员李四正在派件，电话 139****34|【杭州市】快递员**正在派件，电话 139****34",
        "派件员:王五,电话:139****34|派件员:**,电话:139****34",
        "业务员[赵六]正在为您派送|业务员[**]正在为您派送",
        "小件员 孙七 已取件|小件员 ** 已取件",
        "快件由陈小红代签收|快件由**代签收",
        "由【刘为民】派送|由【**】派送",
        "快递员张三把快件放在门口|快递员**快件放在门口",
        "已通知王女士取件|已通知**女士取件",
        "由李师傅派送|由**派送",
        "Signed by: Li Si at 10:00|Signed by: ** at 10:00",
        "Received by ZHANG|Received by **",
        "签收人：周小满电话未接|签收人：**电话未接"})
    void names_are_hidden(String text, String masked) {
        assertThat(NameMask.mask(text)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"已签收，签收人：本人", "已签收，签收人是（家人）签收", "签收人：前台", "签收人：丰巢快递柜", "签收人：小区门卫", "签收人：菜鸟驿站", "收件人拒收", "收件人要求改约", "快递员电话 139****34",
        "快递员正在派件", "快递员已出发", "由上海网点派送", "由顺丰速运派送", "【上海市】快件离开上海转运中心，发往杭州转运中心", "已揽收", "Signed by the locker", "请联系驿站取件", "司机在途中"})
    void what_names_nobody_stays(String text) {
        assertThat(NameMask.mask(text)).isEqualTo(text);
    }
}
