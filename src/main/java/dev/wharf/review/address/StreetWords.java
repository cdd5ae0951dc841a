package dev.wharf.review.address;

import java.util.regex.Pattern;

/** The vocabulary of streets. Every pattern is meant for the beginning of the text that is still to be read. */
final class StreetWords {
    static final String NUMERAL = "[0-9零一二三四五六七八九十百两]";

    /** Ends a road. 街道 is a town and 街坊, 街区 are compounds. */
    static final Pattern ROAD_END = Pattern.compile(
        "公路(?!局|段)|马路|大路|环路|支路|路(?!灯|桥公司|政|易|局)|大街(?!道)|(?<!天)街(?!道|坊|区|办)|大道|胡同|国道|省道|县道|乡道|高速|巷子|巷"
            + "|道(?=[0-9与和甲]|$|[东西南北中]|交|\\s|-)|弄(?=[0-9]|$|\\s)|环(?=$|与|和|[0-9]|[东西南北]段)|线(?=与|和|交|$|[0-9]"
            + "|[东西南北])|条(?=$|[0-9]+号)");

    /**
     * A number that makes a road a place: 88号, 甲2号, 附1号, 399弄, 216, 3号院. Not a distance, a time or a metro line. The quantifiers
     * are possessive: text from outside must not make the matcher try every division of a long number.
     */
    static final Pattern HOUSE_NUMBER = Pattern.compile("(?:NO\\.?|no\\.?|No\\.?|[甲乙丙丁附内外新老特临]|[A-Za-z]-?|第)?"
        + "(?:[0-9]++(?:[-~/#&+.]?[0-9A-Za-z])*+|" + NUMERAL + "++(?=号|弄|巷|院|栋|幢|座|楼|$|[^\\p{IsHan}]))"
        + "(?!" + NUMERAL + "*+(?:米|公里|千米|点|分钟|多米|余米|m|km|号线|路|大街|街(?!坊)|国道|元|字|个|段|马路|[岔叉]))(?:号院|号|弄|巷"
            + "|#|院|栋|幢|座|组|楼)?");

    /** Part of a building or a compound: says nothing without a name. */
    static final Pattern UNIT = Pattern.compile("(?=[A-Za-z0-9零一二三四五六七八九十百两甲乙丙丁第]|[东西南北中](区|楼|座|门|单元|栋"
            + "|幢)(?!\\p{IsHan}|$)|[东西南北中][区门座]?[0-9一二三四五六七八九])"
        + "(?:[A-Za-z甲乙丙丁东西南北中]|第?" + NUMERAL + "++)?-?(?:" + NUMERAL + "|[A-EG-Za-eg-z-])*+"
        + "(号楼|号院|栋|幢|座|单元|号门|号铺|号|室|层|楼|门面|门|房|户|期|区|#|F|f|商铺|铺|档|排|库|车间|号厂房|厂房|店面|栋楼|梯)(?!村"
            + "|庄|屯|镇|乡|街|路|沟|寨|营|子|堡|店|桥|社区|小区|大街|花园|家园|公寓|新村|大厦|广场)");
    static final Pattern LOOSE_UNIT = Pattern.compile("(?:[0-9]|[A-Za-z](?![A-Za-z]))[0-9A-Za-z#/.&+~_-]*");

    /** Numbered places of the countryside and of company towns: 3组, 七连, 18小区. */
    static final Pattern NUMBERED_PLACE = Pattern.compile("第?" + NUMERAL + "++(号)?(小区|街坊|连队?|大院|号院|村|屯|社区|中学|小学|医院"
            + "|中|小(?=$|\\s|门)|厂|矿|处|局|大队|团场|分场)(?!路|街)");
    static final Pattern GROUP = Pattern.compile("第?" + NUMERAL + "++(村民小组|小组|组|社|队|生产队)(?!区)");
    static final Pattern REGIMENT = Pattern.compile("(兵团)?第?" + NUMERAL + "++(团场|团|师|农场)(?!结)(部)?");

