package dev.wharf.review.address;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Says whether a phone field holds a number that can be valid. Whether it is in service cannot be seen offline. */
final class PhoneRule {
    /** Between two numbers in one field. */
    private static final Pattern BETWEEN = Pattern.compile("[/、;|\\\\]|或者?|和|&");
    private static final Pattern BRACKETS = Pattern.compile("[()\\[\\]【】-]+");
    /** 微信同号 and the like; 转1234 in brackets is an extension. */
    private static final Pattern REMARK = Pattern.compile("[(\\[【][^0-9()\\[\\]【】]*[)\\]】]");
    private static final Pattern EDGE_DASH = Pattern.compile("^-|-$");
    private static final Pattern LABEL = Pattern.compile("^(联系电话|联系方式|手机号码?|手机|电话号码?|电话|座机|固话|tel|phone|mobile)[:.]?");
    private static final Pattern COUNTRY = Pattern.compile("^(\\+86|0086|86(?=-?1\\d{10}|-1|-?400|-?800|-?0\\d{9}|-[2-9]\\d{1,2}-\\d))-?");
    private static final Pattern SPLIT_MOBILE = Pattern.compile("1\\d{2}[-.]?\\d{4}[-.]?\\d{4}(?!\\d)");
    private static final Pattern GREATER_CHINA =
        Pattern.compile("(\\+|00)?(852-?[2-9]\\d{3}-?\\d{4}|853-?[268]\\d{3}-?\\d{4}|886-?(0?9\\d{2}-?\\d{3}-?\\d{3}"
            + "|\\(?0?\\)?[2-8]-?\\d{3,4}-?\\d{4}))");
    private static final Pattern HOTLINE = Pattern.compile("([48]00)-?(\\d{3}-?\\d{4}|\\d{4}-?\\d{3}|\\d-?\\d{3}-?\\d{3}|\\d-?\\d{6}"
            + "|\\d{2}-?\\d{2}-?\\d{3})");
    private static final Pattern EXTENSION = Pattern.compile("(-|_|,|#|\\*|转|-?转-?|分机号?[:-]?|-?ext\\.?|x)\\d{1,6}#?");
    private static final Pattern LOCAL_NUMBER = Pattern.compile("[2-9]\\d{2,3}[- ]?\\d{4}");
    /** Shared by demo shops as a number to try out; with an extension it is a platform's privacy number. */
    private static final String WELL_KNOWN = "13800138000";
    private static final String UP = "01234567890123456789";
    private static final String DOWN = "98765432109876543210";

    private final Set<String> mobilePrefixes;
    private final Set<String> areaCodes;
    private final Map<String, String> areaCodeByCity;

    PhoneRule(Set<String> mobilePrefixes, Set<String> areaCodes, Map<String, String> areaCodeByCity) {
        this.mobilePrefixes = mobilePrefixes;
        this.areaCodes = areaCodes;
        this.areaCodeByCity = areaCodeByCity;
    }

    /** What is missing before a local number: {@code 0571-} for 杭州市. Empty if the field is no local number or the city is unknown. */
    String areaCodeFor(String written, RegionCompletion region) {
        if (!LOCAL_NUMBER.matcher(TextFolder.fold(written)).matches()) {
            return "";
        }
        String code = areaCodeByCity.getOrDefault(region.city(), areaCodeByCity.getOrDefault(region.district(), ""));
        return code.isEmpty() ? "" : code + "-";
    }

    boolean isGood(String written) {
        String field = TextFolder.fold(written.length() > 100 ? written.substring(0, 100) : written).toLowerCase(java.util.Locale.ROOT);
        field = REMARK.matcher(field).replaceAll("");
        if (isGoodNumber(field)) {
            return true;
        }
        for (String part : BETWEEN.split(field)) {
            if (isGoodNumber(part)) {
                return true;
            }
        }
        return field.indexOf(' ') > 0 && spacedNumbers(field) || field.indexOf(',') > 0 && anyGood(field.split(","));
    }

    /** Two numbers may be divided by nothing but a space. */
    private boolean spacedNumbers(String field) {
        return anyGood(field.split(" "));
    }

    private boolean anyGood(String[] parts) {
        for (String part : parts) {
            if (isGoodNumber(part)) {
                return true;
            }
        }
        return false;
    }

    private boolean isGoodNumber(String written) {
        String number = EDGE_DASH.matcher(BRACKETS.matcher(written.replace(" ", "")).replaceAll("-")).replaceAll("");
        number = LABEL.matcher(number).replaceFirst("").replace("-转", "转");
        if (GREATER_CHINA.matcher(number).matches()) {
            return !isPlaceholder(number.replaceAll("\\D", ""));
        }
        if (ForeignNumbers.isGood(number)) {
            return true;
        }
        Matcher country = COUNTRY.matcher(number);
        boolean international = country.find();
        String national = international ? number.substring(country.end()) : number;
        return isMobile(national) || isHotline(national) || isLandline(national)
            || international && !national.startsWith("0") && isLandline("0" + national);
    }

    private boolean isMobile(String number) {
        Matcher mobile = SPLIT_MOBILE.matcher(number);
        if (!mobile.lookingAt()) {
            return false;
        }
        String digits = mobile.group().replaceAll("\\D", "");
        String rest = number.substring(mobile.end());
        if (!mobilePrefixes.contains(digits.substring(0, 3)) || !rest.isEmpty() && !EXTENSION.matcher(rest).matches()) {
            return false;
        }
        return digits.equals(WELL_KNOWN) ? !rest.isEmpty() : !isPlaceholder(digits);
    }

    private boolean isHotline(String number) {
        Matcher hotline = HOTLINE.matcher(number);
        if (!hotline.lookingAt()) {
            return false;
        }
        String rest = number.substring(hotline.end());
        return (rest.isEmpty() || EXTENSION.matcher(rest).matches()) && !isPlaceholder(hotline.group().replaceAll("\\D", ""));
    }

    private boolean isLandline(String number) {
        for (int length = 3; length <= 4 && length < number.length(); length++) {
            if (areaCodes.contains(number.substring(0, length)) && isLocal(number.substring(0, length), number.substring(length))) {
                return true;
            }
        }
        return false;
    }

    /** Seven or eight digits that begin with 2 to 9, then nothing or an extension. */
    private static boolean isLocal(String areaCode, String written) {
        String local = written.startsWith("-") ? written.substring(1) : written;
        if (local.isEmpty() || local.charAt(0) < '2' || local.charAt(0) > '9') {
            return false;
        }
        int digits = 0;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c >= '0' && c <= '9') {
                digits++;
            } else if (c != '-' && c != '.' || digits >= 7) {
                break;
            }
            String rest = local.substring(i + 1);
            if ((digits == 7 || digits == 8) && (rest.isEmpty() || EXTENSION.matcher(rest).matches())) {
                return !isPlaceholder(areaCode + local.substring(0, i + 1).replaceAll("\\D", ""));
            }
        }
        return false;
    }

    private static boolean isPlaceholder(String digits) {
        String last = digits.substring(digits.length() - 8);
        return last.chars().distinct().count() == 1 || UP.contains(last) || DOWN.contains(last)
            || digits.chars().distinct().count() <= 2 || digits.equals("12345678901");
    }
}
