package dev.wharf.overview;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How many special requests were done. */
@RestController
class RequestRateController {
    /** Days that are shown unless others are asked for, today included. */
    private static final int DAYS = 30;

    private final RequestFigures requests;
    private final OverviewSettings settings;
    private final Clock clock;

    RequestRateController(RequestFigures requests, OverviewSettings settings, Clock clock) {
        this.requests = requests;
        this.settings = settings;
        this.clock = clock;
    }

    /** Days of the house, both counted; the last 30 if left out. */
    @GetMapping("/api/v1/verifications/requests/rate")
    RequestFigures.Rate rate(@RequestParam(required = false) LocalDate from, @RequestParam(required = false) LocalDate to) {
        var until = to == null ? LocalDate.ofInstant(clock.instant(), settings.zone()) : to;
        return requests.between(from == null ? until.minusDays(DAYS - 1L) : from, until);
    }
}
