package dev.wharf.review;

import dev.wharf.review.address.AddressCompletionProvider;
import dev.wharf.review.address.AddressService;
import dev.wharf.review.address.NumberStatusProvider;
import dev.wharf.review.blacklist.HashKey;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.BlacklistRule;
import dev.wharf.review.rule.CarrierRule;
import dev.wharf.review.rule.DateRule;
import dev.wharf.review.rule.DuplicateRule;
import dev.wharf.review.rule.FinanceRule;
import dev.wharf.review.rule.GiftRule;
import dev.wharf.review.rule.MergeRule;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.PriceRule;
import dev.wharf.review.rule.ReachRule;
import dev.wharf.review.rule.RemarkRule;
import dev.wharf.review.rule.RiskRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.SkuRule;
import dev.wharf.review.rule.SplitRule;
import dev.wharf.review.rule.StockRule;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    @Bean
    RuleCatalog ruleCatalog(AddressLibrary library) {
        return new RuleCatalog(List.of(
            new SkuRule(),
            new RemarkRule(),
            new AddressRule(library),
            new ReachRule(),
            new PaymentRule(),
            new DuplicateRule(),
            new BlacklistRule(),
            new RiskRule(),
            new PriceRule(),
            new GiftRule(),
            new FinanceRule(),
            new DateRule(),
            new SplitRule(),
            new StockRule(),
            new MergeRule(),
            new CarrierRule()));
    }

    /** The services outside are off unless somebody adds a bean for them. */
    @Bean
    AddressService addressService(AddressLibrary library, ObjectProvider<NumberStatusProvider> numbers, ObjectProvider<AddressCompletionProvider> completions,
            ReviewSettings settings, Clock clock) {
        return new AddressService(library, Optional.ofNullable(numbers.getIfAvailable()), Optional.ofNullable(completions.getIfAvailable()),
            settings.addressServiceLimit(), clock);
    }

    @Bean
    HashKey hashKey(ReviewSettings settings) {
        return HashKey.of(settings.hashKey());
    }
}
