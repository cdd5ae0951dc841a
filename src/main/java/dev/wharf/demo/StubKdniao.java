package dev.wharf.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.tracking.FeedText;
import dev.wharf.tracking.kdniao.KdniaoSign;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 快递鸟 as seen from its own servers: verifies the signature and answers subscriptions and questions as the real one does. */
@RestController
@RequestMapping("/demo/feed/kdniao")
@Profile({"demo", "test"})
class StubKdniao {
    static final String FEED = "kdniao";
    private static final JsonMapper JSON = new JsonMapper();

    private final StubSubscriptions subscriptions;
    private final StubTraces traces;
    private final StubFaults faults;
    private final Clock clock;

    StubKdniao(StubSubscriptions subscriptions, StubTraces traces, StubFaults faults, Clock clock) {
        this.subscriptions = subscriptions;
        this.traces = traces;
        this.faults = faults;
        this.clock = clock;
    }

    @PostMapping("/dist")
    ResponseEntity<Map<String, Object>> subscribe(@RequestParam("RequestData") String data, @RequestParam("EBusinessID") String business,
            @RequestParam("RequestType") String type, @RequestParam("DataSign") String sign) throws JsonProcessingException {
        var wanted = JSON.readTree(data);
        var number = wanted.path("LogisticCode").asText();
        var fault = faults.called(Side.FEED, number);
        if (fault == Fault.BREAK) return ResponseEntity.status(500).build();
        if (!DemoFeeds.BUSINESS.equals(business) || !KdniaoSign.of(data.getBytes(StandardCharsets.UTF_8), DemoFeeds.KEY).equals(sign)) return answer(false, "签名验证失败");
        if (fault == Fault.REFUSE || !"1008".equals(type)) return answer(false, "暂不支持该快递公司的轨迹订阅");
        boolean added = subscriptions.add(FEED, wanted.path("ShipperCode").asText(), number, "");
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        return added ? answer(true, "成功") : answer(false, "重复订阅");
    }

    @PostMapping("/query")
    ResponseEntity<Object> query(@RequestParam("RequestData") String data, @RequestParam("EBusinessID") String business, @RequestParam("RequestType") String type,
            @RequestParam("DataSign") String sign) throws JsonProcessingException {
        var asked = JSON.readTree(data);
        var number = asked.path("LogisticCode").asText();
        var fault = faults.called(Side.FEED_QUERY, number);
        if (fault == Fault.HANG) faults.hang();
        if (fault == Fault.STALL) return faults.headOnly();
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        if (fault == Fault.BREAK) return ResponseEntity.status(500).build();
        if (fault == Fault.LIMIT) return refused("业务错误[接口调用过于频繁]");
        if (fault == Fault.REFUSE || !DemoFeeds.QUERY.equals(type)) return refused("业务错误[没有可用套餐]");
        if (!DemoFeeds.BUSINESS.equals(business) || !KdniaoSign.of(data.getBytes(StandardCharsets.UTF_8), DemoFeeds.KEY).equals(sign)) return refused("非法参数[请核实ID和key是否正确]");
        var carrier = asked.path("ShipperCode").asText();
        var known = traces.find(FEED, number);
        return ResponseEntity.ok(known.isEmpty() ? StubCouriers.kdniaoAnswer(carrier, number, "0", List.of()) : StubCouriers.kdniaoAnswer(carrier, number, known.get().state(), known.get().scans()));
    }

    private static ResponseEntity<Object> refused(String reason) {
        return ResponseEntity.ok(Map.of("EBusinessID", DemoFeeds.BUSINESS, "Success", false, "Reason", reason, "Traces", List.of()));
    }

    private ResponseEntity<Map<String, Object>> answer(boolean success, String reason) {
        return ResponseEntity.ok(Map.of("EBusinessID", DemoFeeds.BUSINESS, "UpdateTime", FeedText.timeText(clock.instant()), "Success", success, "Reason", reason));
    }
}
