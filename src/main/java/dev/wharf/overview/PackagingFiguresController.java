package dev.wharf.overview;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Boxes used and their cost. */
@RestController
class PackagingFiguresController {
    private final PackagingFigures figures;
    private final OverviewSettings settings;
    private final Clock clock;

    PackagingFiguresController(PackagingFigures figures, OverviewSettings settings, Clock clock) {
        this.figures = figures;
        this.settings = settings;
        this.clock = clock;
    }

    /** Days of the house, both counted; this month up to today if left out. */
    @GetMapping("/api/v1/packaging/figures")
    List<PackagingFigures.Used> used(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        var until = to == null ? LocalDate.ofInstant(clock.instant(), settings.zone()) : to;
        return figures.between(from == null ? until.withDayOfMonth(1) : from, until);
    }
}
