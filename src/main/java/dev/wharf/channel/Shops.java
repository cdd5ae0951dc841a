package dev.wharf.channel;

import java.util.List;
import java.util.Optional;

/** The shops orders come from. */
public interface Shops {
    /** @param tenant the merchant it belongs to; rule settings of a tenant hold for all of its shops */
    record Shop(String code, String name, String channel, String tenant) {
        public static final String MAIN = "MAIN";

        public Shop {
            if (tenant == null || tenant.isBlank()) tenant = MAIN;
        }

        public Shop(String code, String name, String channel) {
            this(code, name, channel, MAIN);
        }
    }

    Optional<Shop> find(String code);

    List<Shop> all();

    void put(List<Shop> shops);
}
