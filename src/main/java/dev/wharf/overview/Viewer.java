package dev.wharf.overview;

import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.security.core.GrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who looks, and so what may be shown. */
record Viewer(Set<String> roles) {

    static Viewer current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return new Viewer(authentication == null ? Set.of() : authentication.getAuthorities().stream().map(GrantedAuthority::getAuthority)
            .map(name -> name.replaceFirst("^ROLE_", "")).collect(Collectors.toSet()));
    }

    /** Name, phone and address are shown to those who talk to the buyer or label the parcel, to nobody else. */
    public boolean seesReceiver() {
        return has("CSR", "REVIEWER", "SHIPPER");
    }

    /** Whoever has the link sees what the buyer sees. */
    public boolean talksToBuyer() {
        return has("CSR", "REVIEWER");
    }

    public boolean changesOrder() {
        return has("CSR", "REVIEWER");
    }

    public boolean recordsPayment() {
        return has("CSR", "FINANCE");
    }

    public boolean holdsOrder() {
        return has("CSR", "REVIEWER", "FINANCE", "WAREHOUSELEAD", "PROCESSADMIN");
    }

    /** Gives an order back that the warehouse will not ship. */
    public boolean rejectsOrder() {
        return has("WAREHOUSELEAD", "PROCESSADMIN");
    }

    /** Takes the label off a parcel, for one of another carrier or for none yet. */
    public boolean changesLabel() {
        return has("SHIPPER", "WAREHOUSELEAD");
    }

    /** The floor plan with the walks on it. */
    public boolean seesWalks() {
        return has("WAREHOUSELEAD", "PROCESSADMIN");
    }

    /** Asks whether stored decisions can be derived again. */
    public boolean derivesAgain() {
        return has("REVIEWER", "PROCESSADMIN");
    }

    /** Adds, changes and removes boxes of a warehouse. */
    public boolean changesBoxes() {
        return has("WAREHOUSELEAD", "PROCESSADMIN");
    }

    /** How many boxes were used, as in the figures of packaging. */
    public boolean seesPackaging() {
        return has("FINANCE", "WAREHOUSELEAD", "PROCESSADMIN");
    }

    boolean has(String... anyOf) {
        for (var role : anyOf) if (roles.contains(role)) return true;
        return false;
    }
}
