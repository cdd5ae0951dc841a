package dev.wharf.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.kdniao.KdniaoSign;
import dev.wharf.tracking.kuaidi100.Kuaidi100Sign;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Makes the stub feeds push: genuine pushes in the true wire formats, and forms that are not. */
@Component
@Profile({"demo", "test"})
public class StubCouriers {
    private static final JsonMapper JSON = new JsonMapper();

    /** @param code of 快递100, or of 快递鸟; empty for none */
    public record Scan(Instant at, String code, String text) { }

    private final Environment environment;
    private final HttpClient http = HttpClient.newHttpClient();

    StubCouriers(Environment environment) {
        this.environment = environment;
    }

    /** The text of a push of 快递100. @param scans oldest first; the push has the newest first @param state of the parcel */
    public static String kuaidi100(String carrier, String number, String state, List<Scan> scans) {
        return json(Map.of("status", state.equals("3") ? "shutdown" : "polling", "message", "", "lastResult", kuaidi100Answer(carrier, number, state, scans)));
    }

    /** What 快递100 answers to who asks; a push has it in itself. */
    public static Map<String, Object> kuaidi100Answer(String carrier, String number, String state, List<Scan> scans) {
        var data = new ArrayList<Map<String, Object>>();
        for (var scan : scans) {
            var line = new LinkedHashMap<String, Object>();
            line.put("context", scan.text());
            line.put("time", FeedText.timeText(scan.at()));
            line.put("ftime", FeedText.timeText(scan.at()));
            if (!scan.code().isEmpty()) line.put("statusCode", scan.code());
            data.add(line);
        }
        Collections.reverse(data);
        return Map.of("message", "ok", "status", "200", "state", state, "ischeck", state.equals("3") ? "1" : "0", "com", carrier, "nu", number, "data", data);
    }

    /** The text of a push of 快递鸟, for one parcel. @param scans oldest first, as it sends them */
    public static String kdniao(String carrier, String number, String state, List<Scan> scans, Instant now) {
        return json(Map.of("EBusinessID", DemoFeeds.BUSINESS, "PushTime", FeedText.timeText(now), "Count", "1", "Data", List.of(kdniaoAnswer(carrier, number, state, scans))));
    }

    /** What 快递鸟 answers to who asks; a push has it in itself. */
    public static Map<String, Object> kdniaoAnswer(String carrier, String number, String state, List<Scan> scans) {
        var traces = scans.stream().map(scan -> Map.of("AcceptTime", FeedText.timeText(scan.at()), "AcceptStation", scan.text(), "Action", scan.code())).toList();
        return Map.of("EBusinessID", DemoFeeds.BUSINESS, "ShipperCode", carrier, "LogisticCode", number, "Success", true, "State", state, "Traces", traces);
    }

    /** @return the body that the receiver answered */
    public String pushKuaidi100(String account, String salt, String param) {
        return push("kuaidi100", account, "param=" + encoded(param) + "&sign=" + Kuaidi100Sign.ofPush(param.getBytes(StandardCharsets.UTF_8), salt));
    }

    public String pushKdniao(String account, String key, String data) {
        return push("kdniao", account, "RequestData=" + encoded(data) + "&RequestType=101&DataSign=" + encoded(KdniaoSign.of(data.getBytes(StandardCharsets.UTF_8), key)));
    }

    /** @param form as it goes over the wire */
    public String push(String feed, String account, String form) {
        var request = HttpRequest.newBuilder(URI.create(DemoFeeds.home(environment) + "/callbacks/" + feed + "/" + account))
            .header("content-type", "application/x-www-form-urlencoded").POST(BodyPublishers.ofString(form)).build();
        try {
            var answer = http.send(request, BodyHandlers.ofString());
            if (answer.statusCode() != 200) throw new IllegalStateException("Status " + answer.statusCode() + " " + answer.body());
            return answer.body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for an answer", e);
        }
    }

    public static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    public static String json(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map are always JSON", e);
        }
    }
}
