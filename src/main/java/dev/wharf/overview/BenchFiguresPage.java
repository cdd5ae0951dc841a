package dev.wharf.overview;

import dev.wharf.shipping.weigh.WeightErrors;
import java.time.LocalDate;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /bench/figures}: what a lead looks at: requests done and missed, boxes used, weights that do not fit. */
@Controller
class BenchFiguresPage {
    private final RequestRateController requests;
    private final PackagingFigures packaging;
    private final WeightErrors weights;

    BenchFiguresPage(RequestRateController requests, PackagingFigures packaging, WeightErrors weights) {
        this.requests = requests;
        this.packaging = packaging;
        this.weights = weights;
    }

    @GetMapping("/bench/figures")
    String page(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to, Model model) {
        var rate = requests.rate(from, to);
        model.addAttribute("rate", rate);
        model.addAttribute("packaging", packaging.between(rate.from(), rate.to()));
        model.addAttribute("parcels", weights.parcels());
        model.addAttribute("skus", weights.skus());
        return "bench-figures";
    }
}
