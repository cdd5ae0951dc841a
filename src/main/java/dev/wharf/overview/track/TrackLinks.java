package dev.wharf.overview.track;

import dev.wharf.message.BuyerPages;
import dev.wharf.message.BuyerSite;
import dev.wharf.message.Home;
import dev.wharf.message.LinkKind;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.OptionalLong;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** The links of buyers' pages. */
@Component
public class TrackLinks implements BuyerPages, BuyerSite {
    private final TrackToken tokens;
    private final TrackSettings settings;
    private final ObjectProvider<Home> own;
    private final Clock clock;

    TrackLinks(TrackSettings settings, ObjectProvider<Home> own, Clock clock) {
        this.tokens = new TrackToken(settings.secret());
        this.settings = settings;
        this.own = own;
        this.clock = clock;
    }

    /** To be shown to whoever answers the buyer. Empty if no secret is set, or nothing tells where the buyer's page is. */
    public Optional<String> of(long salesOrder) {
        var home = settings.baseUrl().isEmpty() ? asked().or(this::home) : home();
        return home.flatMap(site -> path(salesOrder).map(path -> site + path));
    }

    @Override
    public Optional<String> home() {
        if (!tokens.possible()) return Optional.empty();
        if (!settings.baseUrl().isEmpty()) return Optional.of(settings.baseUrl());
        return Optional.ofNullable(own.getIfAvailable()).map(Home::address);
    }

    /** The address that this request came to: good enough for a link that its reader sees before passing it on. */
    private static Optional<String> asked() {
        if (RequestContextHolder.getRequestAttributes() == null) return Optional.empty();
        return Optional.of(ServletUriComponentsBuilder.fromCurrentContextPath().build().toUriString());
    }

    @Override
    public LinkKind kind() {
        return LinkKind.TRACK;
    }

    @Override
    public Optional<String> path(long salesOrder) {
        return tokens.possible() ? Optional.of("/track/" + tokens.of(salesOrder, today().plus(settings.valid()))) : Optional.empty();
    }

    @Override
    public byte[] seal(String purpose, String what) {
        return tokens.seal(purpose, what);
    }

    OptionalLong order(String token) {
        return tokens.read(token, today());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    }
}
