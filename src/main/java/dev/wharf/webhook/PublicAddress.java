package dev.wharf.webhook;

import java.net.Inet4Address;
import java.net.InetAddress;

/**
 * Whether an address is one of the public internet. A webhook that may be sent inside would let whoever sets one up reach databases, metadata services and neighbours from
 * our own network. Ranges: the IANA special-purpose registries for IPv4 and IPv6. Pure.
 */
final class PublicAddress {
    private PublicAddress() { }

    static boolean is(InetAddress address) {
        if (address.isAnyLocalAddress() || address.isLoopbackAddress() || address.isLinkLocalAddress() || address.isSiteLocalAddress() || address.isMulticastAddress()) return false;
        var b = address.getAddress();
        return address instanceof Inet4Address ? publicV4(b[0] & 0xff, b[1] & 0xff, b[2] & 0xff) : publicV6(b);
    }

    private static boolean publicV4(int a, int b, int c) {
        if (a == 0 || a == 127 || a >= 240) return false;
        if (a == 100 && b >= 64 && b < 128) return false;
        if (a == 192 && b == 0 && (c == 0 || c == 2)) return false;
        if (a == 198 && (b == 18 || b == 19 || b == 51 && c == 100)) return false;
        return !(a == 203 && b == 0 && c == 113);
    }

    /** Only 2000::/3 is given out, and of it not what carries an IPv4 address inside (Teredo, 6to4) or is for documents. */
    private static boolean publicV6(byte[] b) {
        int first = (b[0] & 0xff) << 8 | b[1] & 0xff;
        int second = (b[2] & 0xff) << 8 | b[3] & 0xff;
        if ((first & 0xe000) != 0x2000 || first == 0x2002) return false;
        return !(first == 0x2001 && (second < 0x0200 || second == 0x0db8)) && !(first == 0x3fff && second < 0x1000);
    }
}
