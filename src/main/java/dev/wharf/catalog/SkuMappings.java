package dev.wharf.catalog;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What the channels of shops call our SKUs. A mapping goes before a product that happens to have the same code. */
public interface SkuMappings {
    /** A code as a shop's orders have it. */
    record Code(String shop, String channelSku) { }

    record Mapping(String shop, String channelSku, String sku, String mappedBy, Instant mappedAt) { }

    /** The SKU of each code that is mapped. */
    Map<Code, String> skus(Collection<Code> codes);

    /** All mappings that lead to one of these SKUs, whatever the shop. */
    List<Mapping> ofSkus(Collection<String> skus);

    /** @param after the last channel SKU of the page before; empty for the first */
    List<Mapping> ofShop(String shop, String after, int limit);

    /** Adds, or points the code elsewhere; written before the commit. Call inside a lane. @param who the person, or the rule that was sure enough */
    void put(Code code, String sku, String who);

    /** Call inside a lane. @return false if it was not mapped */
    boolean remove(Code code);
}
