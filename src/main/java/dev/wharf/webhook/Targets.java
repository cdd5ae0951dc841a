package dev.wharf.webhook;

import dev.wharf.common.Refusal;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import org.springframework.stereotype.Component;

/**
 * Where a webhook may go. Asked when an endpoint is set and again right before each call, because what a name stands for changes; the call itself finds the same answer in
 * Java's cache of addresses, which keeps one for 30 s.
 */
@Component
class Targets {
    private final WebhookSettings settings;

    Targets(WebhookSettings settings) {
        this.settings = settings;
    }

    /** @throws Refusal INVALID with the field url */
    URI parse(String text) {
        if (text == null || text.isBlank() || text.length() > 500) throw refused("url is an address of 1 to 500 characters, such as https://example.com/hooks.");
        URI url;
        try {
            url = URI.create(text.strip());
        } catch (IllegalArgumentException e) {
            throw refused("url cannot be read; it looks like https://example.com/hooks.");
        }
        if (url.getHost() == null || url.getRawUserInfo() != null || url.getRawFragment() != null) throw refused("url needs a host, and has neither a user nor a fragment.");
        check(url);
        return url;
    }

    /** @throws Refusal INVALID if it is not https, cannot be found, or is not a public address, unless the host is named in wharf.webhook.inside-hosts */
    void check(URI url) {
        var host = url.getHost();
        boolean inside = settings.insideHosts().contains(host.toLowerCase(Locale.ROOT));
        var scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("https") && !(inside && scheme.equals("http"))) throw refused("url has to be https; http is for hosts in wharf.webhook.inside-hosts only.");
        if (inside) return;
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!PublicAddress.is(address)) throw refused("The host of url leads inside a network. Use a public one, or have it named in wharf.webhook.inside-hosts.");
            }
        } catch (UnknownHostException e) {
            throw refused("The host of url cannot be found.");
        }
    }

    private static Refusal refused(String sentence) {
        return Refusal.invalid("WEBHOOK_URL_REFUSED", "url", sentence);
    }
}
