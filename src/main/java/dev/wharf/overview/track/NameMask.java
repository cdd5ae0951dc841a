package dev.wharf.overview.track;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Hides the names of people in what carriers write: who signed, who delivers, and anybody called Mr or Ms. Words that say where a parcel was left, such as a locker, or
 * that name nobody, such as "in person", stay. Rather hides a word too many than one too few. Pure.
 */
public final class NameMask {
    private static final String HIDDEN = "**";
    private static final String HAN = "[\\p{IsHan}*＊·]";
    /** What may follow a Chinese name: something else than a character, or one of these. */
    private static final String END = "(?=$|[^\\p{IsHan}*＊·]|正在|派件|派送|配送|送货|代签|代为|代收|签收|已|将|电话|手机|联系|上门|为您|给您|取件|揽收|揽件|投递|先生|女士|小姐|师傅)";
    private static final String LATIN = "[A-Za-z*][A-Za-z*.'-]*(?: [A-Z*][A-Za-z*.'-]*){0,2}";
    /** Where nothing says how long it is, three characters, as most names have at most. */
    private static final String NAME = "(" + HAN + "{1,4}?" + END + "|" + HAN + "{1,3}|" + LATIN + ")";
    private static final String ROLE = "(?:签收人|收件人|收货人|代收人|取件人|寄件人|发件人|联系人|派件人|派件员|派送员|配送员|快递员|业务员|收派员|小件员|揽件员|揽收员|投递员|快递小哥|骑手|司机|姓名)";
    /** Goes on after a role without naming anybody. */
    private static final String NO_NAME = "(?!拒|要求|改|电话|手机|正在|已|将|会|的|不|无|未|地址|您|可|请|与|和|派|签|取|联系|上门|为|在|按|自|同意|申请|更|信息|号码|姓名|到|把|从|给|称|代|投|送|揽|有|因)";
    private static final Pattern AFTER_ROLE = Pattern.compile("(" + ROLE + "\\s*(?:是|为)?\\s*[:：]?\\s*[【\\[（(「“\"]?\\s*)" + NO_NAME + NAME);
    private static final Pattern AFTER_ROLE_EN = Pattern.compile("((?i:signed (?:for )?by|received by|signature|courier|driver|recipient|consignee|contact)\\s*[:：]?\\s+)([A-Z*][A-Za-z*.'-]*(?: [A-Z*][A-Za-z*.'-]*){0,2}|"
        + HAN + "{2,4})");
    private static final Pattern BY_SOMEBODY = Pattern.compile("((?:由|被)\\s*[【\\[（(]?)" + NAME + "(?=[】\\])）]?\\s*(?:代签收|代收|代为|签收|派送|派件|配送|揽收|揽件|取件|投递))");
    /** The hundred commonest surnames and the double ones; before a form of address any of them begins a name. */
    private static final Pattern ADDRESSED = Pattern.compile("(?:欧阳|上官|司马|诸葛|司徒|东方|皇甫|尉迟|公孙|慕容|令狐|"
        + "[王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤])"
        + "[\\p{IsHan}*]{0,2}?(?=先生|女士|小姐|师傅|阿姨|大哥|老师)");
    /** A place, a company, or nobody in particular. */
    private static final Pattern NOBODY = Pattern.compile("本人|他人|家人|家属|朋友|同事|邻居|同学|亲友|驿站|快递|丰巢|菜鸟|自提|代收点|服务|网点|营业|公司|物流|速运|邮政|邮局|便利|超市|收发|传达|门卫|保安|前台|物业|信箱|门口|图片|拍照|柜|店|室");

    private NameMask() { }

    public static String mask(String text) {
        var roles = AFTER_ROLE.matcher(text).replaceAll(NameMask::hidden);
        var english = AFTER_ROLE_EN.matcher(roles).replaceAll(NameMask::hidden);
        var by = BY_SOMEBODY.matcher(english).replaceAll(NameMask::hidden);
        return ADDRESSED.matcher(by).replaceAll(HIDDEN);
    }

    private static String hidden(MatchResult found) {
        return Matcher.quoteReplacement(NOBODY.matcher(found.group(2)).find() ? found.group() : found.group(1) + HIDDEN);
    }
}
