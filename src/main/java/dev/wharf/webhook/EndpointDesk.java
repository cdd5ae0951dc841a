package dev.wharf.webhook;

import dev.wharf.channel.Shops;
import dev.wharf.channel.webhook.WebhookSecret;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.order.NewsType;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.webhook.Changes.Act;
import dev.wharf.webhook.Endpoint.OffReason;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** What people and systems may do with endpoints. Each act is kept with its author. */
@Service
class EndpointDesk {
    private static final int DESCRIPTION_AT_MOST = 200;
    private static final int SHOPS_AT_MOST = 50;
    private static final Duration OLD_SECRET_AT_MOST = Duration.ofDays(7);

    /** @param types on the wire, such as {@code order.held} @param shops codes; none for all */
    record Wish(String url, String description, List<String> types, List<String> shops) { }

    /** @param secret shown this once */
    record WithSecret(Endpoint endpoint, String secret) { }

    private final Endpoints endpoints;
    private final OwnEndpoints own;
    private final Subscriptions subscriptions;
    private final Queues queues;
    private final Changes changes;
    private final Targets targets;
    private final Shops shops;
    private final Lanes lanes;
    private final Ids ids;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    EndpointDesk(Endpoints endpoints, OwnEndpoints own, Subscriptions subscriptions, Queues queues, Changes changes, Targets targets, Shops shops, Lanes lanes, Ids ids, Clock clock) {
        this.endpoints = endpoints;
        this.own = own;
        this.subscriptions = subscriptions;
        this.queues = queues;
        this.changes = changes;
        this.targets = targets;
        this.shops = shops;
        this.lanes = lanes;
        this.ids = ids;
        this.clock = clock;
    }

    WithSecret create(Wish wish) {
        var secret = WebhookSecret.fresh(random);
        var added = new Endpoint(ids.next(), targets.parse(wish.url()), description(wish), types(wish), shops(wish), OffReason.NONE, null, secret, "", null, 0, null, clock.instant(), Actor.current());
        lanes.runOne(() -> {
            endpoints.add(added);
            changes.made(added.id(), Act.CREATED, told(added));
        });
        subscriptions.refresh();
        return new WithSecret(added, secret);
    }

    Endpoint change(long id, Wish wish) {
        URI url = targets.parse(wish.url());
        var text = description(wish);
        var types = types(wish);
        var wanted = shops(wish);
        return act(id, before -> {
            var after = new Endpoint(id, url, text, types, wanted, before.offReason(), before.offAt(), "", "", null, 0, null, before.createdAt(), before.createdBy());
            endpoints.change(after);
            queues.hurry(id, clock.instant());
            changes.made(id, Act.CHANGED, told(after));
        });
    }

    void remove(long id) {
        act(id, before -> {
            endpoints.remove(id);
            changes.made(id, Act.REMOVED, before.url().toString());
        });
    }

    /** What waited while it was off is told now, in its order. */
    Endpoint switchOn(long id) {
        return act(id, before -> {
            if (before.on()) return;
            endpoints.switchOn(id);
            queues.hurry(id, clock.instant());
            changes.made(id, Act.ON, "");
        });
    }

    Endpoint switchOff(long id) {
        return act(id, before -> {
            if (endpoints.switchOff(id, clock.instant())) changes.made(id, Act.OFF, "");
        });
    }

    /** @param keepOld how long the secret of now signs beside the new one */
    WithSecret rotate(long id, Duration keepOld) {
        if (keepOld.isNegative() || keepOld.compareTo(OLD_SECRET_AT_MOST) > 0) throw Refusal.invalid("FIELD_INVALID", "keepOldHours", "keepOldHours is 0 to " + OLD_SECRET_AT_MOST.toHours() + ".");
        var secret = WebhookSecret.fresh(random);
        Instant until = clock.instant().plus(keepOld);
        var rotated = act(id, before -> {
            endpoints.rotate(id, secret, until);
            changes.made(id, Act.ROTATED, "+" + keepOld.toHours() + " h");
        });
        return new WithSecret(rotated, secret);
    }

    /** @return the endpoint as it is afterwards, or was if the act removed it */
    private Endpoint act(long id, Consumer<Endpoint> work) {
        var answer = lanes.call(() -> {
            var before = own.lock(id);
            work.accept(before);
            return endpoints.lock(id).orElse(before);
        });
        subscriptions.refresh();
        return answer;
    }

    private static String told(Endpoint e) {
        return e.url() + " · " + e.types().stream().map(NewsType::wire).sorted().collect(Collectors.joining(", ")) + (e.shops().isEmpty() ? "" : " · " + String.join(", ", e.shops()));
    }

    private static String description(Wish wish) {
        var text = wish.description() == null ? "" : wish.description().strip();
        if (text.length() > DESCRIPTION_AT_MOST) throw Refusal.invalid("FIELD_TOO_LONG", "description", "description has more than " + DESCRIPTION_AT_MOST + " characters.");
        return text;
    }

    private static Set<NewsType> types(Wish wish) {
        if (wish.types() == null || wish.types().isEmpty()) throw Refusal.invalid("FIELD_MISSING", "types", "types names at least one of " + all() + ".");
        var types = EnumSet.noneOf(NewsType.class);
        wish.types().forEach(wire -> types.add(NewsType.of(wire).orElseThrow(() -> Refusal.invalid("FIELD_INVALID", "types", "types are some of " + all() + "."))));
        return types;
    }

    private static List<String> all() {
        return EnumSet.allOf(NewsType.class).stream().map(NewsType::wire).toList();
    }

    private Set<String> shops(Wish wish) {
        if (wish.shops() == null) return Set.of();
        if (wish.shops().size() > SHOPS_AT_MOST) throw Refusal.invalid("FIELD_TOO_LONG", "shops", "shops names at most " + SHOPS_AT_MOST + "; leave it out for all.");
        var codes = new TreeSet<String>();
        for (var code : wish.shops()) {
            codes.add(shops.find(code == null ? "" : code.strip()).orElseThrow(() -> Refusal.invalid("SHOP_UNKNOWN", "shops", "A shop of shops is not set up; leave shops out for all.")).code());
        }
        return codes;
    }
}
