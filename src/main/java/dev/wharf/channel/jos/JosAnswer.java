package dev.wharf.channel.jos;

import com.fasterxml.jackson.databind.JsonNode;
import dev.wharf.channel.ChannelBusy;
import dev.wharf.channel.ChannelRefused;
import java.time.Duration;
import java.util.Set;

/** Tells apart what JOS answers (docs/rules/channels.md). Pure. */
final class JosAnswer {
    private static final String LIMIT = "2";
    private static final Duration PAUSE = Duration.ofSeconds(10);
    /** Codes of the gateway that are ours to repair: timestamp, signature, method, token, application. */
    private static final Set<String> OURS = Set.of("8", "11", "12", "15", "18", "19", "20", "21");
    /** "System error" of the shipping service. */
    private static final Set<String> LATER = Set.of("999999", "99999999");

    private JosAnswer() { }

    /**
     * The part under the method's own key, which JOS spells "responce".
     *
     * @throws ChannelBusy           if we called too often
     * @throws ChannelRefused        if it is our fault
     * @throws IllegalStateException if it is the platform's fault: it may have been done
     */
    static JsonNode checked(JsonNode answer, String method) {
        var error = answer.path("error_response");
        if (!error.isMissingNode()) {
            var code = error.path("code").asText();
            var words = error.path("zh_desc").asText(error.path("en_desc").asText());
            if (code.equals(LIMIT)) throw new ChannelBusy(PAUSE, words);
            if (OURS.contains(code)) throw new ChannelRefused(code, words);
            throw new IllegalStateException("JOS " + code);
        }
        var body = answer.path(method.replace('.', '_') + "_responce");
        if (!body.path("code").asText("0").equals("0") || body.isMissingNode()) throw new IllegalStateException("JOS answered without a result");
        return body;
    }

    /** @throws ChannelRefused if the result says no. @throws IllegalStateException if it names an error of the platform */
    static void shipped(JsonNode result) {
        if (result.path("success").asText().equals("true")) return;
        var code = result.path("errorCode").asText();
        if (LATER.contains(code)) throw new IllegalStateException("JOS " + code);
        throw new ChannelRefused(code, result.path("chineseErrCode").asText(result.path("englishErrCode").asText("京东没有接受发货 JOS refused the shipment")));
    }
}
