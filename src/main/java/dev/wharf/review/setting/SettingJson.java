package dev.wharf.review.setting;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Parameters as they are stored. Strict: a key written twice or something after the end is a mistake of a hand, not a value. */
final class SettingJson {
    private static final ObjectMapper JSON = JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();
    private static final TypeReference<LinkedHashMap<String, Object>> OBJECT = new TypeReference<>() { };

    private SettingJson() { }

    static String write(Map<String, Object> parameters) {
        try {
            return JSON.writeValueAsString(parameters);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What came as JSON can be written as JSON", e);
        }
    }

    /** Empty if the text is not one JSON object. */
    static Optional<Map<String, Object>> read(String text) {
        try {
            return Optional.ofNullable(JSON.readValue(text, OBJECT));
        } catch (JsonProcessingException notAnObject) {
            return Optional.empty();
        }
    }
}
