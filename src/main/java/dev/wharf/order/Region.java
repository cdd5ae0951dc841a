package dev.wharf.order;

/** Province, city and district as the address library names them; empty where unknown. */
public record Region(String province, String city, String district) {
    public static final Region UNKNOWN = new Region("", "", "");
}
