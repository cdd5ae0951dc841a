package dev.wharf.review.setting;

/** For whom a setting holds: all shops of a tenant, or one shop. */
public record Scope(Kind kind, String code) {
    public enum Kind { TENANT, SHOP }

    public static Scope tenant(String code) {
        return new Scope(Kind.TENANT, code);
    }

    public static Scope shop(String code) {
        return new Scope(Kind.SHOP, code);
    }

    String zh() {
        return (kind == Kind.TENANT ? "租户 " : "店铺 ") + code;
    }

    String en() {
        return (kind == Kind.TENANT ? "tenant " : "shop ") + code;
    }
}
