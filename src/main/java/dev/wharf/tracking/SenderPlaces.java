package dev.wharf.tracking;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;

/** Bodies that one sender has under way, so that one who sends many of them slowly leaves places to the others. */
final class SenderPlaces {
    /** So much of an IPv6 address is given to one customer at least; he may change the rest at will. */
    private static final int NETWORK_BYTES = 8;
    /** Nothing else may be looked at as an address: behind a proxy it may be any text, and a name would be asked for in the network. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]{0,4}:[0-9a-fA-F:.]{1,45}");

    private final Map<String, Integer> underWay = new ConcurrentHashMap<>();
    private final int most;

    /** @param most of one sender at the same time */
    SenderPlaces(int most) {
        this.most = most;
    }

    /** @return false if this one has as many under way as it may; nothing is to be given back then */
    boolean enter(String sender) {
        var entered = new AtomicBoolean();
        underWay.compute(sender, (who, count) -> {
            int before = count == null ? 0 : count;
            entered.set(before < most);
            return entered.get() ? before + 1 : before;
        });
        return entered.get();
    }

    void leave(String sender) {
        underWay.computeIfPresent(sender, (who, count) -> count == 1 ? null : count - 1);
    }

    /** @param address as the request has it: of who is connected, or what a proxy said of him if {@code server.forward-headers-strategy} is set @return whom places are counted for */
    static String sender(String address) {
        if (address == null || !IPV6.matcher(address).matches()) return String.valueOf(address);
        try {
            var parsed = InetAddress.getByName(address);
            return parsed instanceof Inet6Address ? HexFormat.of().formatHex(parsed.getAddress(), 0, NETWORK_BYTES) : parsed.getHostAddress();
        } catch (UnknownHostException noAddress) {
            return address;
        }
    }
}
