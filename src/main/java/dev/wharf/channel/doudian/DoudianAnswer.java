package dev.wharf.channel.doudian;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.ChannelRefused;
import java.util.Set;

/** Tells apart what 抖店 answers (docs/rules/channels.md). Pure. */
final class DoudianAnswer {
    private static final String SUCCESS = "10000";
    private static final String FAULT = "20000";
    private static final Set<String> TOKEN = Set.of("isv.access-token-expired", "isv.access-token-no-existed");
    private static final String SHIPPED_BEFORE = "isv.business-failed:60110";
    /** "Busy, try again", although they are named our fault. */
    private static final Set<String> LATER = Set.of("isv.business-failed:8888", "isv.business-failed:60114", "isv.business-failed:60118", "isv.business-failed:60121",
        "isv.business-failed:60124", "isv.business-failed:60125", "isv.business-failed:70009", "isv.business-failed:70011", "isv.business-failed:120018", "isv.business-failed:120032",
        "isv.business-failed:20004");

    /** The token has ended or was taken back. */
    static final class TokenEnded extends ChannelRefused {
        TokenEnded(String code, String words) {
            super(code, words);
        }
    }

    /** A refusal that may mean that it was done before. */
    static final class ShippedBefore extends ChannelRefused {
        ShippedBefore(String code, String words) {
            super(code, words);
        }
    }

    private DoudianAnswer() { }

    /**
     * @return the data
     * @throws ChannelRefused        if it is our fault
     * @throws IllegalStateException if it is the platform's fault: it may have been done
     */
    static JsonNode checked(JsonNode answer) {
        var code = answer.path("code").asText();
        if (code.equals(SUCCESS) || answer.path("err_no").asText("-").equals("0")) return answer.path("data");
        var subCode = answer.path("sub_code").asText();
        var words = answer.path("sub_msg").asText(answer.path("msg").asText());
        if (TOKEN.contains(subCode)) throw new TokenEnded(subCode, words);
        if (subCode.equals(SHIPPED_BEFORE)) throw new ShippedBefore(subCode, words);
        if (code.isEmpty() || code.equals(FAULT) || subCode.startsWith("isp.") || subCode.startsWith("dop.") || LATER.contains(subCode)) {
            throw new IllegalStateException("抖店 " + code + " " + subCode);
        }
        throw new ChannelRefused(subCode.isEmpty() ? code : subCode, words);
    }
}
