package dev.wharf.demo;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Says where to go and whom to log in as, once everything answers. */
@Component
@Profile("demo")
class Welcome {
    private final ServletWebServerApplicationContext server;
    private final String password;

    Welcome(ServletWebServerApplicationContext server, @Value("${wharf.demo.password}") String password) {
        this.server = server;
        this.password = password;
    }

    @EventListener(ApplicationReadyEvent.class)
    void say() {
        System.out.printf("""

            Wharf is ready  ->  http://localhost:%d

              reviewer  审单    holds and their tasks        picker1, picker2      拣货  /pda
              csr       客服    search, cancel, receiver     verifier1, verifier2  复核  /bench
              finance   财务    payments                     shipper               发货  /handover
              warehouselead 仓管  /board, /stock/proof       processadmin  Cockpit     admin  users

            Every demo user has the password  %s
            %n""", server.getWebServer().getPort(), password);
    }
}
