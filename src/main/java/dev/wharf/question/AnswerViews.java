package dev.wharf.question;

import dev.wharf.channel.Shops;
import dev.wharf.order.Fulfillment;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.Receiver;
import dev.wharf.process.Lanes;
import dev.wharf.question.AnswerView.Goods;
import dev.wharf.question.AnswerView.To;
import dev.wharf.warehouse.Products;
import java.util.List;
import org.springframework.stereotype.Component;

/** Reads what the page of a question shows; writes nothing. */
@Component
class AnswerViews {
    private final Lanes lanes;
    private final Fulfillments fulfillments;
    private final Products products;
    private final Shops shops;
    private final NewAddress addresses;
    private final QuestionToken tokens;

    AnswerViews(Lanes lanes, Fulfillments fulfillments, Products products, Shops shops, NewAddress addresses, QuestionToken tokens) {
        this.lanes = lanes;
        this.fulfillments = fulfillments;
        this.products = products;
        this.shops = shops;
        this.addresses = addresses;
        this.tokens = tokens;
    }

    /** Whom to ask about which order. */
    record About(String orderNo, String shop) { }

    private record Order(String no, String shop, Receiver to, List<Goods> goods) { }

    AnswerView read(Question question) {
        var order = lanes.call(() -> order(question));
        var to = question.kind() == QuestionKind.ADDRESS ? to(order.to()) : null;
        return new AnswerView(question.kind().name(), order.no(), name(order.shop()), question.note(), order.goods(), to, question.expiresAt(), tokens.form(question));
    }

    About about(Question question) {
        var order = lanes.call(() -> fulfillments.orderOf(question.fulfillment()));
        return new About(order.channelOrderNo(), name(order.shop()));
    }

    private String name(String shop) {
        return shops.find(shop).map(Shops.Shop::name).orElse(shop);
    }

    private Order order(Question question) {
        var fulfillment = fulfillments.get(question.fulfillment());
        var order = fulfillments.orderOf(question.fulfillment());
        return new Order(order.channelOrderNo(), order.shop(), order.receiver(), goods(fulfillment));
    }

    private List<Goods> goods(Fulfillment fulfillment) {
        var lines = fulfillment.lines().stream().filter(line -> line.quantity() > 0).toList();
        var known = products.facts(lines.stream().map(Fulfillment.Line::sku).distinct().toList());
        return lines.stream().map(line -> {
            var product = known.get(line.sku());
            return product == null ? new Goods(line.sku(), "", line.quantity()) : new Goods(product.name(), product.told(), line.quantity());
        }).toList();
    }

    /** Problems are found outside the transaction: services may be asked. */
    private To to(Receiver receiver) {
        return new To(Hidden.name(receiver.name()), Hidden.phone(receiver.phone()), receiver.address(), receiver.province(), receiver.city(), receiver.district(), receiver.detail(),
            addresses.problems(receiver));
    }
}
