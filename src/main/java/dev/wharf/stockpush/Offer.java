package dev.wharf.stockpush;

import dev.wharf.common.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * How many units of one listing a shop shows, and why. Pure; the one place where the formula of docs/rules/stock-push.md stands:
 * quota, plus percent of what is shared, plus the surcharge; within what is left after the buffer; capped; none if fewer than the least. It may sell out later
 * than shown, never earlier: what is shown is at most what the shop's orders could be promised now.
 */
record Offer(PushTerms terms, List<Place> places) {
    /** @param sellable units that the shop's orders could be promised there. @param own of these, those of its quota. @param scarcest of a kit, the component that ends first; empty else */
    record Place(String warehouse, int sellable, int own, String scarcest) {
        Place {
            if (own < 0 || own > sellable) throw new IllegalArgumentException("Of " + sellable + " units in " + warehouse + " " + own + " are the shop's own");
        }
    }

    int sellable() {
        return places.stream().mapToInt(Place::sellable).sum();
    }

    private int own() {
        return places.stream().mapToInt(Place::own).sum();
    }

    /** The buffer takes from what is shared first. */
    private int sharedLeft() {
        return Math.max(0, sellable() - own() - terms.buffer());
    }

    private int ownLeft() {
        int rest = Math.max(0, terms.buffer() - (sellable() - own()));
        return Math.max(0, own() - rest);
    }

    private int part() {
        return (int) ((long) sharedLeft() * terms.percent() / 100);
    }

    private int within() {
        return Math.max(0, Math.min(ownLeft() + part() + terms.plus(), ownLeft() + sharedLeft()));
    }

    private int capped() {
        return terms.most() > 0 ? Math.min(within(), terms.most()) : within();
    }

    int units() {
        return capped() < terms.least() ? 0 : capped();
    }

    /** Each step that changed something, with its numbers. */
    List<Text> why() {
        var why = new ArrayList<Text>();
        var where = places.stream().map(p -> p.warehouse() + " " + p.sellable() + (p.scarcest().isEmpty() ? "" : " (" + p.scarcest() + ")")).collect(Collectors.joining(" + "));
        why.add(new Text("可售 " + sellable() + (where.isEmpty() ? "：没有参与的仓库" : "：" + where), "Sellable " + sellable() + (where.isEmpty() ? ": no warehouse counts" : ": " + where)));
        if (own() > 0) why.add(new Text("其中本店专享 " + own(), "Of these " + own() + " in the shop's own quota"));
        if (terms.buffer() > 0) why.add(new Text("安全库存扣 " + terms.buffer() + "，余 " + (ownLeft() + sharedLeft()), "Less the buffer of " + terms.buffer() + ": " + (ownLeft() + sharedLeft())));
        if (terms.percent() != 100) why.add(new Text("共享 " + sharedLeft() + " 的 " + terms.percent() + "% 为 " + part(), terms.percent() + " % of the shared " + sharedLeft() + ": " + part()));
        if (terms.plus() != 0) why.add(new Text("加 " + terms.plus() + "，不超过可售，不低于 0：" + within(), "Plus " + terms.plus() + ", within what there is: " + within()));
        if (capped() < within()) why.add(new Text("上限 " + terms.most(), "At most " + terms.most()));
        if (units() < capped()) why.add(new Text(capped() + " 少于 " + terms.least() + "，显示 0", capped() + " is fewer than " + terms.least() + ": none are shown"));
        return why;
    }
}
