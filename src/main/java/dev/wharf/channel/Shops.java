package dev.wharf.channel;

import java.util.List;
import java.util.Optional;

/** The shops orders come from. */
public interface Shops {
    record Shop(String code, String name, String channel) { }

    Optional<Shop> find(String code);

    void put(List<Shop> shops);
}
