package dev.wharf.infra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.camunda.bpm.spring.boot.starter.property.WebappProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Chinese of Camunda's web applications against the English of the very webjar on the class path: an update of
 * Camunda that brings a new text, or drops a placeholder of an old one, is seen here.
 */
class WebappLanguageTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Where the starter serves {@code /camunda/app/**} from, on the class path. */
    private static final String APPS = new WebappProperty().getWebjarClasspath().substring(1) + "/app/";

    private static final Pattern HAN = Pattern.compile("\\p{IsHan}");

    /** What has to come back untouched: {@code {{name}}}, {@code {}}, {@code %s}, a tag with its link, an entity. */
    private static final Pattern PLACEHOLDER = Pattern.compile(
            "\\{\\{.*?}}|\\{}|%[sd]|</?(?:a|b|i|br|p|em|strong|span|code)\\b[^>]*>|&(?:lt|gt|amp|quot|nbsp);");

    /** Names, symbols and formats that read the same in Chinese. */
    private static final Set<String> SAME_IN_CHINESE = Set.of("Camunda", "ID", "ID*", "JSON", "CSV", "null", "<null>",
            "<undefined>", "<", "<=", ">", ">=", "YYYY-MM-DDTHH:mm:ss", "YYYY/MM/DD", "HH:mm", "L", "dddd LT");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void every_english_text_has_its_chinese(String app) throws IOException {
        JsonNode english = read(APPS + app + "/locales/en.json");
        JsonNode chinese = read(APPS + app + "/locales/zh-CN.json");

        assertThat(texts(english)).hasSizeGreaterThan(100);
        assertThat(findings(english, chinese)).isEmpty();
    }

    @Test
    void a_broken_translation_is_found() throws IOException {
        JsonNode english = JSON.readTree("""
                {"labels": {"A": "Delete {{name}}", "B": "See <a href=\\"x\\">here</a>", "C": "Task", "D": "Job", "E": "Due",
                  "F": "", "G": "Camunda"}}""");
        JsonNode chinese = JSON.readTree("""
                {"labels": {"A": "删除 {{nane}}", "B": "见<a href=\\"y\\">此处</a>", "C": "Task", "D": " ", "F": "",
                  "G": "Camunda", "H": "多余"}}""");

        assertThat(findings(english, chinese)).containsExactly(
                "labels.A: placeholders [{{name}}] became [{{nane}}]",
                "labels.B: placeholders [</a>, <a href=\"x\">] became [</a>, <a href=\"y\">]",
                "labels.C: not in Chinese: Task",
                "labels.D: empty",
                "labels.E: missing",
                "labels.H: not in the English");
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void our_configuration_comes_before_the_one_of_the_webjar(String app) throws IOException {
        List<URL> found = Collections.list(loader().getResources(APPS + app + "/scripts/config.js"));
        assertThat(found).as("ours and the webjar's").hasSize(2);
        String ours = text(found.get(0));
        String theirs = text(found.get(1));

        assertThat(ours).contains("availableLocales: ['zh-CN', 'en']").contains("'zh-CN'\n  }");
        assertThat(theirs).doesNotContain("zh-CN");
        assertThat(settings(ours)).as("what the webjar sets beside the language").containsAll(settings(theirs));
    }

    /** The shortcuts: the only thing the webjar's configuration sets and does not merely show in a comment. */
    private static List<String> settings(String config) {
        return Pattern.compile("(?m)^ +key: '.*'").matcher(config).results().map(MatchResult::group).toList();
    }

    private static List<String> findings(JsonNode english, JsonNode chinese) {
        Map<String, String> wanted = texts(english);
        Map<String, String> found = texts(chinese);
        List<String> findings = new ArrayList<>();
        wanted.forEach((key, text) -> {
            String translated = found.get(key);
            if (translated == null) {
                findings.add(key + ": missing");
            } else if (translated.isBlank() && !text.isBlank()) {
                findings.add(key + ": empty");
            } else if (!placeholders(text).equals(placeholders(translated))) {
                findings.add(key + ": placeholders " + placeholders(text) + " became " + placeholders(translated));
            } else if (!text.isBlank() && !inChinese(translated)) {
                findings.add(key + ": not in Chinese: " + translated);
            }
        });
        found.keySet().stream().filter(key -> !wanted.containsKey(key)).map(key -> key + ": not in the English")
                .forEach(findings::add);
        return findings;
    }

    private static boolean inChinese(String text) {
        return HAN.matcher(text).find() || SAME_IN_CHINESE.contains(text) || text.matches("\\d+");
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER.matcher(text).results().map(MatchResult::group).sorted().toList();
    }

    /** Every leaf by its path: {@code labels.TASK}, {@code dateLocales.months.0}. */
    private static Map<String, String> texts(JsonNode root) {
        Map<String, String> texts = new TreeMap<>();
        collect("", root, texts);
        return texts;
    }

    private static void collect(String path, JsonNode node, Map<String, String> texts) {
        if (node.isValueNode()) {
            texts.put(path, node.asText());
            return;
        }
        String prefix = path.isEmpty() ? "" : path + ".";
        node.fields().forEachRemaining(field -> collect(prefix + field.getKey(), field.getValue(), texts));
        for (int i = 0; node.isArray() && i < node.size(); i++) {
            collect(prefix + i, node.get(i), texts);
        }
    }

    private static JsonNode read(String path) throws IOException {
        URL url = loader().getResource(path);
        assertThat(url).as(path).isNotNull();
        try (InputStream in = url.openStream()) {
            return JSON.readTree(in);
        }
    }

    private static String text(URL url) throws IOException {
        try (InputStream in = url.openStream()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static ClassLoader loader() {
        return WebappLanguageTest.class.getClassLoader();
    }
}
