package dev.wharf.common;

/**
 * A request that cannot be done, said to the one who asked. Becomes a problem detail in one place.
 * The message names the field or thing, why, and what to do; it never carries personal data.
 */
public class Refusal extends RuntimeException {
    /** What a caller can do about it: correct the request, ask for something that exists, or look at the state first. */
    public enum Kind { INVALID, NOT_FOUND, CONFLICT, FORBIDDEN }

    private final Kind kind;
    private final String code;
    private final String field;

    public Refusal(Kind kind, String code, String field, String message) {
        super(message, null, false, false);
        this.kind = kind;
        this.code = code;
        this.field = field;
    }

    public static Refusal invalid(String code, String field, String message) {
        return new Refusal(Kind.INVALID, code, field, message);
    }

    public static Refusal notFound(String code, String message) {
        return new Refusal(Kind.NOT_FOUND, code, "", message);
    }

    public static Refusal conflict(String code, String message) {
        return new Refusal(Kind.CONFLICT, code, "", message);
    }

    public static Refusal forbidden(String code, String message) {
        return new Refusal(Kind.FORBIDDEN, code, "", message);
    }

    public Kind kind() {
        return kind;
    }

    /** Upper snake case; never renamed once published. */
    public String code() {
        return code;
    }

    /** JSON path of the field that is wrong, or empty. */
    public String field() {
        return field;
    }
}
