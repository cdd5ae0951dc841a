package dev.wharf.channel;

import java.util.List;
import org.springframework.stereotype.Component;

/** Who speaks with a shop: the protocol it is set up for; without one it is told by webhook. */
@Component
public class Channels {
    private final List<ChannelPort> ports;
    private final ChannelPort webhook;

    Channels(List<ChannelPort> ports) {
        this.ports = ports.stream().filter(p -> !p.protocol().equals(ChannelPort.WEBHOOK)).toList();
        this.webhook = ports.stream().filter(p -> p.protocol().equals(ChannelPort.WEBHOOK)).findFirst()
            .orElseThrow(() -> new IllegalStateException("No adapter speaks " + ChannelPort.WEBHOOK));
    }

    public ChannelPort of(String shop) {
        return ports.stream().filter(p -> p.serves(shop)).findFirst().orElse(webhook);
    }
}
