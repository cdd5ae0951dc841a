package dev.wharf.catalog;

import dev.wharf.order.OpenCodes;
import dev.wharf.process.Lanes;
import java.time.Instant;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Codes that orders wait for, with what they may mean. */
@RestController
@RequestMapping("/api/v1/sku-mappings/open")
class OpenCodeController {
    /** Proposals compare a code with every product; more are looked at once these are done. */
    private static final int AT_MOST = 50;

    record Open(String shop, String code, String name, int orders, Instant shipBy, List<Proposal> proposals) { }

    private final OpenCodes codes;
    private final Catalog catalog;
    private final SkuProposals proposals;
    private final Lanes lanes;

    OpenCodeController(OpenCodes codes, Catalog catalog, SkuProposals proposals, Lanes lanes) {
        this.codes = codes;
        this.catalog = catalog;
        this.proposals = proposals;
        this.lanes = lanes;
    }

    /** The most urgent first, at most fifty. @param shop empty for all */
    @GetMapping
    List<Open> open(@RequestParam(defaultValue = "") String shop) {
        var waiting = codes.onWaitingOrders().stream().filter(c -> shop.isEmpty() || c.shop().equals(shop)).toList();
        var known = catalog.goods(waiting.stream().map(c -> new SkuMappings.Code(c.shop(), c.code())).toList()).keySet();
        var open = waiting.stream().filter(c -> !known.contains(new SkuMappings.Code(c.shop(), c.code()))).limit(AT_MOST).toList();
        return lanes.call(() -> open.stream().map(c -> new Open(c.shop(), c.code(), c.name(), c.orders(), c.shipBy(), proposals.of(c.code(), c.name()))).toList());
    }
}
