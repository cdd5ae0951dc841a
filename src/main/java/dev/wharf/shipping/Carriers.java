package dev.wharf.shipping;

import dev.wharf.effect.EffectRefused;
import dev.wharf.parcel.CarrierCodes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The carriers that are set up, and the choice among them: the one the settings name, else the only one there is. */
@Component
class Carriers implements CarrierCodes {
    /** On a parcel for which no carrier could be chosen; nobody sells it a number. */
    static final String NONE = "NONE";

    private final Map<String, Carrier> byCode;
    private final String chosen;

    Carriers(List<Carrier> carriers, ShippingSettings settings) {
        byCode = carriers.stream().collect(Collectors.toUnmodifiableMap(Carrier::code, Function.identity()));
        var named = settings.defaultCarrier();
        if (!named.isEmpty() && !byCode.containsKey(named)) {
            throw new IllegalStateException("wharf.shipping.default-carrier is " + named + ", but there is no such carrier; known: " + byCode.keySet());
        }
        chosen = !named.isEmpty() ? named : byCode.size() == 1 ? byCode.keySet().iterator().next() : NONE;
    }

    @Override
    public SortedMap<String, String> names() {
        return byCode.values().stream().collect(Collectors.toMap(Carrier::code, Carrier::name, (one, same) -> one, TreeMap::new));
    }

    @Override
    public String standard() {
        return chosen.equals(NONE) ? "" : chosen;
    }

    /**
     * The carrier for a new parcel. Without any, the waybill is refused later with a sentence for the person who can set one up.
     *
     * @param reviewed what review chose; empty, or no longer set up, for the standard one
     */
    String choose(String reviewed) {
        return byCode.containsKey(reviewed) ? reviewed : chosen;
    }

    boolean knows(String code) {
        return byCode.containsKey(code);
    }

    /** In order of their codes. */
    List<Carrier> all() {
        return byCode.values().stream().sorted(Comparator.comparing(Carrier::code)).toList();
    }

    Carrier get(String code) {
        var carrier = byCode.get(code);
        if (carrier == null) {
            throw new EffectRefused("NO_CARRIER", "没有可用的承运商，请设置 wharf.shipping.default-carrier。 No carrier is set up; set wharf.shipping.default-carrier.");
        }
        return carrier;
    }

    String name(String code) {
        var carrier = byCode.get(code);
        return carrier == null ? code : carrier.name();
    }
}
