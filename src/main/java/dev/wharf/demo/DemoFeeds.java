package dev.wharf.demo;

import dev.wharf.tracking.kdniao.KdniaoAccounts;
import dev.wharf.tracking.kdniao.KdniaoSettings;
import dev.wharf.tracking.kuaidi100.Kuaidi100Accounts;
import dev.wharf.tracking.kuaidi100.Kuaidi100Settings;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Accounts at the stub feeds in this same application, wherever it listens. Keys and salts are public: nothing real uses them. */
@Configuration(proxyBeanMethods = false)
@Profile({"demo", "test"})
public class DemoFeeds {
    /** Of both feeds. */
    public static final String ACCOUNT = "demo";
    /** A second account at 快递100, of which no parcel is watched. */
    public static final String OTHER_ACCOUNT = "other";
    public static final String KEY = "demo-key-not-a-secret";
    public static final String SALT = "demo-salt-not-a-secret";
    public static final String OTHER_SALT = "other-salt-not-a-secret";
    public static final String CUSTOMER = "demo";
    /** RequestType of questions. */
    public static final String QUERY = "1002";
    public static final String BUSINESS = "demo1";

    @Bean
    @Primary
    Kuaidi100Accounts demoKuaidi100(Environment environment) {
        var accounts = Map.of(ACCOUNT, new Kuaidi100Settings.Account(KEY, CUSTOMER, SALT, List.of(environment.getProperty("wharf.demo.watched", "DEMO"))),
            OTHER_ACCOUNT, new Kuaidi100Settings.Account(KEY, CUSTOMER, OTHER_SALT, List.of()));
        return new Kuaidi100Accounts() {
            @Override
            public Map<String, Kuaidi100Settings.Account> all() {
                return accounts;
            }

            @Override
            public URI url() {
                return URI.create(home(environment) + "/demo/feed/kuaidi100/poll");
            }

            @Override
            public URI queryUrl() {
                return URI.create(home(environment) + "/demo/feed/kuaidi100/query");
            }
        };
    }

    /** Its one carrier is set up by tests only. */
    @Bean
    @Primary
    KdniaoAccounts demoKdniao(Environment environment) {
        var accounts = Map.of(ACCOUNT, new KdniaoSettings.Account(BUSINESS, KEY, "1008", QUERY, List.of("KN-T")));
        return new KdniaoAccounts() {
            @Override
            public Map<String, KdniaoSettings.Account> all() {
                return accounts;
            }

            @Override
            public URI url() {
                return URI.create(home(environment) + "/demo/feed/kdniao/dist");
            }

            @Override
            public URI queryUrl() {
                return URI.create(home(environment) + "/demo/feed/kdniao/query");
            }
        };
    }

    /** Read at each call: the port is known only once the application listens. */
    static String home(Environment environment) {
        return "http://127.0.0.1:" + environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    }
}
