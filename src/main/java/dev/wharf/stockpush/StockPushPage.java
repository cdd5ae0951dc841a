package dev.wharf.stockpush;

import dev.wharf.channel.Channels;
import dev.wharf.channel.Shops;
import dev.wharf.stockpush.Listing.State;
import dev.wharf.warehouse.Warehouses;
import java.util.List;
import java.util.Locale;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /stock/push?shop=}: what a shop's channel is told, what it refused, how long it takes, and where it shows something else. */
@Controller
class StockPushPage {
    private static final int PAGE = 50;
    private static final int DRIFTS = 100;

    private final Shops shops;
    private final Channels channels;
    private final Warehouses warehouses;
    private final StockPushes pushes;
    private final JdbcPushTerms terms;
    private final JdbcListings listings;
    private final PushShops audits;
    private final PushFigures figures;
    private final JdbcDrifts drifts;

    StockPushPage(Shops shops, Channels channels, Warehouses warehouses, StockPushes pushes, JdbcPushTerms terms, JdbcListings listings, PushShops audits, PushFigures figures,
                  JdbcDrifts drifts) {
        this.shops = shops;
        this.channels = channels;
        this.warehouses = warehouses;
        this.pushes = pushes;
        this.terms = terms;
        this.listings = listings;
        this.audits = audits;
        this.figures = figures;
        this.drifts = drifts;
    }

    /** @param why a channel SKU whose number is explained. @param state of the listings that are shown, empty for all */
    @GetMapping("/stock/push")
    String page(@RequestParam(defaultValue = "") String shop, @RequestParam(defaultValue = "") String state, @RequestParam(defaultValue = "") String after,
                @RequestParam(defaultValue = "") String why, Locale locale, Model model) {
        var all = shops.all();
        var code = shop.isBlank() && !all.isEmpty() ? firstSetUp(all) : shop.strip();
        model.addAttribute("shops", all);
        model.addAttribute("shop", code);
        model.addAttribute("known", all.stream().anyMatch(s -> s.code().equals(code)));
        if (all.stream().noneMatch(s -> s.code().equals(code))) return "stock-push";
        var states = List.of(State.values()).stream().filter(s -> s.name().equals(state)).toList();
        var found = listings.page(code, after, states, PAGE + 1);
        model.addAttribute("state", states.isEmpty() ? "" : state);
        model.addAttribute("states", State.values());
        model.addAttribute("after", after);
        model.addAttribute("listings", found.subList(0, Math.min(PAGE, found.size())));
        model.addAttribute("next", found.size() > PAGE ? found.get(PAGE - 1).key().channelSku() : "");
        model.addAttribute("current", terms.of(code));
        model.addAttribute("history", terms.history(code));
        model.addAttribute("protocol", channels.of(code).protocol());
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("figures", figures.of(code));
        model.addAttribute("audit", audits.audit(code).orElse(null));
        model.addAttribute("drifts", drifts.latest(code, false, DRIFTS));
        model.addAttribute("why", why);
        if (!listings.read(code, List.of(why)).isEmpty()) explain(code, why, locale, model);
        return "stock-push";
    }

    private String firstSetUp(List<Shops.Shop> all) {
        var set = terms.current();
        return all.stream().map(Shops.Shop::code).filter(set::containsKey).findFirst().orElse(all.get(0).code());
    }

    private void explain(String shop, String channelSku, Locale locale, Model model) {
        var offer = pushes.why(shop, channelSku).offer();
        model.addAttribute("units", offer.units());
        model.addAttribute("steps", offer.why().stream().map(step -> step.in(locale)).toList());
    }
}
