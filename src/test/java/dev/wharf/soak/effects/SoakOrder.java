package dev.wharf.soak.effects;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the order with this number costs and what becomes of it, the same in every process: the accounts need not ask the application what it should have done. Pure. */
record SoakOrder(int number) {
    /** Cancelled before it is packed; while its label is bought, or waits for that; with its label. */
    enum Fate { SHIPS, CANCELLED_UNPACKED, CANCELLED_PACKED, CANCELLED_LABELLED }

    /** @param webhook it has a server of its own, which is told of shipments and gives money back; else a platform. @param early it is told at the label */
    record Shop(String code, String channel, boolean webhook, boolean early) { }

    /** The platforms of S-TB01, S-JD01 and S-DY01: application.yaml. */
    static final List<Shop> SHOPS = List.of(new Shop("S-TB01", "taobao", false, false), new Shop("S-SOAK", "generic", true, false), new Shop("S-SOAK-EARLY", "generic", true, true),
        new Shop("S-JD01", "jd", false, false), new Shop("S-SOAK", "generic", true, false), new Shop("S-SOAK-EARLY", "generic", true, true), new Shop("S-DY01", "douyin", false, false),
        new Shop("S-SOAK-TB", "taobao", false, true));
    /** Settings of all processes. */
    static final List<String> SETTINGS = List.of("wharf.sync.tell-at-label=S-SOAK-EARLY,S-SOAK-TB", "wharf.demo.channel.protocols[S-SOAK-TB]=top");
    private static final String PREFIX = "SOAK-";
    /** A channel that is told at the label has often been told by then. */
    private static final Duration A_WHILE = Duration.ofMillis(1500);

    static Stream<SoakOrder> all(int orders) {
        return IntStream.range(0, orders).mapToObj(SoakOrder::new);
    }

    static SoakOrder of(String channelOrderNo) {
        return new SoakOrder(Integer.parseInt(channelOrderNo.substring(PREFIX.length())));
    }

    String no() {
        return PREFIX + number;
    }

    Shop shop() {
        return SHOPS.get(number % SHOPS.size());
    }

    private int turn() {
        return number / SHOPS.size();
    }

    /** In fen; refunds of one order cannot pass for those of its neighbours. */
    long paidMinor() {
        return 1000 + number % 997;
    }

    /** Of ten orders of a shop one is cancelled before it is packed, one packed, and two with their label; platforms that are told when it left see no cancel of the last kind. */
    Fate fate() {
        return switch (turn() % 10) {
            case 1 -> Fate.CANCELLED_UNPACKED;
            case 6 -> Fate.CANCELLED_PACKED;
            case 3, 8 -> shop().webhook() || shop().early() ? Fate.CANCELLED_LABELLED : Fate.SHIPS;
            default -> Fate.SHIPS;
        };
    }

    boolean ships() {
        return fate() == Fate.SHIPS;
    }

    /** How long a parcel with its label stays before it leaves or is cancelled. */
    Duration stays() {
        return turn() % 2 == 0 ? Duration.ZERO : A_WHILE;
    }
}
