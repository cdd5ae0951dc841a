package dev.wharf.overview;

import static org.assertj.core.api.Assertions.assertThat;

import dev.wharf.TestHouse;
import dev.wharf.WharfTest;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/** What tests of people at their desks share: the browser, the house, and that no page may complain. */
@WharfTest
abstract class AtDesks {
    static Desk desk;

    @LocalServerPort
    int port;
    @Value("${wharf.demo.password}")
    String password;
    @Autowired
    ApplicationContext context;
    TestHouse house;

    @BeforeAll
    static void start() {
        desk = new Desk();
    }

    @AfterAll
    static void stop() {
        desk.close();
    }

    @BeforeEach
    void house() {
        house = new TestHouse(context);
    }

    @AfterEach
    void leave() {
        assertThat(desk.leave()).as("what the browser complained about").isEmpty();
    }
}
