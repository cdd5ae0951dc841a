package dev.wharf.catalog;

import dev.wharf.channel.Shops;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** {@code /sku-mappings}: codes that orders wait for, what they may mean, one click each; and what a shop has mapped. */
@Controller
class OpenCodePage {
    private final OpenCodeController open;
    private final SkuMappingController mappings;
    private final Shops shops;

    OpenCodePage(OpenCodeController open, SkuMappingController mappings, Shops shops) {
        this.open = open;
        this.mappings = mappings;
        this.shops = shops;
    }

    @GetMapping("/sku-mappings")
    String page(@RequestParam(defaultValue = "") String shop, @RequestParam(defaultValue = "") String after, Model model) {
        boolean known = !shop.isBlank() && shops.find(shop).isPresent();
        model.addAttribute("open", open.open(known ? shop : ""));
        model.addAttribute("shop", known ? shop : "");
        model.addAttribute("shops", shops.all());
        if (known) model.addAttribute("mappings", mappings.list(shop, after));
        return "sku-mappings";
    }
}
