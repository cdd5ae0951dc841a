package dev.wharf.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.wharf.demo.StubFaults.Fault;
import dev.wharf.demo.StubFaults.Side;
import dev.wharf.tracking.kuaidi100.Kuaidi100Sign;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.springframework.context.annotation.Profile;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** 快递100 as seen from its own servers: answers subscriptions and questions with the codes the real one has. */
@RestController
@RequestMapping("/demo/feed/kuaidi100")
@Profile({"demo", "test"})
class StubKuaidi100 {
    static final String FEED = "kuaidi100";
    private static final JsonMapper JSON = new JsonMapper();

    private final StubSubscriptions subscriptions;
    private final StubTraces traces;
    private final StubFaults faults;

    StubKuaidi100(StubSubscriptions subscriptions, StubTraces traces, StubFaults faults) {
        this.subscriptions = subscriptions;
        this.traces = traces;
        this.faults = faults;
    }

    @PostMapping("/poll")
    ResponseEntity<Map<String, Object>> subscribe(@RequestParam String schema, @RequestParam String param) throws JsonProcessingException {
        var wanted = JSON.readTree(param);
        var number = wanted.path("number").asText();
        var fault = faults.called(Side.FEED, number);
        if (fault == Fault.BREAK) return answer("500", "服务器错误");
        if (fault == Fault.REFUSE) return answer("601", "POLL:KEY已过期");
        if (!DemoFeeds.KEY.equals(wanted.path("key").asText())) return answer("600", "您不是合法的订阅者");
        if (!"json".equals(schema) || number.length() < 6 || wanted.path("parameters").path("salt").asText().isEmpty()) return answer("700", "订阅方的订阅数据存在错误");
        if (wanted.path("company").asText().isEmpty()) return answer("702", "POLL:识别不到该单号对应的快递公司");
        boolean added = subscriptions.add(FEED, wanted.path("company").asText(), number, wanted.path("parameters").path("callbackurl").asText());
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        return added ? answer("200", "提交成功") : answer("501", "重复订阅");
    }

    @PostMapping("/query")
    ResponseEntity<Object> query(@RequestParam String customer, @RequestParam String param, @RequestParam String sign) throws JsonProcessingException {
        var asked = JSON.readTree(param);
        var number = asked.path("num").asText();
        var fault = faults.called(Side.FEED_QUERY, number);
        if (fault == Fault.HANG) faults.hang();
        if (fault == Fault.STALL) return faults.headOnly();
        if (fault == Fault.LOSE_ANSWER) return ResponseEntity.status(504).build();
        if (fault == Fault.BREAK) return error("502", "服务器繁忙");
        if (fault == Fault.LIMIT) return error("500", "查询过于频繁，请稍后再试");
        if (fault == Fault.REFUSE) return error("601", "KEY已过期");
        if (!DemoFeeds.CUSTOMER.equals(customer) || !Kuaidi100Sign.ofQuery(param.getBytes(StandardCharsets.UTF_8), DemoFeeds.KEY, customer).equals(sign)) return error("503", "验证签名失败");
        if (asked.path("com").asText().isEmpty()) return error("400", "找不到对应公司");
        var known = traces.find(FEED, number);
        return known.isEmpty() ? error("500", "查询无结果，请隔段时间再查") : ResponseEntity.ok(StubCouriers.kuaidi100Answer(asked.path("com").asText(), number, known.get().state(), known.get().scans()));
    }

    private static ResponseEntity<Object> error(String code, String message) {
        return ResponseEntity.ok(Map.of("result", false, "returnCode", code, "message", message));
    }

    private static ResponseEntity<Map<String, Object>> answer(String code, String message) {
        return ResponseEntity.ok(Map.of("result", code.equals("200"), "returnCode", code, "message", message));
    }
}
