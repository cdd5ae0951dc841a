package dev.wharf.webhook;

import dev.wharf.channel.Shops;
import dev.wharf.order.NewsType;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /webhooks}: who is told of what, and how well that goes; {@code /webhooks/{id}}: one of them. Changes go through the REST. */
@Controller
class WebhookPage {
    private static final int ROWS = 50;

    private final EndpointController endpoints;
    private final DeliveryController deliveries;
    private final Shops shops;
    private final WebhookSettings settings;

    WebhookPage(EndpointController endpoints, DeliveryController deliveries, Shops shops, WebhookSettings settings) {
        this.endpoints = endpoints;
        this.deliveries = deliveries;
        this.shops = shops;
        this.settings = settings;
    }

    @GetMapping("/webhooks")
    String list(Model model) {
        var seen = endpoints.list();
        model.addAttribute("endpoints", seen);
        model.addAttribute("late", seen.stream().filter(e -> e.lateSince() != null).count());
        wishes(model, null);
        return "webhooks";
    }

    @GetMapping("/webhooks/{id}")
    String one(@PathVariable long id, @RequestParam(defaultValue = "DEAD") String state, @RequestParam(defaultValue = "") String cursor, Model model) {
        var endpoint = endpoints.get(id);
        model.addAttribute("endpoint", endpoint);
        model.addAttribute("keptDays", settings.keep().toDays());
        model.addAttribute("state", state);
        model.addAttribute("states", Sent.State.values());
        model.addAttribute("page", deliveries.list(id, state, cursor, ROWS));
        model.addAttribute("replays", deliveries.replays(id));
        model.addAttribute("changes", endpoints.changes(id));
        wishes(model, endpoint);
        return "webhook";
    }

    /** @param now what the form begins with; null for a new one, which wants everything */
    private void wishes(Model model, EndpointView now) {
        var types = Arrays.stream(NewsType.values()).map(NewsType::wire).toList();
        model.addAttribute("types", types);
        model.addAttribute("wanted", now == null ? types : now.types());
        model.addAttribute("wantedShops", now == null ? List.of() : now.shops());
        model.addAttribute("shops", shops.all());
    }
}
