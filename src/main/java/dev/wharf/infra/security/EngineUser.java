package dev.wharf.infra.security;

import java.io.Serializable;
import java.security.Principal;
import java.util.List;

/** Who is logged in: a user of the engine's identity service, with the groups of that moment. */
record EngineUser(String id, List<String> groups) implements Principal, Serializable {
    @Override
    public String getName() {
        return id;
    }
}
