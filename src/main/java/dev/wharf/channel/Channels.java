package dev.wharf.channel;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** The adapters by channel. A channel without one of its own is told by webhook, at the address set up for the shop. */
@Component
public class Channels {
    private final Map<String, ChannelPort> byChannel;

    Channels(List<ChannelPort> ports) {
        byChannel = ports.stream().collect(Collectors.toUnmodifiableMap(ChannelPort::channel, Function.identity()));
    }

    public ChannelPort of(String channel) {
        return byChannel.getOrDefault(channel, byChannel.get(WebhookChannel.CHANNEL));
    }
}
