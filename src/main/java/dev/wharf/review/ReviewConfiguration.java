package dev.wharf.review;

import dev.wharf.review.address.AddressReview;
import dev.wharf.review.blacklist.HashKey;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.BlacklistRule;
import dev.wharf.review.rule.DateRule;
import dev.wharf.review.rule.DuplicateRule;
import dev.wharf.review.rule.FinanceRule;
import dev.wharf.review.rule.MergeRule;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.PriceRule;
import dev.wharf.review.rule.ReachRule;
import dev.wharf.review.rule.RemarkRule;
import dev.wharf.review.rule.RiskRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.SplitRule;
import dev.wharf.review.rule.StockRule;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    @Bean
    RuleCatalog ruleCatalog(AddressReview review) {
        return new RuleCatalog(List.of(
            new RemarkRule(),
            new AddressRule(() -> review),
            new ReachRule(),
            new PaymentRule(),
            new DuplicateRule(),
            new BlacklistRule(),
            new RiskRule(),
            new PriceRule(),
            new FinanceRule(),
            new DateRule(),
            new SplitRule(),
            new StockRule(),
            new MergeRule()));
    }

    @Bean
    AddressReview addressReview(ReviewSettings settings) {
        return settings.divisions().isBlank() ? AddressReview.fromClasspath() : AddressReview.fromFolder(Path.of(settings.divisions()));
    }

    @Bean
    HashKey hashKey(ReviewSettings settings) {
        return HashKey.of(settings.hashKey());
    }
}