    static final Pattern JUNCTION = Pattern.compile("(的)?(交叉路口|交叉口|交叉处|交叉|交汇处|交汇口|交汇|交会处|交界处|交界|交接处|交口"
            + "|十字路口|丁字路口|丁字口|三岔路口|十字|路口|街口|道口|转盘|红绿灯|环岛|相交处|相交|拐角处?|转角处?)(处)?");
    static final Pattern DISTANCE = Pattern.compile("(往|向|以|朝)?[东西南北里前后]{0,2}(侧|边|走|方向|面|行"
            + "|首)?(大?约)?" + NUMERAL + "+(千|多|余|来)?(米|公里|千米|m|km|里地|里路)(左右|处|远|路)?");
    static final Pattern SIDE = Pattern.compile("([两沿]侧|两[边旁]|沿线|一直走?|尽头|[东西南北]?延(长线|线)?(?=$)|[东西南北]{2}(?=$|\\s)"
            + "|(往|向|以|朝)[东西南北里前后]{1,2}(走|方向|面|侧|边|行|拐)?|(路|街|道|马路)?[东西南北]{1,2}(侧|头|首|边|面|端|段|角|口"
            + "|方向|向)|之间|中间|(中|前|后|末)段|上段|下段|[东西南北中]?" + NUMERAL
        + "段|(路|街|道)[东西南北]{1,2}(?!村|庄|街|路|社区|小区|大街)|中路|路边|街边|路旁|路上|街上|(靠|近)[东西南北]|处|内|里|侧|上"
            + "|[东西南北中](?=$|\\s))(?!村|庄|屯|社区|街|路|大街|小区|营|坊|园|" + NUMERAL + "*组|苑|花园|湾|寨|堡)");
    static final Pattern REFERENCE = Pattern.compile("(的)?(斜对面|正对面|对面|对过|对门|附近|旁边|周边|周围|旁侧|隔壁|后面|前面|后边|前边"
            + "|后侧|前侧|左侧|右侧|左边|右边|后方|前方|后身|西邻|东邻|南邻|北邻|一带|边上|那边|这边|那里|这里|不远处|不远|靠近|临近"
            + "|往里走|往里|往前走|往前|旁)(?!巷|村)|("
        + "(?<=桥|站|广场|公园|医院|学校|小学|中学|大学|大厦|大楼|小区|花园|市场|商场|超市|中心|酒店|宾馆|政府|局|厂)[东西南北]{1,2}(侧|边|面|$))");

    /** A village or a compound that stands before a road inside one word: 凤凰村|岭下路, but not 中关村南大街. */
    static final Pattern PLACE_BEFORE_ROAD = Pattern.compile(
        "(.{1,8}?(?:行政村|村|社区|居委会|小区|花园|家园|公寓|新村|大厦|工业园|工业区|工业城|产业园|科技园))"
            + "(?![东西南北中上下前后内外老新大小一二三四五六七八九十环0-9]{0,3}(?:路|街|大街|大道|巷|胡同))(?=.{3,})(.*)");

