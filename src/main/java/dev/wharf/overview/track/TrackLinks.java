package dev.wharf.overview.track;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The links of buyers' pages. */
@Component
public class TrackLinks {
    private final TrackToken tokens;
    private final TrackSettings settings;
    private final Clock clock;

    TrackLinks(TrackSettings settings, Clock clock) {
        this.tokens = new TrackToken(settings.secret());
        this.settings = settings;
        this.clock = clock;
    }

    /** To be shown to whoever answers the buyer; call inside a request. Empty if no secret is set. */
    public Optional<String> of(long salesOrder) {
        if (!tokens.possible()) return Optional.empty();
        var home = settings.baseUrl().isEmpty() ? ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString() : settings.baseUrl();
        return Optional.of(home + "/track/" + tokens.of(salesOrder, today().plus(settings.valid())));
    }

    OptionalLong order(String token) {
        return tokens.read(token, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
