package dev.wharf.tracking;

import dev.wharf.common.TimeSettings;
import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings {@code wharf.tracking.*}. The accounts of each feed are set beside its adapter.
 *
 * @param publicUrl  where the feeds reach us, for example {@code https://wharf.example.com}; no slash at the end
 * @param carriers   by our carrier code, then by feed: what the feed calls it, beyond tracking/carriers.csv
 * @param receivers  pushes taken in at the same time; more are told to come again
 * @param senders    callbacks read at the same time, genuine or not; more are told to come again
 * @param sendersPerAddress bodies that one address may have under way at the same time; more are told to come again at once
 * @param sendWithin how long the body of a callback may take; who sends more slowly is refused
 * @param poll       pause between looks for pushes that another node left, or that failed
 * @param watch      false if this node does not look for parcels in trouble
 * @param watchEvery from one look for parcels in trouble to the next, on one node at a time
 * @param noScan     how long after the handover a parcel may stay without a scan
 * @param stuck      how long a parcel that is under way may stay without a new scan
 * @param forget     parcels handed over longer ago are not looked after any more
 * @param again      when a person who chose to wait is asked again
 * @param keepPushes how long raw pushes are kept: they may hold names and phone numbers
 */
@ConfigurationProperties("wharf.tracking")
public record TrackingSettings(@DefaultValue("") String publicUrl, @DefaultValue Map<String, Map<String, String>> carriers, @DefaultValue("32") int receivers,
                               @DefaultValue("64") int senders, @DefaultValue("32") int sendersPerAddress, @DefaultValue("5s") Duration sendWithin,
                               @DefaultValue("1s") Duration poll, @DefaultValue("true") boolean watch, @DefaultValue("5m") Duration watchEvery,
                               @DefaultValue("24h") Duration noScan, @DefaultValue("3d") Duration stuck, @DefaultValue("60d") Duration forget,
                               @DefaultValue("24h") Duration again, @DefaultValue("30d") Duration keepPushes) {

    public TrackingSettings {
        if (receivers < 1 || senders < 1 || sendersPerAddress < 1) throw new IllegalArgumentException("wharf.tracking: receivers, senders and senders-per-address are 1 or more");
        TimeSettings.longerThanZero("wharf.tracking", Map.of("send-within", sendWithin, "poll", poll, "watch-every", watchEvery, "no-scan", noScan, "stuck", stuck, "forget", forget,
            "again", again, "keep-pushes", keepPushes));
    }

    /** Where a feed pushes to. */
    public String callback(String feed, String account) {
        return publicUrl + "/callbacks/" + feed + "/" + account;
    }
}
