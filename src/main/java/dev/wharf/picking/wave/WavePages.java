package dev.wharf.picking.wave;

import dev.wharf.common.Refusal;
import dev.wharf.picking.Walks;
import dev.wharf.picking.WaitingOrder.Stop;
import dev.wharf.picking.site.FloorPicture;
import dev.wharf.picking.site.FloorPictures;
import dev.wharf.picking.site.Sites;
import dev.wharf.picking.wave.Wave.Member;
import dev.wharf.picking.wave.Wave.Whole;
import dev.wharf.picking.wave.WaveAnswers.WaveAnswer;
import dev.wharf.warehouse.Warehouses;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /waves}: what is under way; {@code /waves/{id}}: its carts; {@code /waves/settings}: how they are formed. All changes go through the API. */
@Controller
class WavePages {
    private static final int ROWS = 30;
    /** As many as the picture has colours. */
    private static final int WALKS_AT_ONCE = 6;
    private static final int FULL = 1000;

    /** Two ways of filling carts beside each other. @param plannedWidth of 1000, like {@code firstComeWidth} */
    record Bars(String figure, long planned, long firstCome, int plannedWidth, int firstComeWidth) {
        static Bars of(String figure, long planned, long firstCome) {
            long most = Math.max(1, Math.max(planned, firstCome));
            return new Bars(figure, planned, firstCome, (int) (planned * FULL / most), (int) (firstCome * FULL / most));
        }

        /** Percent below the order of arrival; below 0 if above. */
        public long saved() {
            return firstCome == 0 ? 0 : Math.round((firstCome - planned) * 100.0 / firstCome);
        }
    }

    private final Waves waves;
    private final WaveAnswers answers;
    private final WaveRules rules;
    private final JdbcWaveSettings settings;
    private final Walks walks;
    private final Sites sites;
    private final FloorPictures pictures;
    private final Warehouses warehouses;

    WavePages(Waves waves, WaveAnswers answers, WaveRules rules, JdbcWaveSettings settings, Walks walks, Sites sites, FloorPictures pictures, Warehouses warehouses) {
        this.waves = waves;
        this.answers = answers;
        this.rules = rules;
        this.settings = settings;
        this.walks = walks;
        this.sites = sites;
        this.pictures = pictures;
        this.warehouses = warehouses;
    }

    @GetMapping("/waves")
    String list(@RequestParam(defaultValue = "") String warehouse, @RequestParam(defaultValue = "0") long cursor, @RequestParam(defaultValue = "false") boolean closed, Model model) {
        var found = waves.list(warehouse, closed, cursor <= 0 ? Long.MAX_VALUE : cursor, ROWS);
        model.addAttribute("waves", answers.of(found));
        model.addAttribute("next", found.size() < ROWS ? 0 : found.get(found.size() - 1).wave().id());
        model.addAttribute("warehouse", warehouse);
        model.addAttribute("closed", closed);
        model.addAttribute("warehouses", warehouses.active());
        model.addAttribute("templates", warehouses.active().stream().flatMap(w -> rules.of(w.code()).templates().stream()).map(t -> new Choice(t.code(), t.name())).distinct().toList());
        return "waves";
    }

    record Choice(String code, String name) { }

    /** @param cart only its walk is drawn; 0: the first ones */
    @GetMapping("/waves/{id:[0-9]+}")
    String detail(@PathVariable long id, @RequestParam(defaultValue = "0") int cart, Model model) {
        var whole = waves.get(id);
        var answer = answers.of(whole);
        model.addAttribute("w", answer);
        model.addAttribute("bars", answer.plannedAt() == null ? List.of() : bars(answer));
        model.addAttribute("picture", picture(whole, cart).orElse(null));
        model.addAttribute("cart", cart);
        model.addAttribute("terms", whole.wave().terms());
        return "wave";
    }

    private static List<Bars> bars(WaveAnswer w) {
        var bars = new ArrayList<Bars>();
        if (w.figures().metres() != null) bars.add(Bars.of("metres", w.figures().metres(), w.firstCome().metres()));
        bars.add(Bars.of("minutes", w.figures().minutes(), w.firstCome().minutes()));
        bars.add(Bars.of("at-risk", w.figures().atRisk(), w.firstCome().atRisk()));
        return bars;
    }

    private Optional<FloorPicture> picture(Whole whole, int only) {
        var warehouse = whole.wave().warehouse();
        var site = sites.of(warehouse);
        if (!site.known() || whole.carts().isEmpty()) return Optional.empty();
        var walked = walks.bins(whole.carts().stream().map(Wave.Cart::task).filter(task -> task > 0).toList());
        var shown = whole.carts().stream().filter(c -> only == 0 || c.number() == only).limit(WALKS_AT_ONCE)
            .map(c -> new FloorPictures.Named(Integer.toString(c.number()), site.walk(c.task() > 0 ? walked.getOrDefault(c.task(), List.of()) : planned(whole, c)))).toList();
        return pictures.of(warehouse, shown);
    }

    private List<String> planned(Whole whole, Wave.Cart cart) {
        return walks.of(whole.on(cart.number()).stream().map(Member::id).toList()).stream().flatMap(order -> order.stops().stream()).map(Stop::bin).filter(bin -> !bin.isEmpty()).toList();
    }

    @GetMapping("/waves/settings")
    String settings(@RequestParam(defaultValue = "") String warehouse, Model model) {
        var active = warehouses.active();
        var code = warehouse.isEmpty() && !active.isEmpty() ? active.get(0).code() : warehouse;
        var chosen = warehouses.find(code).orElseThrow(() -> Refusal.notFound("WAREHOUSE_UNKNOWN", "There is no such warehouse."));
        model.addAttribute("warehouses", active);
        model.addAttribute("warehouse", chosen.code());
        model.addAttribute("current", rules.version(chosen.code()));
        model.addAttribute("history", settings.history(chosen.code()));
        model.addAttribute("blank", WaveSettings.OFF.templates().get(0));
        return "wave-settings";
    }
}
