package dev.wharf.review.address;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds where a request to the courier or the shop begins: what follows in the same clause belongs to it and is no place. */
final class CourierRequest {
    private static final String[] OPENERS = {
        "备注|留言|说明:|注意|打电话|打不通|来电|致电|电联|短信|提前|门禁|谢谢|麻烦|加急|急急|急用|急件",
        "送货|派送|签收|代签|拒收|拒签|到付|上门(?!村)|收货(?!站|点)|送到|送至|送去|送进|送上楼|送楼上|快递员|快递[放送请要]|包裹|尽快|尽量|最好|务必|必须|要求|需要",
        "周末|周[一二三四五六日]|星期[一二三四五六日天]|礼拜[一二三四五六日天]|工作日|节假日|双休|休息日|上班|下班|白天(?!鹅)|晚上|中午|早上",
        "请|勿|不[要接能想用送发收在]|不方便|别[放送发打忘给扔]|有人|没人|有狗|恶犬|家里[有没]|家有",
        "放到|放在|放(?=菜鸟|驿站|快递|门|丰巢|前台|物业|保安|传达|收发|楼下|邻|超市|自提|代收|单元|家|鞋|电表|水表|值班|柜|一楼)",
        "(?:保安|门卫|邻居|家人|同事|前台|他人)代收|到了|到后|到货|到时|微信|轻放|轻拿|易碎|生日礼物|礼物|包装好|本人|发货(?!部|中心)|开票|发票|验货|破损|补发|换货|退货|赠品",
        "(?:电话|手机|联系)(?!店|城|卖场|市场|专卖|局|维修|配件|大|公司|超市)|(?:只|仅)?[发走](?:顺丰|圆通|中通|申通|韵达|邮政|EMS|ems)"};
    /** The first characters of the openers: a look at one character is much cheaper than trying them all. */
    private static final Pattern OPENER = Pattern.compile("(?=[备留说注打来致电短提门谢麻加急送派签代拒到上收快包尽最务必要需周星礼生工节双休下白晚中早请勿不别有没恶家放保邻"
        + "同前他微轻易发开验破补换退赠手联只仅走本])(?:" + String.join("|", OPENERS) + ")");

    private CourierRequest() { }

    /** @return where the request begins, or the length of the clause if there is none */
    static int startIn(String clause) {
        Matcher opener = OPENER.matcher(clause);
        return opener.find() ? opener.start() : clause.length();
    }
}
