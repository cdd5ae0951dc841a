package dev.wharf.review;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.stereotype.Component;

/** Part {@code addressLibrary} of the health probe: down while addresses wait because there is no library. Details are for administrators. */
@Component
class AddressLibraryHealthIndicator implements HealthIndicator {
    private final AddressLibrary library;

    AddressLibraryHealthIndicator(AddressLibrary library) {
        this.library = library;
    }

    @Override
    public Health health() {
        var health = library.usable() ? Health.up() : Health.down();
        if (library.usable()) health.withDetail("rows", library.get().libraryRows()).withDetail("version", library.get().libraryVersion());
        if (!library.problem().isEmpty()) health.withDetail("problem", library.problem());
        return health.build();
    }
}