    private static final String KIND = "小区|花园|公寓|家园|大厦|大楼|写字楼|楼房|商务楼|办公楼|市场|菜市场|农贸市场|批发市场|超市|商场"
            + "|购物中心|学校|小学|中学|高中|初中|大学|学院"
        + "|幼儿园|医院|卫生院|卫生室|卫生所|诊所|宾馆|酒店|饭店|旅馆|工厂|厂|厂区|公司|单位|宿舍|宿舍楼|职工宿舍|员工宿舍|学生宿舍"
            + "|男生宿舍|女生宿舍|教学楼|办公室|食堂|单元楼|住宅楼|居民楼|出租屋|出租房|租房|工地|工业园|工业园区|工业区|科技园|产业园|园区|开发区"
        + "|村|村委会|村委|村部|社区|居委会|政府|镇政府|乡政府|办事处|政府大楼|派出所|银行|信用社|供销社|药店|店|门市|门市部|门面|商铺"
            + "|店铺|饭馆|餐馆|网吧|理发店|便利店|小卖部|水果店|烟酒店|手机店|服装店"
        + "|家属院|家属楼|家属区|老家|小学校|中心小学|中心学校|中心中学|中心校|中心幼儿园|中心卫生院|敬老院|养老院|财政所|国土所|法庭"
            + "|税务所|农机站|粮站|粮库|邮局|邮电局|邮政所|邮政局|兽医站|文化站|林业站|加油站|新村|新区|安置房|安置区|安置小区|别墅|商城"
            + "|商业街|商业广场|厂房|办公区|生活区";
    private static final String PICK_UP = "快递柜|丰巢|丰巢柜|丰巢快递柜|智能柜|智能快递柜|菜鸟驿站|菜鸟|菜鸟裹裹|驿站|代收点|代收|代收处"
            + "|代领点|自提点|自提柜|自提|快递点|快递站|快递站点|快递驿站|快递代收点|快递超市|妈妈驿站|妈妈店|收发室|传达室|门卫|门卫室"
            + "|门卫处|保安室|保安亭|值班室|物业|物业处|营业部|营业厅|营业点|网点|快递公司|快递|服务站";
    private static final String NOWHERE = "镇上|乡里|街上|街里|街道上|县城|县里|城里|城内|市里|市区|市内|城区|郊区|乡下|农村|村里|村上"
            + "|村口|村头|山上|河边|路边|路口|家|家里|我家|家门口|门口|大门|大门口|正门|后门|侧门|门前|楼下|楼上|院内|院里|里面|外面|中心"
            + "|市中心|镇中心|县中心|本地|本市|本县|本镇|本村|当地|这里|那里|老地方|原地址|老地址|地址|详细地址|收货地址|街道门牌号?"
            + "|门牌号|前台|村子里|街道|集镇|集市|老街|新街|街面|城关|中段|前段|后段|大院|院子|某处|某地|道路|无路名|区|县|市|镇|乡|出口处"
            + "|外滩|天安门|钟鼓楼|钟楼|鼓楼|大雁塔|小雁塔|夫子庙|城隍庙|黄鹤楼|岳阳楼|滕王阁|广州塔|故宫|天坛|颐和园|洪崖洞|解放碑|兵马俑"
            + "|五道口|桥头|街口|巷口|平房|红绿灯|转盘|山脚下?|镇里|公司前台|[国省县乡]道边?|巷子里?|胡同里?|弄堂里?|小巷里?|巷内|小路";
    private static final Pattern SOME = Pattern.compile("(某某?|一个|一家|这个|那个|我们?|他们?|本|咱|你们?"
            + "|自己)(的)?(.{0,2})(" + KIND + "|楼)(的)?(门口|里|内)?");
    private static final Pattern KIND_ONLY = Pattern.compile("(老|新|大|小|旧|的)?(" + KIND + ")(宿舍楼?|大门|教学楼|家属院|食堂|里|内"
            + "|里面|门口|大门口|[东西南北正后]门|收发室|传达室|门卫室?|楼[上下])?");
    private static final Pattern PICK_UP_ONLY = Pattern.compile("((小区|学校|公司|单位|村|村里|镇上|街上|家|楼下|楼上|门口|大门口|附近|本"
            + "|我们?)(的|里|内)?){0,2}(" + PICK_UP + "){1,3}(自取|代收|里|内)?");
    private static final Pattern NOWHERE_ONLY = Pattern.compile("(的|在|到)?(" + NOWHERE + ")+|[号弄栋幢室层楼]{1,3}|[东西南北前后大]{1,2}门(口)?|[与和及跟到的在至]");
    private static final Pattern NO_ADDRESS = Pattern.compile("(同上|同前|[和跟与]?(以前|上次|之前)(一样|地址)?.*|老样子|.*([xX×*]{2,}"
            + "|某某?)(路|街|道|号|小区|村|镇|楼|大厦).*|见备注|如备注|备注|看备注|详见.*|如上.*|同(收货|收件|发货)?地址|[跟和同]上.*|如图"
            + "|见图|略|无|没有|暂无|不详|未知|空|null|none|none|n/?a|测试.*|test.*|测试地址|随便.*|不知道.*|哈哈.*|啊啊.*|自提.*|不用.*"
            + "|都行|任意|加微信.*|.{0,3}测试[单数订]?.{0,2}|不需要.*|老地方|老地址|默认.*|你好.*|呵呵.*|嘿嘿.*|嗯+|保密|不告诉.*|乱写.*|瞎写.*|乱填.*|详细.{0,3}|具体.{0,3}|再说"
            + "|没想好|阿斯[顿蒂].*|阿萨德.*|请选择.*|待定|待补充?|后补|未填.*|没填.*)");

