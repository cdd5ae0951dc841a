package dev.wharf.webhook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.common.Cut;
import dev.wharf.common.Refusal;
import dev.wharf.effect.HttpCalls;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Sends one event, signed. Follows no redirect: the address that was checked is the one that is told. */
@Component
class Sender {
    private static final int MOST_WORDS = 200;
    /** Whoever asks for more is tried again by our own schedule. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(1);
    private static final JsonMapper JSON = new JsonMapper();

    /**
     * @param status     0 without an answer
     * @param words      the first of the body, or why there was none
     * @param askedPause what the other side wants us to wait, else zero
     * @param broken     the call itself failed; {@code words} are the failure's and tell of our network
     */
    record Answer(int status, String words, Duration askedPause, boolean broken) {
        boolean yes() {
            return status / 100 == 2;
        }

        boolean gone() {
            return status == 410;
        }
    }

    private final Targets targets;
    private final WebhookSettings settings;
    private final Clock clock;
    private final HttpClient http;

    Sender(Targets targets, WebhookSettings settings, Clock clock) {
        this.targets = targets;
        this.settings = settings;
        this.clock = clock;
        this.http = HttpClient.newBuilder().connectTimeout(settings.connectTimeout()).followRedirects(HttpClient.Redirect.NEVER).build();
    }

    /** @return what came back; no answer is an answer with status 0 */
    Answer send(Endpoint to, Message message) {
        return send(to, message.webhookId(), body(message));
    }

    Answer send(Endpoint to, String id, byte[] body) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) throw new IllegalStateException("A transaction is open; it would keep its locks while the other side thinks");
        try {
            targets.check(to.url());
            var now = clock.instant();
            var answer = HttpCalls.send(http, HttpRequest.newBuilder(to.url()).timeout(settings.answerTimeout()).POST(BodyPublishers.ofByteArray(body))
                .header("content-type", "application/json").header("user-agent", "Wharf-Webhooks").header(WebhookSecret.ID, id)
                .header(WebhookSecret.TIMESTAMP, Long.toString(now.getEpochSecond())).header(WebhookSecret.SIGNATURE, signatures(to, id, now, body)).build());
            return new Answer(answer.statusCode(), words(answer), askedPause(answer), false);
        } catch (Refusal refused) {
            return new Answer(0, cut(refused.getMessage()), Duration.ZERO, false);
        } catch (RuntimeException e) {
            return new Answer(0, cut(why(e)), Duration.ZERO, true);
        }
    }

    /** One for each live secret, the newest first. */
    private static String signatures(Endpoint to, String id, Instant now, byte[] body) {
        var signature = WebhookSecret.parse(to.secret()).sign(id, now, body);
        return to.oldSecretLives(now) ? signature + " " + WebhookSecret.parse(to.oldSecret()).sign(id, now, body) : signature;
    }

    private static byte[] body(Message message) {
        try {
            var data = (ObjectNode) JSON.readTree(message.data());
            data.put("sequence", message.eventId());
            var event = JSON.createObjectNode().put("type", message.type()).put("timestamp", message.at().toString());
            return JSON.writeValueAsBytes(event.set("data", data));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event " + message.eventId() + " is not JSON", e);
        }
    }

    /** Seconds only: a date would let the other side's clock decide. */
    private static Duration askedPause(HttpResponse<?> answer) {
        var seconds = answer.headers().firstValue("retry-after").filter(text -> text.matches("[0-9]{1,6}")).map(Long::parseLong).map(Duration::ofSeconds).orElse(Duration.ZERO);
        return seconds.compareTo(LONGEST_ASKED) > 0 ? LONGEST_ASKED : seconds;
    }

    private static String words(HttpResponse<byte[]> answer) {
        var body = answer.body();
        return cut(new String(body, 0, Math.min(body.length, 4 * MOST_WORDS), StandardCharsets.UTF_8));
    }

    private static String why(Throwable e) {
        var cause = e;
        while (cause.getCause() != null) cause = cause.getCause();
        return cause.getClass().getSimpleName() + (cause.getMessage() == null ? "" : ": " + cause.getMessage());
    }

    private static String cut(String text) {
        return Cut.words(text.replaceAll("[\\p{Cntrl}\\uFFFD]+", " ").strip(), MOST_WORDS);
    }
}
