package dev.wharf.overview.track;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.message.Home;
import java.time.Clock;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

class TrackLinksTest {
    private static final String SECRET = "a secret of thirty-two characters";
    private static final String SITE = "https://wharf.example.com";

    @AfterEach
    void nobody_asks_any_more() {
        RequestContextHolder.resetRequestAttributes();
    }

    private static void clerkAsks() {
        var request = new MockHttpServletRequest();
        request.setServerName("desk.internal.example");
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(request));
    }

    private static TrackLinks links(String secret, String baseUrl, StaticListableBeanFactory beans) {
        return new TrackLinks(new TrackSettings(secret, Period.ofDays(90), baseUrl), beans.getBeanProvider(Home.class), Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
    }

    @Test
    void messages_lead_to_the_address_that_was_set_and_never_to_the_one_a_clerk_uses() {
        clerkAsks();
        assertThat(links(SECRET, "", new StaticListableBeanFactory()).home()).isEmpty();
        assertThat(links(SECRET, SITE, new StaticListableBeanFactory()).home()).hasValue(SITE);
        assertThat(links("", SITE, new StaticListableBeanFactory()).home()).as("no secret").isEmpty();
    }

    @Test
    void messages_of_the_demo_lead_to_where_it_listens() {
        clerkAsks();
        var beans = new StaticListableBeanFactory();
        beans.addBean("home", (Home) () -> "http://localhost:8080");
        assertThat(links(SECRET, "", beans).home()).hasValue("http://localhost:8080");
        assertThat(links(SECRET, "", beans).of(1).orElseThrow()).startsWith("http://desk.internal.example/track/");
    }

    @Test
    void a_link_that_a_clerk_copies_has_the_address_that_was_set_or_else_his_own() {
        assertThat(links(SECRET, "", new StaticListableBeanFactory()).of(1)).as("nobody asks").isEmpty();
        clerkAsks();
        assertThat(links(SECRET, "", new StaticListableBeanFactory()).of(1).orElseThrow()).startsWith("http://desk.internal.example/track/");
        assertThat(links(SECRET, SITE, new StaticListableBeanFactory()).of(1).orElseThrow()).startsWith(SITE + "/track/");
        assertThat(links("", SITE, new StaticListableBeanFactory()).of(1)).as("no secret").isEmpty();
    }
}
