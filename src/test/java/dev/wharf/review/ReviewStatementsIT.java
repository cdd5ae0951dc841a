package dev.wharf.review;

import static dev.wharf.TestHouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import dev.wharf.infra.Statements;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.setting.ShopRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** However many rules there are, they cost an order few round trips: counted against the same order in a shop where none runs but that of the stock. */
@WharfTest
class ReviewStatementsIT {
    private static final int AT_MOST = 6;

    private final ApplicationContext context;
    private final TestHouse house;

    @Autowired
    ReviewStatementsIT(ApplicationContext context) {
        this.context = context;
        this.house = new TestHouse(context);
    }

    private TestHouse.Order tenLines(String shop) {
        var order = order().in(shop);
        for (int i = 0; i < 10; i++) order.line(house.sku(5, 0), 1);
        return order;
    }

    /** The second order of a shop: what is asked once for all orders was asked for the first. */
    private List<String> statements(String shop) {
        house.take(tenLines(shop));
        var second = tenLines(shop);
        return Statements.during(() -> house.take(second));
    }

    @Test
    void reviewing_an_order_of_ten_lines_by_all_rules_takes_six_statements_at_most() {
        var ruled = house.shop();
        var free = house.shop();
        var rules = context.getBean(RuleCatalog.class).all();
        for (var rule : rules) if (!rule.spec().mandatory()) ShopRules.switchOff(context, free, rule.code());
        var with = statements(ruled);
        var without = statements(free);
        assertThat(rules).hasSizeGreaterThan(12);
        assertThat(with.size() - without.size()).as("%s%n--- without rules:%n%s", String.join("\n", with), String.join("\n", without)).isBetween(1, AT_MOST);
    }
}
