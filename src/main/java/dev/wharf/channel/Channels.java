package dev.wharf.channel;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Who speaks with a shop: the protocol it is set up for; without one it is told by webhook. */
@Component
public class Channels {
    private final List<ChannelPort> ports;
    private final ChannelPort webhook;
    private final Map<String, StockPort> stock;

    Channels(List<ChannelPort> ports, List<StockPort> stock) {
        this.stock = stock.stream().collect(Collectors.toUnmodifiableMap(StockPort::protocol, port -> port));
        this.ports = ports.stream().filter(p -> !p.protocol().equals(ChannelPort.WEBHOOK)).toList();
        this.webhook = ports.stream().filter(p -> p.protocol().equals(ChannelPort.WEBHOOK)).findFirst()
            .orElseThrow(() -> new IllegalStateException("No adapter speaks " + ChannelPort.WEBHOOK));
    }

    public ChannelPort of(String shop) {
        return ports.stream().filter(p -> p.serves(shop)).findFirst().orElse(webhook);
    }

    public Capabilities can(String shop) {
        return of(shop).can(shop);
    }

    /** Who tells the shop's channel about stock. */
    public StockPort stockOf(String shop) {
        var protocol = of(shop).protocol();
        var port = stock.get(protocol);
        if (port == null) throw new IllegalStateException("No adapter tells stock over " + protocol);
        return port;
    }
}
