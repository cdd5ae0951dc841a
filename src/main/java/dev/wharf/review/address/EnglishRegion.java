package dev.wharf.review.address;

import dev.wharf.review.address.Region.Level;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads city and district out of a one-line address in English or pinyin. The division library has no pinyin, so that the larger
 * cities are listed here; a district counts as written when the text says so, its name is not checked.
 */
final class EnglishRegion {
    private static final String CITIES = "beijing 北京 shanghai 上海 tianjin 天津 chongqing 重庆 guangzhou 广州 shenzhen 深圳 hangzhou"
            + " 杭州 nanjing 南京 suzhou 苏州"
        + " wuhan 武汉 chengdu 成都 xian 西安 xi'an 西安 qingdao 青岛 jinan 济南 dalian 大连 shenyang 沈阳 changchun 长春 harbin 哈尔滨"
            + " ningbo 宁波 xiamen 厦门 fuzhou 福州"
        + " wuxi 无锡 changsha 长沙 zhengzhou 郑州 hefei 合肥 nanchang 南昌 kunming 昆明 guiyang 贵阳 nanning 南宁 haikou 海口 sanya 三亚"
            + " taiyuan 太原 shijiazhuang 石家庄"
        + " hohhot 呼和浩特 urumqi 乌鲁木齐 lanzhou 兰州 xining 西宁 yinchuan 银川 lhasa 拉萨 wenzhou 温州 jinhua 金华 jiaxing 嘉兴"
            + " shaoxing 绍兴 huzhou 湖州 nantong 南通"
        + " changzhou 常州 xuzhou 徐州 yangzhou 扬州 foshan 佛山 dongguan 东莞 zhongshan 中山 zhuhai 珠海 huizhou 惠州 shantou 汕头"
            + " quanzhou 泉州 yantai 烟台 weifang 潍坊"
        + " luoyang 洛阳 guilin 桂林 tangshan 唐山 baoding 保定 langfang 廊坊 macau 澳门 macao 澳门 taipei 台北 kaohsiung 高雄 taichung 台中";
    private static final Map<String, String> BY_PINYIN = byPinyin();
    private static final Pattern WORD = Pattern.compile("[a-z][a-z']+");
    private static final Pattern ROAD_FOLLOWS = Pattern.compile("^ ?(east|west|north|south|middle|central|[0-9]+(st|nd|rd|th))? ?(road|rd"
            + "|street|st|avenue|ave|lu|jie|dadao|plaza|hotel|building|mansion|tower)\\b.*");
    private static final Pattern DISTRICT = Pattern.compile(
        "\\b[a-z']{2,} ?(district|dist\\.?|county|qu|xian|new area|development zone|high-?tech zone|industrial park zone)\\b");
    private static final Pattern HONG_KONG = Pattern.compile("\\bhong ?kong\\b");
    private static final Pattern HONG_KONG_REGION = Pattern.compile("\\b(kowloon|new territories|hong kong island)\\b");

    private EnglishRegion() { }

    static void read(RegionReading reading, RegionLibrary library, String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        Matcher word = WORD.matcher(lower);
        while (reading.city() == null && word.find()) {
            String city = BY_PINYIN.get(word.group());
            if (city != null && !ROAD_FOLLOWS.matcher(lower.substring(word.end())).matches()) {
                take(reading, library, city);
            }
        }
        boolean kowloon = HONG_KONG_REGION.matcher(lower).find();
        if (reading.city() == null && (kowloon || HONG_KONG.matcher(lower).find())) {
            take(reading, library, "香港");
        }
        Matcher district = DISTRICT.matcher(lower);
        if (!reading.isDistrictWritten() && (kowloon || district.find())) {
            reading.takeZone("");
        }
    }

    private static void take(RegionReading reading, RegionLibrary library, String city) {
        library.named(city).stream().map(RegionName::region).filter(region -> region.level() != Level.DISTRICT)
            .findFirst().ifPresent(reading::take);
    }

    private static Map<String, String> byPinyin() {
        String[] words = CITIES.split(" ");
        Map<String, String> cities = new HashMap<>();
        for (int i = 0; i < words.length; i += 2) {
            cities.put(words[i], words[i + 1]);
        }
        return Map.copyOf(cities);
    }
}
