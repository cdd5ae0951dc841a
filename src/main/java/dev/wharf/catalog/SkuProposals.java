package dev.wharf.catalog;

import dev.wharf.process.Lane;
import dev.wharf.warehouse.Products;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/**
 * Products that an unknown code may mean, the likeliest first. The same but for case or punctuation, and barcodes, are looked up; only if there is
 * none are all products compared by code and name, read once for the running lane. Call inside one. Numbers: docs/rules/sku.md.
 */
@Component
public class SkuProposals {
    private static final int AT_MOST = 3;
    private static final int SAME = 100;
    private static final int SAME_BUT_PUNCTUATION = 95;
    /** What is only alike stays below every threshold that may be set. */
    private static final double ALIKE_AT_MOST = 89;
    private static final int ALIKE_AT_LEAST = 45;

    private final Products products;

    SkuProposals(Products products) {
        this.products = products;
    }

    private record Known(Products.Named product, Set<String> words) { }

    private static final class All {
        private List<Known> products;
    }

    /** @param channelName what the channel calls the goods; empty if it does not say */
    public List<Proposal> of(String code, String channelName) {
        var same = products.like(code).stream().map(p -> same(p, code.strip())).toList();
        var found = same.isEmpty() ? alike(code, channelName) : same;
        return found.stream().sorted(Comparator.comparingInt(Proposal::percent).reversed().thenComparing(Proposal::sku)).limit(AT_MOST).toList();
    }

    private static Proposal same(Products.Product p, String code) {
        if (p.barcodes().contains(code)) return new Proposal(p.sku(), p.name(), SAME, Proposal.How.BARCODE);
        if (p.sku().equalsIgnoreCase(code)) return new Proposal(p.sku(), p.name(), SAME, Proposal.How.SAME_BUT_CASE);
        return new Proposal(p.sku(), p.name(), SAME_BUT_PUNCTUATION, Proposal.How.SAME_BUT_PUNCTUATION);
    }

    private List<Proposal> alike(String code, String channelName) {
        var words = Likeness.words(channelName);
        var found = new ArrayList<Proposal>();
        for (var known : all()) {
            double likeness = Math.max(Likeness.ofCodes(code, known.product.sku()), Likeness.ofWords(words, known.words));
            int percent = (int) (likeness * ALIKE_AT_MOST);
            if (percent >= ALIKE_AT_LEAST) found.add(new Proposal(known.product.sku(), known.product.name(), percent, Proposal.How.ALIKE));
        }
        return found;
    }

    private List<Known> all() {
        var all = Lane.current().state(All.class, All::new);
        if (all.products == null) all.products = products.named().stream().map(p -> new Known(p, Likeness.words(p.name() + " " + p.words()))).toList();
        return all.products;
    }
}
