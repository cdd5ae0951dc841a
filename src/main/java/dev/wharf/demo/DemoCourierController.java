package dev.wharf.demo;

import dev.wharf.common.Refusal;
import dev.wharf.demo.StubCouriers.Scan;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.annotation.Profile;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Moves a watched parcel of the demo along its way: {@code POST /demo/feed/kuaidi100/parcels/DM000000000123/scans?upTo=3}. */
@RestController
@RequestMapping("/demo/feed/kuaidi100/parcels/{number}/scans")
@Profile({"demo", "test"})
class DemoCourierController {
    private static final List<String[]> WAY = List.of(new String[] {"1", "【上海市】快件已揽收，揽收网点电话 021-60001234"},
        new String[] {"0", "【上海市】快件离开上海转运中心，发往杭州转运中心"}, new String[] {"0", "【杭州市】快件到达杭州转运中心"},
        new String[] {"5", "【杭州市】快递员正在派件，电话 13900000001"}, new String[] {"3", "【杭州市】快件已签收，感谢使用演示快递"});
    private static final String[] REFUSED = {"14", "【杭州市】收件人拒收"};

    private final StubCouriers couriers;
    private final StubSubscriptions subscriptions;
    private final StubTraces traces;

    DemoCourierController(StubCouriers couriers, StubSubscriptions subscriptions, StubTraces traces) {
        this.couriers = couriers;
        this.traces = traces;
        this.subscriptions = subscriptions;
    }

    /** @param upTo 1 collected, 5 delivered @param refused true if the receiver refuses it then @param forged true for a wrong signature @param times how often it is pushed; 0 for a feed that keeps it until it is asked */
    @PostMapping
    List<String> push(@PathVariable String number, @RequestParam(defaultValue = "5") int upTo, @RequestParam(defaultValue = "false") boolean refused,
            @RequestParam(defaultValue = "false") boolean forged, @RequestParam(defaultValue = "1") int times) {
        var subscription = subscriptions.find(StubKuaidi100.FEED, number).orElseThrow(() -> Refusal.notFound("NOT_WATCHED", "The demo's feed does not watch this number."));
        var way = new ArrayList<>(WAY.subList(0, Math.max(1, Math.min(upTo, WAY.size()))));
        if (refused) way.add(REFUSED);
        var scans = new ArrayList<Scan>();
        for (int i = 0; i < way.size(); i++) scans.add(new Scan(subscription.at().plus(Duration.ofMinutes(i)), way.get(i)[0], way.get(i)[1]));
        var state = way.get(way.size() - 1)[0];
        traces.put(StubKuaidi100.FEED, number, state, scans);
        var param = StubCouriers.kuaidi100(subscription.carrier(), number, state, scans);
        var answers = new ArrayList<String>();
        for (int i = 0; i < Math.min(times, 10); i++) answers.add(couriers.pushKuaidi100(DemoFeeds.ACCOUNT, forged ? "wrong-salt" : DemoFeeds.SALT, param));
        return answers;
    }
}
