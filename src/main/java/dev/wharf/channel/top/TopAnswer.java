package dev.wharf.channel.top;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells apart what TOP answers (docs/rules/channels.md). Pure. */
final class TopAnswer {
    /** The order was shipped, or closed: which of them, only a question tells. */
    private static final String SHIPPED_BEFORE = "isv.logistics-offline-service-error:B04";
    /** "Shipping failed, wait a little and try again", although it is named our fault. */
    private static final Set<String> LATER = Set.of("isv.logistics-offline-service-error:B150");
    private static final Pattern BAN = Pattern.compile("last for (\\d{1,6}) more seconds");
    private static final Duration PAUSE = Duration.ofSeconds(10);

    /** A refusal that may mean that it was done before. */
    static final class ShippedBefore extends ChannelRefused {
        ShippedBefore(String code, String words) {
            super(code, words);
        }
    }

    private TopAnswer() { }

    /**
     * @return the answer if it is no error
     * @throws ChannelBusy           if we called too often
     * @throws ChannelRefused        if it is our fault
     * @throws IllegalStateException if it is the platform's fault: it may have been done
     */
    static JsonNode checked(JsonNode answer) {
        var error = answer.path("error_response");
        if (error.isMissingNode()) return answer;
        var code = error.path("code").asText();
        var subCode = error.path("sub_code").asText();
        var words = error.path("sub_msg").asText(error.path("msg").asText());
        if (code.equals("7")) throw new ChannelBusy(pause(words), words);
        if (subCode.equals(SHIPPED_BEFORE)) throw new ShippedBefore(subCode, words);
        if (subCode.startsWith("isp.") || LATER.contains(subCode) || subCode.isEmpty() && code.equals("10")) throw new IllegalStateException("TOP " + code + " " + subCode);
        throw new ChannelRefused(subCode.isEmpty() ? code : subCode, words);
    }

    /** A ban says how long it lasts; a limit per second does not. */
    private static Duration pause(String words) {
        var ban = BAN.matcher(words);
        return ban.find() ? Duration.ofSeconds(Long.parseLong(ban.group(1))) : PAUSE;
    }
}
