package dev.wharf.picking.wave;

import dev.wharf.picking.site.Site;
import java.util.List;
import org.springframework.stereotype.Component;

/** Carts in the order of arrival. */
@Component
class FillInTurn implements CartSearch {
    @Override
    public List<List<PoolOrder>> fill(List<PoolOrder> orders, Terms terms, Site site) {
        return FirstCome.fill(orders, terms.cart());
    }
}
