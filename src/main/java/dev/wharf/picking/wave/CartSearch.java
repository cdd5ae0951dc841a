package dev.wharf.picking.wave;

import dev.wharf.picking.site.Site;
import java.util.List;

/** Fills carts so that the pickers walk as little as possible. */
interface CartSearch {
    /** @return every order on exactly one cart; the limits hold, except where one order alone is above them and goes alone */
    List<List<PoolOrder>> fill(List<PoolOrder> orders, Terms terms, Site site);
}
