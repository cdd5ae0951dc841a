package dev.wharf.review;

import dev.wharf.review.address.AddressReview;
import dev.wharf.review.rule.AddressRule;
import dev.wharf.review.rule.MergeRule;
import dev.wharf.review.rule.PaymentRule;
import dev.wharf.review.rule.RuleCatalog;
import dev.wharf.review.rule.SplitRule;
import dev.wharf.review.rule.StockRule;
import dev.wharf.review.setting.BuiltInSettings;
import dev.wharf.review.setting.RuleSettings;
import java.nio.file.Path;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class ReviewConfiguration {
    @Bean
    RuleCatalog ruleCatalog(AddressReview review) {
        return new RuleCatalog(List.of(new AddressRule(() -> review), new PaymentRule(), new SplitRule(), new StockRule(), new MergeRule()));
    }

    @Bean
    RuleSettings ruleSettings(RuleCatalog rules) {
        return new BuiltInSettings(rules);
    }

    @Bean
    AddressReview addressReview(ReviewSettings settings) {
        return settings.divisions().isBlank() ? AddressReview.fromClasspath() : AddressReview.fromFolder(Path.of(settings.divisions()));
    }
}
