package dev.wharf.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class PlatformSettingsTest {
    private static final String AT = "wharf.channel.top.shops.S-1";

    private static Map<String, String> complete() {
        return new HashMap<>(Map.of(AT + ".url", "https://gw.example.com/router/rest", AT + ".key", "K", AT + ".secret", "hush-hush", AT + ".session", "s-s-s"));
    }

    private static PlatformSettings bind(Map<String, String> values) {
        return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("wharf.channel", PlatformSettings.class);
    }

    @Test
    void an_entry_that_lacks_something_stops_the_start_and_names_the_setting() {
        for (var part : new String[] {".url", ".key", ".secret", ".session"}) {
            var values = complete();
            values.remove(AT + part);
            assertThatThrownBy(() -> bind(values)).isInstanceOf(BindException.class).rootCause().hasMessageStartingWith(AT + part + " is missing");
        }
    }

    @Test
    void a_shop_stands_under_one_protocol() {
        var values = complete();
        complete().forEach((key, value) -> values.put(key.replace(".top.", ".jos."), value));
        assertThatThrownBy(() -> bind(values)).rootCause().hasMessageContaining("S-1").hasMessageContaining("more than one protocol");
    }

    @Test
    void secrets_are_in_no_text() {
        var settings = bind(complete());
        assertThat(settings.toString()).contains("gw.example.com").doesNotContain("hush-hush").doesNotContain("s-s-s");
        assertThat(new PlatformConfiguration().platformAccounts(settings).need("top", "S-1").toString()).doesNotContain("hush-hush").doesNotContain("s-s-s");
    }

    @Test
    void carriers_come_from_the_file_unless_set_and_unknown_ones_are_refused_with_the_setting_to_make() throws IOException {
        var map = new CarrierMap(bind(Map.of("wharf.channel.carriers.SF.jos", "9999")));
        assertThat(map.code("top", "SF")).isEqualTo("SF");
        assertThat(map.code("jos", "SF")).isEqualTo("9999");
        assertThat(map.code("jos", "ZTO")).isEqualTo("1499");
        assertThatThrownBy(() -> map.code("jos", "POSTB")).isInstanceOf(ChannelRefused.class).hasMessageContaining("wharf.channel.carriers.POSTB.jos");
        assertThatThrownBy(() -> map.code("top", "NOBODY")).isInstanceOf(ChannelRefused.class);
        assertThatThrownBy(() -> new CarrierMap(bind(Map.of("wharf.channel.carriers.SF.amazon", "1")))).hasMessageContaining("amazon");
    }
}
