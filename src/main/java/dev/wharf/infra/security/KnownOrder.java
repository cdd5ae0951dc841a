package dev.wharf.infra.security;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.FulfillOrder;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The plain Camunda start of an order that is known already answers with the instance it has, in Camunda's own shape, and starts nothing.
 * Of two first starts at the same moment one fails at the table of orders; it looks again and then finds the other's.
 */
class KnownOrder extends OncePerRequestFilter {
    private static final String START = "/process-definition/key/" + FulfillOrder.KEY + "/start";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SalesOrders orders;
    private final Fulfillments fulfillments;
    private final HistoryService history;
    private final TransactionTemplate transaction;

    KnownOrder(SalesOrders orders, Fulfillments fulfillments, HistoryService history, TransactionTemplate transaction) {
        this.orders = orders;
        this.fulfillments = fulfillments;
        this.history = history;
        this.transaction = transaction;
    }

    static boolean isStart(HttpServletRequest request) {
        return "POST".equals(request.getMethod()) && EnginePath.of(request).filter(where -> where.path().equals(START)).isPresent();
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !isStart(request);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        var body = JsonBody.of(request);
        var key = key(body.bytes());
        var known = key.flatMap(this::instanceOf);
        if (known.isPresent()) {
            write(request, response, known.get());
            return;
        }
        var kept = new ContentCachingResponseWrapper(response);
        chain.doFilter(body, kept);
        var meanwhile = kept.getStatus() >= 400 ? key.flatMap(this::instanceOf) : Optional.<HistoricProcessInstance>empty();
        if (meanwhile.isPresent()) {
            kept.resetBuffer();
            write(request, response, meanwhile.get());
        } else {
            kept.copyBodyToResponse();
        }
    }

    /** How the order names itself; empty if it does not, which the start itself will say. */
    private static Optional<SalesOrders.Key> key(byte[] body) throws IOException {
        try {
            var value = JSON.readTree(body).path("variables").path("order").path("value");
            var order = value.isTextual() ? JSON.readTree(value.textValue()) : value;
            var shop = text(order, "shop");
            var number = text(order, "channelOrderNo");
            return shop.isEmpty() || number.isEmpty() ? Optional.empty() : Optional.of(new SalesOrders.Key(shop, number));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static String text(JsonNode order, String field) {
        return order == null ? "" : order.path(field).asText("");
    }

    private Optional<HistoricProcessInstance> instanceOf(SalesOrders.Key key) {
        var ids = transaction.execute(tx -> orders.find(key).map(order -> fulfillments.ofSalesOrder(order.id())).orElse(List.of()));
        return ids.stream().sorted().findFirst().map(id -> history.createHistoricProcessInstanceQuery()
            .processDefinitionKey(FulfillOrder.KEY).processInstanceBusinessKey(id.toString())
            .orderByProcessInstanceStartTime().asc().listPage(0, 1)).flatMap(found -> found.stream().findFirst());
    }

    private static void write(HttpServletRequest request, HttpServletResponse response, HistoricProcessInstance instance) throws IOException {
        var self = request.getRequestURL().toString().replace(request.getRequestURI(), EnginePath.REST + "/process-instance/" + instance.getId());
        var answer = new LinkedHashMap<String, Object>();
        answer.put("links", List.of(Map.of("method", "GET", "href", self, "rel", "self")));
        answer.put("id", instance.getId());
        answer.put("definitionId", instance.getProcessDefinitionId());
        answer.put("definitionKey", instance.getProcessDefinitionKey());
        answer.put("businessKey", instance.getBusinessKey());
        answer.put("caseInstanceId", null);
        answer.put("ended", instance.getEndTime() != null);
        answer.put("suspended", HistoricProcessInstance.STATE_SUSPENDED.equals(instance.getState()));
        answer.put("tenantId", null);
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("application/json");
        response.getOutputStream().write(JSON.writeValueAsBytes(answer));
    }
}
