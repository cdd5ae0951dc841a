package dev.wharf.tracking;

/** A push that is not taken. */
public class PushRefused extends RuntimeException {
    /** SIGNATURE also stands for an account that does not exist: who guesses accounts learns nothing. */
    public enum Why {
        SIGNATURE("签名错误 bad signature"),
        UNREADABLE("报文无法解析 the message cannot be read"),
        TOO_LARGE("报文过大 the message is too large"),
        TOO_SLOW("报文接收超时 the message came too slowly"),
        CROWDED("同一来源的请求过多，请稍后重推 too many at once from one address, push again later"),
        BUSY("系统繁忙，请稍后重推 busy, push again later");

        private final String words;

        Why(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }

    private final Why why;

    public PushRefused(Why why) {
        super(why.name(), null, false, false);
        this.why = why;
    }

    public Why why() {
        return why;
    }
}
