package dev.wharf.picking.site;

import dev.wharf.picking.route.Comparison;
import dev.wharf.picking.route.WalkLength;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A floor nobody has drawn: bins are walked by their codes. */
final class UnknownSite implements Site {
    @Override
    public boolean known() {
        return false;
    }

    @Override
    public Walk walk(Collection<String> bins) {
        var byCode = BinCodes.sorted(bins);
        return new Walk(byCode, OptionalLong.empty(), Walk.How.BY_CODE, List.of(), byCode);
    }

    @Override
    public Walk walkOn(String from, Collection<String> bins) {
        return walk(bins);
    }

    @Override
    public WalkLength lengths(List<String> bins) {
        return (spots, count) -> 0;
    }

    @Override
    public Optional<Comparison> comparison(Collection<String> bins) {
        return Optional.empty();
    }

    @Override
    public OptionalLong between(String from, String to) {
        return OptionalLong.empty();
    }

    @Override
    public Optional<String> zone(String bin) {
        return Optional.empty();
    }
}
