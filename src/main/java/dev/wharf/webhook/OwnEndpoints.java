package dev.wharf.webhook;

import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * The endpoints that whoever asks may see and change: administrators all, a system those it made. Whoever changes the address of another's endpoint reads what that one was
 * to be told, so others are not even there for it.
 */
@Component
class OwnEndpoints {
    private static final Set<String> ADMINISTRATORS = Set.of("processadmin", "systemadmin");

    private final Endpoints endpoints;

    OwnEndpoints(Endpoints endpoints) {
        this.endpoints = endpoints;
    }

    /** Whether all are one's own; also for the house itself, which has no groups. */
    static boolean all() {
        var groups = Actor.groups();
        return groups.isEmpty() || groups.stream().anyMatch(ADMINISTRATORS::contains);
    }

    List<Endpoint> list() {
        return endpoints.all().stream().filter(OwnEndpoints::own).toList();
    }

    /** @throws Refusal NOT_FOUND if there is none, or it is another's */
    Endpoint get(long id) {
        return own(id, endpoints.find(id));
    }

    /** Held until the commit. @throws Refusal NOT_FOUND if there is none, or it is another's */
    Endpoint lock(long id) {
        return own(id, endpoints.lock(id));
    }

    private static Endpoint own(long id, Optional<Endpoint> found) {
        return found.filter(OwnEndpoints::own).orElseThrow(() -> Refusal.notFound("WEBHOOK_NOT_FOUND", "There is no webhook endpoint " + id + "."));
    }

    private static boolean own(Endpoint endpoint) {
        return all() || endpoint.createdBy().equals(Actor.current());
    }
}
