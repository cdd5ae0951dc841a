package dev.wharf.stockkeeping.count;

import dev.wharf.common.Cut;
import dev.wharf.common.Ids;
import dev.wharf.common.Refusal;
import dev.wharf.inventory.Bins.Content;
import dev.wharf.inventory.CountsWanted;
import dev.wharf.inventory.Whereabouts;
import dev.wharf.process.CountStock;
import dev.wharf.process.Lanes;
import dev.wharf.process.ModelInstances;
import dev.wharf.stockkeeping.SameKey;
import dev.wharf.stockkeeping.count.CountChoice.ValueClass;
import dev.wharf.stockkeeping.count.CountTask.State;
import dev.wharf.warehouse.Products;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Chooses the bins to be counted and asks for each. A bin that is being counted already is left to that count. */
@Service
class CountPlans {
    private static final int BINS_AT_MOST = 500;
    /** As wide as its column. */
    private static final int CHOICE_MAX = 200;

    /**
     * Which bins: those named, those with these SKUs, those whose code begins like the zone, those with SKUs of a value class, or those somebody
     * on the floor wants counted; what is given adds up.
     */
    record Request(String key, String warehouse, Set<String> bins, Set<String> skus, String zone, ValueClass valueClass, boolean wanted, String note) {
        String choice() {
            var words = new TreeSet<String>();
            if (!bins.isEmpty()) words.add("货位 bins " + String.join(" ", bins));
            if (!skus.isEmpty()) words.add("SKU " + String.join(" ", skus));
            if (!zone.isEmpty()) words.add("库区 zone " + zone);
            if (valueClass != null) words.add("价值 class " + valueClass);
            if (wanted) words.add("存疑 wanted");
            return Cut.words(String.join(", ", words), CHOICE_MAX);
        }
    }

    /** @param skipped bins that are being counted already */
    record Planned(CountPlan plan, Collection<String> skipped) { }

    private final JdbcCountPlans plans;
    private final JdbcCounts counts;
    private final Whereabouts whereabouts;
    private final CountsWanted wanted;
    private final Products products;
    private final ModelInstances instances;
    private final Ids ids;
    private final Lanes lanes;

    CountPlans(JdbcCountPlans plans, JdbcCounts counts, Whereabouts whereabouts, CountsWanted wanted, Products products, ModelInstances instances, Ids ids, Lanes lanes) {
        this.plans = plans;
        this.counts = counts;
        this.whereabouts = whereabouts;
        this.wanted = wanted;
        this.products = products;
        this.instances = instances;
        this.ids = ids;
        this.lanes = lanes;
    }

    /** The same key a second time answers with the first plan. */
    Planned plan(Request request) {
        return SameKey.call(lanes, () -> {
            var known = plans.ofKey(request.key());
            if (known.isPresent()) return new Planned(plans.get(known.get()), List.of());
            var bins = bins(request);
            if (bins.isEmpty()) throw Refusal.conflict("NOTHING_TO_COUNT", "No bin of " + request.warehouse() + " fits this choice.");
            if (bins.size() > BINS_AT_MOST) throw Refusal.invalid("TOO_MANY_BINS", "zone", bins.size() + " bins fit; one plan takes " + BINS_AT_MOST + ". Choose a smaller part.");
            var open = new TreeSet<>(counts.open(request.warehouse(), bins));
            bins.removeAll(open);
            if (bins.isEmpty()) throw Refusal.conflict("COUNT_OPEN", "All these bins are being counted already: " + String.join(", ", open) + ".");
            long id = ids.next();
            plans.insert(id, request.key(), request.warehouse(), request.choice(), request.note());
            var tasks = bins.stream().map(bin -> new CountTask(ids.next(), id, request.warehouse(), bin, State.WAITING, 1, 0)).toList();
            counts.insert(tasks);
            tasks.forEach(task -> instances.start(CountStock.KEY, CountStock.businessKey(task.id()), Map.of()));
            return new Planned(plans.get(id), open);
        });
    }

    private Set<String> bins(Request request) {
        var chosen = new TreeSet<>(request.bins());
        var contents = whereabouts.all(request.warehouse());
        var skus = new TreeSet<>(request.skus());
        if (request.valueClass() != null) {
            var facts = products.facts(contents.stream().map(c -> c.place().sku()).collect(Collectors.toSet()));
            skus.addAll(CountChoice.skus(request.valueClass(), contents, facts));
        }
        contents.stream().filter(c -> skus.contains(c.place().sku()) || inZone(c, request.zone())).forEach(c -> chosen.add(c.place().bin()));
        chosen.addAll(products.bins(request.warehouse(), request.skus()).values());
        if (request.wanted()) wanted.in(request.warehouse()).forEach(w -> chosen.add(w.bin()));
        return chosen;
    }

    private static boolean inZone(Content content, String zone) {
        return !zone.isEmpty() && content.place().bin().startsWith(zone);
    }
}
