package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What tests of people at their desks share: the browser, the house, and that no page may complain. */
@WharfTest
abstract class AtDesks {
    final Desk desk = new Desk();

    @LocalServerPort
    int port;
    @Value("${wharf.demo.password}")
    String password;
    @Autowired
    ApplicationContext context;
    TestHouse house;

    @BeforeEach
    void house() {
        house = new TestHouse(context);
    }

    @AfterEach
    void leave() {
        assertThat(desk.leave()).as("what the browser complained about").isEmpty();
    }
}
