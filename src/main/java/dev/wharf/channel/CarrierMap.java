package dev.wharf.channel;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** What each side calls a carrier: channel/carriers.csv, and before it the settings {@code wharf.channel.carriers.<carrier>.<column>}. */
@Component
public class CarrierMap {
    private final Map<String, Map<String, String>> codes = new HashMap<>();

    CarrierMap(PlatformSettings settings) throws IOException {
        var lines = new ClassPathResource("channel/carriers.csv").getContentAsString(StandardCharsets.UTF_8).lines()
            .filter(l -> !l.isBlank() && !l.startsWith("#")).map(l -> List.of(l.split(",", -1))).toList();
        var columns = lines.get(0);
        for (var line : lines.subList(1, lines.size())) {
            for (int i = 1; i < columns.size(); i++) put(line.get(0), columns.get(i), line.get(i));
        }
        settings.carriers().forEach((carrier, own) -> own.forEach((column, code) -> {
            if (!columns.contains(column)) throw new IllegalArgumentException("wharf.channel.carriers." + carrier + "." + column + ": there is no such column; there are " + columns);
            put(carrier, column, code);
        }));
    }

    private void put(String carrier, String column, String code) {
        if (!code.isBlank()) codes.computeIfAbsent(carrier, c -> new HashMap<>()).put(column, code.strip());
    }

    /** @throws ChannelRefused if nobody has said what that side calls the carrier: a person has to */
    public String code(String column, String carrier) {
        var code = codes.getOrDefault(carrier, Map.of()).get(column);
        if (code != null) return code;
        throw new ChannelRefused("CARRIER_UNKNOWN", "平台不认识承运商 " + carrier + "，请设置 wharf.channel.carriers." + carrier + "." + column + " 后重试。 The platform's code of carrier "
            + carrier + " is not known; set wharf.channel.carriers." + carrier + "." + column + " and try again.");
    }
}
