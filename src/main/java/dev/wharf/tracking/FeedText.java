package dev.wharf.tracking;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.tracking.PushRefused.Why;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** What both feeds share: MD5 in hex, JSON that means one thing only, and times on Beijing's clock. */
public final class FeedText {
    private static final ZoneId BEIJING = ZoneId.of("Asia/Shanghai");
    private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");
    private static final JsonMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

    private FeedText() { }

    /** Lower case. @param parts one after the other */
    public static String md5(byte[]... parts) {
        try {
            var md5 = MessageDigest.getInstance("MD5");
            for (var part : parts) md5.update(part);
            return HexFormat.of().formatHex(md5.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has MD5", e);
        }
    }

    /** @throws PushRefused UNREADABLE unless it is one JSON object */
    public static JsonNode object(byte[] text) {
        try {
            var node = JSON.readTree(text);
            if (node == null || !node.isObject()) throw new PushRefused(Why.UNREADABLE);
            return node;
        } catch (IOException e) {
            throw new PushRefused(Why.UNREADABLE);
        }
    }

    /** What a feed answered to us. @throws IllegalStateException unless it is one JSON object: it may have been done */
    public static JsonNode answer(String feed, byte[] text) {
        try {
            return object(text);
        } catch (PushRefused noJson) {
            throw new IllegalStateException(feed + " did not answer in JSON", noJson);
        }
    }

    public static String json(Map<String, Object> values) {
        try {
            return JSON.writeValueAsString(values);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Texts in a map are always JSON", e);
        }
    }

    /** Times are like {@code 2026-11-23 14:05:00}, some carriers' with slashes. Empty if it is none: a line without a time cannot be put in order. */
    public static Optional<Instant> time(String text) {
        try {
            return Optional.of(LocalDateTime.parse(text.strip().replace('/', '-'), SECONDS).atZone(BEIJING).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    public static String timeText(Instant at) {
        return SECONDS.format(at.atZone(BEIJING));
    }
}