    /** A station, square, park, bridge or sight leads to no door. */
    private static final Pattern LANDMARK = Pattern.compile(
        ".*((?<!加油|驿|快递|工作|变电|水电|服务|卫生|兽医|粮|电|检测|收购|防疫|供应|维修|救助|加气|充电|泵|文化|广播|电视|气象|农机|林业"
            + "|管理|中转|供水|推广|边检|消防|运管|养护|推广|粮|分|回收|货运|监测|发电|污水|计生|保健|血|急救|接种|配送|农技|种子|畜牧|水文|地震|护林|国土|批发|劳务)站|站台|地铁|轻轨|地铁口|出口|出站口|进站口"
            + "|(?<!主题|创意|工业|科技|产业)公园|(?<!生态)景区|风景名胜区|旅游区|景点|植物园|动物园|游乐园|大桥|立交桥|天桥|高架桥|人行桥"
            + "|(?<!虹|里|石|板|柳|三|高|长|新|卢沟|太平|马|六|八)桥|大桥头|立交|高架|步行街|古镇|古城|老街|古街|美食街|小吃街|夜市|机场"
            + "|航站楼|码头|渡口|收费站|高速口|高速路口|服务区"
            + "|江边|湖边|海边|水库|大坝|湿地|沙滩|古城墙|城墙|烈士陵园|纪念碑|雕像|牌坊|体育场"
            + "|露天广场)([A-Za-z0-9一二三四五六七八九十]*号?(出|入)?口|[东南西北正后侧前大]{1,2}门口?|底?下)?");
    /** The last characters of {@link #LANDMARK} and {@link #SQUARE}. */
    private static final String LANDMARK_END = "站台铁轨口园区点桥头交架街镇城市场楼渡边库坝地滩墙陵碑像坊门下";
    private static final Pattern SQUARE = Pattern.compile(".{0,4}(天府|泉城|洪山|天安门|友好|二七|解放碑|夷陵|五一|人民|文化|市政|五一|八一|中心|火车站|站前|政府|体育|中山|解放|胜利|革命"
            + "|市民|城市|音乐|喷泉|休闲|政务|青年|迎宾|红旗|英雄|法治|法制|健身|公园|五四|友谊|和平|民族|东方红|团结|建设|劳动|新世纪"
            + "|站北|站南|行政|世纪|滨江|湖滨|星海|儿童|园林|南门|北门|东门|西门)广场");
    private static final Pattern ZONE = Pattern.compile(".{0,8}(开发区|高新区|经开区|保税区|自贸区|度假区|示范区|管理区|新区|城区|片区|组团)");
    private static final Pattern TOWN = Pattern.compile("[^驻]{1,6}(街道办事处|街道办|街道|(?<!小)镇|乡|苏木|办事处|集镇|镇上|乡镇)");
    private static final Pattern CARRIER = Pattern.compile("顺丰|圆通|中通|申通|韵达|百世|极兔|德邦|京东|邮政|EMS|ems|天天|宅急送|优速|安能");
    private static final Pattern NAMED_AFTER_CARRIER = Pattern.compile(".*(银行|园|大厦|分拨中心|转运中心|有限公司)");
    private static final Pattern TOWN_OFFICE = Pattern.compile("(.{0,2})(学校|小学|中学|高中|初中|中心小学|中心学校|中心校|中心中学"
            + "|中心幼儿园|幼儿园|卫生院|中心卫生院|医院|政府|镇政府|乡政府|办事处|派出所|敬老院|养老院|供销社|信用社|邮局|邮政所|邮政局"
            + "|邮电局|法庭|财政所|国土所|税务所|粮站|粮库|兽医站|文化站|林业站|农机站|农贸市场|菜市场|老家属院|工业园|工业园区|工业区"
            + "|产业园)(宿舍楼?|大门|教学楼|家属院|食堂|里|内|收发室|传达室|门卫室?)?");

    /** A sentence to somebody, not a place; shops and compounds may well be called 你好 or 我家. */
    private static final Pattern TALK = Pattern.compile(
        ".*([我你您]|吗|啦|很|想要|谢谢|的了|好了).*(?<!店|超市|小区|公寓|酒店|宾馆|馆|厅|吧|屋|坊|城|楼|苑|园|院|厂|司|村|庄|场|部|站|厦"
            + "|局|校|中心|家)");

    private StreetWords() { }

    /** The first characters of {@link #ROAD_END}: a look at one character is much cheaper than the pattern. */
    static boolean mayEndRoad(char c) {
        return "公马大环支路街胡国省县乡高巷道弄线条".indexOf(c) >= 0;
    }

    /** The first characters of {@link #REFERENCE}. */
    static boolean mayRefer(char c) {
        return "的斜正对附旁周隔后前左右东西南北一边那这不靠临往".indexOf(c) >= 0;
    }

    static boolean isNoAddress(String text) {
        return NO_ADDRESS.matcher(text).matches();
    }

    static boolean isPickUp(String word) {
        return PICK_UP_ONLY.matcher(word).matches();
    }

    static boolean isCarrier(String word) {
        return word.length() <= 12 && CARRIER.matcher(word).find() && !NAMED_AFTER_CARRIER.matcher(word).matches();
    }

    static boolean isTownOffice(String word) {
        return TOWN_OFFICE.matcher(word).matches();
    }

    static boolean isKind(String word) {
        return KIND_ONLY.matcher(word).matches();
    }

    static boolean isNowhere(String word) {
        return NOWHERE_ONLY.matcher(word).matches() || SOME.matcher(word).matches();
    }

    static boolean isTalk(String word) {
        return TALK.matcher(word).matches();
    }

    static boolean isLandmark(String word) {
        return LANDMARK_END.indexOf(word.charAt(word.length() - 1)) >= 0
            && (LANDMARK.matcher(word).matches() || SQUARE.matcher(word).matches());
    }

    static boolean isArea(String word) {
        return ZONE.matcher(word).matches() || TOWN.matcher(word).matches();
    }
}
