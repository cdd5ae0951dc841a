package dev.wharf.channel;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.channel.top.*}, {@code .jos.*}, {@code .doudian.*} and {@code .carriers.*}.
 *
 * @param carriers by our carrier code, then by column of channel/carriers.csv: the platform's code; goes before the file
 */
@ConfigurationProperties("wharf.channel")
record PlatformSettings(@DefaultValue Protocol top, @DefaultValue Protocol jos, @DefaultValue Protocol doudian, @DefaultValue Map<String, Map<String, String>> carriers) {

    /**
     * @param shops          by shop code
     * @param connectTimeout until a connection stands
     * @param answerTimeout  until the answer is there. Asking, telling, asking whether it was kept and a new token are five calls at most: together not above wharf.effect.longest-call
     */
    record Protocol(@DefaultValue Map<String, Shop> shops, @DefaultValue("1s") Duration connectTimeout, @DefaultValue("4s") Duration answerTimeout) { }

    /**
     * @param key     of the application (app_key)
     * @param secret  of the application; from the environment, never from a file in version control
     * @param session TOP: session, JOS: access token, 抖店: the platform's number of the shop, for which tokens are made
     */
    record Shop(URI url, String key, String secret, String session) {
        @Override
        public String toString() {
            return "Shop[" + url + "]";
        }
    }

    PlatformSettings {
        check("top", top);
        check("jos", jos);
        check("doudian", doudian);
        Stream.concat(Stream.concat(top.shops().keySet().stream(), jos.shops().keySet().stream()), doudian.shops().keySet().stream())
            .collect(java.util.stream.Collectors.groupingBy(shop -> shop, java.util.stream.Collectors.counting()))
            .forEach((shop, times) -> {
                if (times > 1) throw new IllegalArgumentException("wharf.channel: shop " + shop + " stands under more than one protocol; leave it under one");
            });
    }

    Protocol of(String protocol) {
        return switch (protocol) {
            case "top" -> top;
            case "jos" -> jos;
            case "doudian" -> doudian;
            default -> throw new IllegalArgumentException("No settings for protocol " + protocol);
        };
    }

    private static void check(String protocol, Protocol settings) {
        settings.shops().forEach((code, shop) -> {
            var at = "wharf.channel." + protocol + ".shops." + code;
            if (shop.url() == null || shop.url().getHost() == null) throw missing(at + ".url", "an address with scheme and host");
            if (blank(shop.key())) throw missing(at + ".key", "the app key of the application");
            if (blank(shop.secret())) throw missing(at + ".secret", "the app secret of the application");
            if (blank(shop.session())) throw missing(at + ".session", "the session, access token or shop number");
        });
    }

    private static IllegalArgumentException missing(String setting, String what) {
        return new IllegalArgumentException(setting + " is missing; set it to " + what + ", or take the shop out");
    }

    private static boolean blank(String text) {
        return text == null || text.isBlank();
    }
}
