package dev.wharf.catalog;

import dev.wharf.channel.Shops;
import dev.wharf.common.Refusal;
import dev.wharf.process.Actor;
import dev.wharf.process.Lanes;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** What a shop's channel calls our SKUs. Orders that wait for one of the codes go on; taking a mapping away changes no order that was taken with it. */
@RestController
@RequestMapping("/api/v1/shops/{shop}/sku-mappings")
class SkuMappingController {
    private static final int AT_MOST = 2000;
    private static final int PAGE = 200;

    record Request(String channelSku, String sku) { }

    /** @param ordersWoken orders that waited for one of the codes and look again */
    record Answer(int mapped, int ordersWoken) { }

    /** @param next what to ask for as {@code after} next; empty if there is no more */
    record Page(List<SkuMappings.Mapping> mappings, String next) { }

    private final SkuMappings mappings;
    private final Products products;
    private final Shops shops;
    private final Lanes lanes;
    private final SkuWaiters waiters;

    SkuMappingController(SkuMappings mappings, Products products, Shops shops, Lanes lanes, SkuWaiters waiters) {
        this.mappings = mappings;
        this.products = products;
        this.shops = shops;
        this.lanes = lanes;
        this.waiters = waiters;
    }

    @GetMapping
    Page list(@PathVariable String shop, @RequestParam(defaultValue = "") String after) {
        require(shop);
        var found = mappings.ofShop(shop, after, PAGE + 1);
        return found.size() <= PAGE ? new Page(found, "") : new Page(found.subList(0, PAGE), found.get(PAGE - 1).channelSku());
    }

    @PutMapping
    Answer put(@PathVariable String shop, @RequestBody List<Request> list) {
        require(shop);
        if (list.isEmpty() || list.size() > AT_MOST) throw Refusal.invalid("FIELD_INVALID", "", "The list has 1 to " + AT_MOST + " mappings.");
        var wanted = new ArrayList<Request>();
        for (int i = 0; i < list.size(); i++) wanted.add(complete("[" + i + "]", list.get(i)));
        var known = products.known(wanted.stream().map(Request::sku).distinct().toList());
        for (int i = 0; i < wanted.size(); i++) {
            if (!known.contains(wanted.get(i).sku())) throw Refusal.invalid("SKU_UNKNOWN", "[" + i + "].sku", "SKU " + wanted.get(i).sku() + " is not in the product list; add it first.");
        }
        lanes.runOne(() -> wanted.forEach(r -> mappings.put(new SkuMappings.Code(shop, r.channelSku()), r.sku(), Actor.current())));
        return new Answer(wanted.size(), waiters.wake(shop, wanted.stream().map(Request::channelSku).distinct().toList()));
    }

    private static Request complete(String path, Request request) {
        if (request == null || request.channelSku() == null || request.channelSku().isBlank() || request.channelSku().length() > 64) {
            throw Refusal.invalid("FIELD_INVALID", path + ".channelSku", "channelSku is the code as the channel sends it, 1 to 64 characters.");
        }
        if (request.sku() == null || request.sku().isBlank()) throw Refusal.invalid("FIELD_MISSING", path + ".sku", "sku names the product that the code means.");
        return new Request(request.channelSku().strip(), request.sku().strip());
    }

    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(@PathVariable String shop, @RequestParam String channelSku) {
        require(shop);
        if (!lanes.call(() -> mappings.remove(new SkuMappings.Code(shop, channelSku)))) throw Refusal.notFound("MAPPING_NOT_FOUND", "Shop " + shop + " has no mapping for code " + channelSku + ".");
    }

    private void require(String shop) {
        if (shops.find(shop).isEmpty()) throw Refusal.notFound("SHOP_NOT_FOUND", "Shop " + shop + " is not set up.");
    }
}
