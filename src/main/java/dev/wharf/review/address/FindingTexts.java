package dev.wharf.review.address;

/** The sentences a clerk reads. No personal data: a finding is stored and logged, the address is not. */
final class FindingTexts {
    private FindingTexts() { }

    static AddressFinding of(AddressProblem problem, RegionReading region, String proposal) {
        String city = region.city() == null ? "" : region.city().name();
        return switch (problem) {
            case MISSING_PROVINCE_CITY -> new AddressFinding(problem, "region",
                "缺少省市，且无法由区县推断，请向买家确认省和市。",
                "The city is missing and cannot be inferred; ask the buyer for province and city.", proposal);
            case MISSING_DISTRICT -> new AddressFinding(problem, "region",
                city.isEmpty() ? "缺少区县，请向买家确认。" : city + "下缺少区县，请补充区县。",
                city.isEmpty() ? "The district is missing; ask the buyer for it." : "The district within " + city + " is missing; add it.", proposal);
            case DISTRICT_MISMATCH -> new AddressFinding(problem, "region",
                contradiction(region, "不属于", "省、市、区县互相矛盾") + "，请向买家确认正确的地区。",
                contradiction(region, " is not in ", "Province, city and district contradict each other") + "; ask the buyer which region is right.",
                proposal);
            case VAGUE_STREET -> new AddressFinding(problem, "street",
                "详细地址不够具体，请补充门牌号、小区、楼宇或单位名称。",
                "The street does not lead to one place; add a house number or the name of a compound, building or company.", proposal);
            case BAD_PHONE -> new AddressFinding(problem, "phone",
                "电话号码无效，请向买家索取手机号或带区号的座机号。",
                "No valid phone number; ask for a mobile number or a landline with its area code.", proposal);
            case BAD_NAME -> new AddressFinding(problem, "name",
                "收件人姓名无效，请补充可以联系的称呼。",
                "The name does not name anybody; ask whom the courier should address.", proposal);
        };
    }

    /** Names the two regions where they are known: 鄞州区不属于杭州市. */
    private static String contradiction(RegionReading region, String between, String general) {
        Region upper = region.city() == null ? region.province() : region.city();
        if (upper == null || region.contradicting().isEmpty()) {
            return general;
        }
        String lower = region.contradicting().get(0).name();
        return lower.equals(upper.name()) ? general : lower + between + upper.name();
    }
}
