package dev.wharf.review;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.boot.actuate.health.Status;
import org.springframework.stereotype.Component;

/**
 * Part {@code addressLibrary} of the health probe: degraded while addresses wait because there is no library. Not down: everything else works, and
 * a node that is taken out for it would not work any better. Details are for administrators.
 */
@Component
class AddressLibraryHealthIndicator implements HealthIndicator {
    static final Status DEGRADED = new Status("DEGRADED");

    private final AddressLibrary library;

    AddressLibraryHealthIndicator(AddressLibrary library) {
        this.library = library;
    }

    @Override
    public Health health() {
        var health = library.usable() ? Health.up() : Health.status(DEGRADED);
        if (library.usable()) health.withDetail("rows", library.get().libraryRows()).withDetail("version", library.get().libraryVersion());
        if (!library.problem().isEmpty()) health.withDetail("problem", library.problem());
        return health.build();
    }
}
