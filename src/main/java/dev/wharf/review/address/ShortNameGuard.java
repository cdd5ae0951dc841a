package dev.wharf.review.address;

import java.util.regex.Pattern;

/**
 * Decides whether a region name in a text is a region or only the first half of another name: 南京 in 南京西路, 天河 in 天河城,
 * 深圳 in 深圳航天研究院. It looks at what follows, because names are never divided by spaces.
 */
final class ShortNameGuard {
    private static final String ROAD = "(公路|大路|马路|路|大街|街(?!道)|大道|道|巷|弄|胡同|高速|环路|线)";
    /** What stands between a name and the road word when both are one road: 中山东一路, 长安北路, 海南岛路, 武侯祠大街. */
    private static final Pattern STARTS_ROAD = Pattern.compile(
        "((?:门[内外])?[东西南北中上下前后内外老新大小一二三四五六七八九十环支]{0,3}|\\p{IsHan})" + ROAD + ".*");
    private static final String MIDDLE = "(国际|文化|商业|商务|时代|世纪|中心|人民|体育|科技|购物|金融|创意|天地|新|大|老|明珠|财富|贸易"
            + "|建材|家具|家居|装饰|汽车|汽配|农产品|五金|服装|轻纺|小商品|批发|农贸|蔬菜|水果|花鸟|电子|钢材|茶叶|物流|会展|奥体|奥林匹克"
            + "|创业|百货|实验|第?[一二三四五六七八九十]|妇幼|中医|职业技术)*";
    private static final String COMPOUND = "(广场|大厦|大楼|商厦|公园|花园|花苑|佳苑|家园|公寓|小区|新村|新城|名城|商城|医院|学校|中学"
            + "|小学|大学|学院|宾馆|酒店"
        + "|饭店|酒家|酒楼|商场|市场|火车站|汽车站|高铁站|客运站|地铁站|车站|机场|大桥|码头|书城|体育馆|体育场|足球场|体育中心|图书馆|剧院"
            + "|银行|影城|山庄|明珠|景区|风景|国宾馆|植物园|动物园|汽车城|建材城|商贸城|家具城|服装城|步行街|商业街|会展中心|财富中心|口岸"
            + "|商务中心|金融中心|购物中心|市民中心|保健院|幼儿园|派出所|法院|百货)";
    /** Names a compound only at the end of a word: 天河城3楼, 玄武湖, but not 杭州湖滨银泰. */
    private static final String LAST_CHARACTER =
        "[城苑站桥港门里湾府村庄屯寨阁塔寺庙湖宫河滩山](?=$|[^\\p{IsHan}]|[一二三四五六七八九十]+[楼层期区]|[东西南北][门区]|百货|购物|公园|广场"
            + "|大厦|大楼|大酒店|酒店|宾馆|小区|花园|公寓|家园|新村|商厦|商城|市场)";
    private static final Pattern STARTS_COMPOUND =
        Pattern.compile(MIDDLE + "(" + COMPOUND + "(?!区|县|市|镇|乡|街道|[\\p{IsHan}]{0,3}" + ROAD + ")|" + LAST_CHARACTER + ").*");
    /** 海珠广场北路, 江北机场路: a road named after a compound that is named after the district. */
    private static final Pattern STARTS_COMPOUND_ROAD =
        Pattern.compile("(广场|机场|车站|火车站|公园|大桥|医院|大学|码头)[\\p{IsHan}]{0,2}" + ROAD + ".*");
    private static final Pattern STARTS_COMPANY = Pattern.compile(
        "[^0-9路街道号镇乡村区县巷弄]{0,12}(公司|集团|股份|研究院|研究所|设计院|大学|学院|银行|分行|支行|医院|报社|出版社|协会|事务所|厂).*"
            + "|\\p{IsHan}{0,3}(火锅|小吃|拉面|小面|烤鸭|菜馆|面馆|餐厅|餐馆)(店|馆|城)?($|[^\\p{IsHan}].*)");
    private static final Pattern CONTINUES_CITY = Pattern.compile("场.*");
    private static final Pattern CONTINUES_DISTRICT = Pattern.compile("(域|间|" + ROAD + "($|[^\\p{IsHan}]|[东西南北中一二三四五六七八九十])).*");

    private ShortNameGuard() { }

    /** @param rest what follows a name in a text that already has a region: 深圳市 in 深圳市某某有限公司 is no second one */
    static boolean isCompany(String rest) {
        return STARTS_COMPANY.matcher(rest).matches();
    }

    /** @param rest what follows a province or city name without its suffix */
    static boolean isRegion(String rest) {
        return !STARTS_ROAD.matcher(rest).matches() && !STARTS_COMPOUND.matcher(rest).matches()
            && !STARTS_COMPANY.matcher(rest).matches();
    }

    /** @param rest what follows a district name without its suffix; companies often follow one, as 南山科技园 shows */
    static boolean isDistrict(String rest) {
        return !STARTS_ROAD.matcher(rest).matches() && !STARTS_COMPOUND.matcher(rest).matches()
            && !STARTS_COMPOUND_ROAD.matcher(rest).matches();
    }

    /** @param rest what follows a name with its suffix: 中山市 in 中山市场, 开发区 in 开发区大道 */
    static boolean isFullName(String name, String rest) {
        return !(name.endsWith("市") ? CONTINUES_CITY : CONTINUES_DISTRICT).matcher(rest).matches();
    }
}
