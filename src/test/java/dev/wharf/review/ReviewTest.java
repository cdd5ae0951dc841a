package dev.wharf.review;

import dev.wharf.WharfTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The whole application with rule settings that a test may change, and a second carrier; one context for all these tests. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@WharfTest
@Import(TestSettings.Configuration.class)
@TestPropertySource(properties = "wharf.shipping.default-carrier=DEMO")
@interface ReviewTest { }
