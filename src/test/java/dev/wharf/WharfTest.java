package dev.wharf;

import dev.wharf.infra.TestDatabase;
import dev.wharf.review.setting.EveryKindRule;
import dev.wharf.shipping.SecondCarrier;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.context.TestExecutionListeners;
import org.springframework.test.context.TestExecutionListeners.MergeMode;

/**
 * The whole application on a real port and a real database. Spring keeps one context for all tests that carry just this annotation; a
 * mocked bean or a property of its own costs a test another start of the engine, so prefer data made by the test.
 */
@Documented
@Inherited
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT)
@ActiveProfiles("test")
@Import({EveryKindRule.InCatalog.class, SecondCarrier.Configuration.class})
@TestPropertySource(properties = {"wharf.shipping.default-carrier=DEMO", "wharf.proof.watch=false", "wharf.wave.watch=false", "wharf.picking.replenish.watch=false", "wharf.inventory.leaks-every=1d",
    "wharf.effect.poll=100ms", "wharf.effect.first-wait=200ms", "wharf.effect.circuit-rest=1s", "wharf.channel.webhook.answer-timeout=2s", "wharf.sync.look-again=1s", "wharf.sync.tell-at-label=S-EARLY,S-EARLY-TB", "wharf.demo.channel.protocols[S-EARLY-TB]=top",
    "wharf.channel.top.answer-timeout=2s", "wharf.channel.jos.answer-timeout=2s", "wharf.channel.doudian.answer-timeout=2s",
    "wharf.refund.pause=1s", "wharf.webhook.poll=250ms", "wharf.webhook.answer-timeout=2s", "wharf.webhook.pauses=20ms,50ms,100ms,200ms", "wharf.webhook.circuit-rest=200ms",
    "wharf.deadline.watch=false", "wharf.floor.watch=false",
    "wharf.tracking.watch=false", "wharf.stockpush.watch=false", "wharf.question.watch=false", "wharf.shipping.watch=false", "wharf.demo.watched=KD-T", "wharf.tracking.carriers[KD-T].kuaidi100=kdt", "wharf.tracking.carriers[KN-T].kdniao=KNT"})
@ContextConfiguration(initializers = TestDatabase.class)
@TestExecutionListeners(listeners = OwnEngine.class, mergeMode = MergeMode.MERGE_WITH_DEFAULTS)
public @interface WharfTest {
}
