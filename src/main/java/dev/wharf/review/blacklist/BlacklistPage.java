package dev.wharf.review.blacklist;

import dev.wharf.channel.Shops;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /blacklist}: who is on it and why; put somebody on it by an order's number, take an entry off. Changes go through {@link BlacklistController}. */
@Controller
class BlacklistPage {
    private static final int ROWS = 50;

    private final BlacklistController entries;
    private final HashKey key;
    private final Shops shops;

    BlacklistPage(BlacklistController entries, HashKey key, Shops shops) {
        this.entries = entries;
        this.key = key;
        this.shops = shops;
    }

    @GetMapping("/blacklist")
    String page(@RequestParam(defaultValue = "") String cursor, @RequestParam(defaultValue = "false") boolean all, Model model) {
        var page = entries.list(cursor, all, ROWS);
        model.addAttribute("page", page);
        model.addAttribute("all", all);
        model.addAttribute("keyMissing", !key.present());
        model.addAttribute("otherKey", page.entries().stream().anyMatch(e -> e.state() == Entry.State.OTHER_KEY));
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("shops", shops.all());
        return "blacklist";
    }
}
