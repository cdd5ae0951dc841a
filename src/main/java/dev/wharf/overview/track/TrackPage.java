package dev.wharf.overview.track;

import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /track/{token}}: the buyer's page. Open to whoever has the link; a link that opens nothing says no more than that. */
@Controller
class TrackPage {
    private final TrackLinks links;
    private final TrackViews views;

    TrackPage(TrackLinks links, TrackViews views) {
        this.links = links;
        this.views = views;
    }

    @GetMapping("/track/{token}")
    String track(@PathVariable String token, Model model, HttpServletResponse response) {
        response.setHeader("X-Robots-Tag", "noindex, nofollow");
        // The address opens the page: it must not go along to another site.
        response.setHeader("Referrer-Policy", "no-referrer");
        var order = links.order(token);
        var view = order.isPresent() ? views.read(order.getAsLong()) : Optional.<TrackView>empty();
        view.ifPresent(found -> model.addAttribute("track", found));
        if (view.isEmpty()) response.setStatus(HttpStatus.NOT_FOUND.value());
        return view.isPresent() ? "track" : "track-unknown";
    }
}
