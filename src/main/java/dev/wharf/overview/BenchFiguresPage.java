package dev.wharf.overview;

import dev.wharf.shipping.weigh.WeightErrors;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;

/** {@code /bench/figures}: what a lead looks at: requests done and missed, weights that do not fit. */
@Controller
class BenchFiguresPage {
    /** Days that are shown unless others are asked for, today included. */
    private static final int DAYS = 30;

    private final RequestFigures requests;
    private final WeightErrors weights;
    private final OverviewSettings settings;
    private final Clock clock;

    BenchFiguresPage(RequestFigures requests, WeightErrors weights, OverviewSettings settings, Clock clock) {
        this.settings = settings;
        this.requests = requests;
        this.weights = weights;
        this.clock = clock;
    }

    @GetMapping("/bench/figures")
    String page(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, Model model) {
        model.addAttribute("rate", rate(from, to));
        model.addAttribute("parcels", weights.parcels());
        model.addAttribute("skus", weights.skus());
        return "bench-figures";
    }

    /** Days of the house, both counted; the last 30 if left out. */
    @GetMapping("/api/v1/verifications/requests/rate")
    @ResponseBody
    RequestFigures.Rate rate(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        var until = to == null ? LocalDate.ofInstant(clock.instant(), settings.zone()) : to;
        return requests.between(from == null ? until.minusDays(DAYS - 1L) : from, until);
    }
}
