package dev.wharf.channel;

import dev.wharf.common.Refusal;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/shops")
class ShopController {
    private final Shops shops;

    ShopController(Shops shops) {
        this.shops = shops;
    }

    /** Adds or replaces shops. */
    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void put(@RequestBody List<Shops.Shop> list) {
        for (int i = 0; i < list.size(); i++) {
            var shop = list.get(i);
            if (blank(shop.code(), 32) || blank(shop.name(), 100) || blank(shop.channel(), 32)) {
                throw Refusal.invalid("FIELD_INVALID", "[" + i + "]", "A shop has a code (32), a name (100) and a channel (32 characters at most).");
            }
        }
        shops.put(list);
    }

    private static boolean blank(String text, int most) {
        return text == null || text.isBlank() || text.length() > most;
    }
}
