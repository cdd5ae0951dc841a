package dev.wharf.infra.security;

import static dev.wharf.infra.security.Role.CSR;
import static dev.wharf.infra.security.Role.FINANCE;
import static dev.wharf.infra.security.Role.INTEGRATION;
import static dev.wharf.infra.security.Role.PICKER;
import static dev.wharf.infra.security.Role.PROCESSADMIN;
import static dev.wharf.infra.security.Role.REVIEWER;
import static dev.wharf.infra.security.Role.SHIPPER;
import static dev.wharf.infra.security.Role.SYSTEMADMIN;
import static dev.wharf.infra.security.Role.VERIFIER;
import static dev.wharf.infra.security.Role.WAREHOUSELEAD;
import static org.springframework.security.config.Customizer.withDefaults;

import dev.wharf.infra.Problem;
import dev.wharf.order.Fulfillments;
import dev.wharf.order.SalesOrders;
import dev.wharf.process.TaskPolicy;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.config.web.PathPatternRequestMatcherBuilderFactoryBean;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Who gets in where. One chain for each surface, the most specific first; what belongs to none is refused. The table of paths and roles
 * is in docs/roles.md.
 */
@Configuration(proxyBeanMethods = false)
class SecurityChains {
    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

    private final EngineLogin login;
    private final EngineRules engineRules = new EngineRules();
    private final TaskCompletionCheck completions;

    SecurityChains(EngineLogin login, TaskService tasks, RuntimeService runtime, List<TaskPolicy> policies) {
        this.login = login;
        this.completions = new TaskCompletionCheck(tasks, runtime, policies);
    }

    /** Patterns match the whole path. The default would cut off the path of the servlet, and so never match one of the engine's. */
    @Bean
    PathPatternRequestMatcherBuilderFactoryBean wholePaths() {
        return new PathPatternRequestMatcherBuilderFactoryBean();
    }

    /** Systems and drivers, each request with its password; no session. The engine's authorizations decide beyond the path. */
    @Bean
    @Order(1)
    SecurityFilterChain engineRestChain(HttpSecurity http, IdentityService identity, SalesOrders orders, Fulfillments fulfillments, HistoryService history,
                                        TransactionTemplate transaction) throws Exception {
        common(http).securityMatcher(EnginePath.REST + "/**", EnginePath.REST)
            .authorizeHttpRequests(paths -> errorsAndForwards(paths).anyRequest().access(engineRules))
            .httpBasic(basic -> basic.authenticationEntryPoint(askForPassword()))
            .exceptionHandling(e -> e.authenticationEntryPoint(askForPassword()))
            .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityChains::fromAnotherSite))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .requestCache(cache -> cache.disable())
            .addFilterAfter(new ExpressionCheck(), AuthorizationFilter.class)
            .addFilterAfter(completions, ExpressionCheck.class)
            .addFilterAfter(new KnownOrder(orders, fulfillments, history, transaction), TaskCompletionCheck.class)
            .addFilterAfter(new EngineIdentity(identity), KnownOrder.class);
        return http.build();
    }

    /** Camunda's web applications and the second copy of the engine's REST API that they carry. Their own filter guards against forged requests. */
    @Bean
    @Order(2)
    SecurityFilterChain webappChain(HttpSecurity http, Clock clock) throws Exception {
        var people = Role.names(Role.PEOPLE);
        common(http).securityMatcher("/camunda/**", "/camunda")
            .authorizeHttpRequests(paths -> errorsAndForwards(paths)
                .requestMatchers(HttpMethod.OPTIONS, "/camunda/api/engine/engine/**").access(engineRules)
                .requestMatchers(HttpMethod.OPTIONS, "/**").denyAll()
                .requestMatchers("/camunda/api/*/setup/**", "/camunda/app/*/*/setup/**", "/camunda/app/*/setup/**").denyAll()
                .requestMatchers("/camunda/api/*/auth/user/*/login/**", "/camunda/api/*/application.wadl/**").denyAll()
                .requestMatchers(HttpMethod.GET, "/camunda/api/engine/engine", "/camunda/api/engine/engine/").hasAnyRole(people)
                .requestMatchers("/camunda/api/engine/**").access(engineRules)
                .requestMatchers("/camunda/api/*/auth/**").hasAnyRole(people)
                .requestMatchers("/camunda/app/admin/**", "/camunda/api/admin/**").hasRole(SYSTEMADMIN.name())
                .requestMatchers("/camunda/app/cockpit/**", "/camunda/api/cockpit/**").hasAnyRole(PROCESSADMIN.name(), SYSTEMADMIN.name())
                .anyRequest().hasAnyRole(people))
            .exceptionHandling(e -> e
                .defaultAuthenticationEntryPointFor((request, response, failure) -> notLoggedIn().write(response), request -> request.getRequestURI().startsWith("/camunda/api"))
                .defaultAuthenticationEntryPointFor(new LoginUrlAuthenticationEntryPoint("/login"), request -> true))
            .csrf(csrf -> csrf.disable())
            .addFilterAfter(new FreshRights(login, clock), SecurityContextHolderFilter.class)
            .addFilterAfter(new ExpressionCheck(), AuthorizationFilter.class)
            .addFilterAfter(completions, ExpressionCheck.class)
            .addFilterAfter(new WebappLogout(), TaskCompletionCheck.class);
        return http.build();
    }

    /** Our API: for pages with the session of their login and its token, for systems with a password in each request. */
    @Bean
    @Order(3)
    SecurityFilterChain apiChain(HttpSecurity http, Clock clock) throws Exception {
        common(http).securityMatcher("/api/v1/**")
            .authorizeHttpRequests(paths -> errorsAndForwards(paths)
                .requestMatchers(HttpMethod.DELETE, "/api/v1/orders/*/holds/*").hasAnyRole(names(REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/orders/*/holds", "/api/v1/orders/*/holds/*").hasAnyRole(names(CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/blacklist/**").hasAnyRole(names(REVIEWER, FINANCE, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/orders/*/questions").hasAnyRole(names(CSR, REVIEWER, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/orders/*/payments").hasAnyRole(names(INTEGRATION, FINANCE, CSR, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/orders/*/decisions/derive-again").hasAnyRole(names(REVIEWER, PROCESSADMIN))
                .requestMatchers("/api/v1/bulk-runs/**").hasAnyRole(names(CSR, REVIEWER, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/orders/**").hasAnyRole(names(INTEGRATION, CSR, REVIEWER, FINANCE, SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/orders/**").hasAnyRole(names(INTEGRATION, CSR, REVIEWER, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/fulfillments/*/reject").hasAnyRole(names(INTEGRATION, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/fulfillments/**").hasAnyRole(names(CSR, REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/addresses/check").hasAnyRole(names(INTEGRATION, CSR, REVIEWER, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/put-backs/*/lose").hasRole(WAREHOUSELEAD.name())
                .requestMatchers(HttpMethod.POST, "/api/v1/replenishments/*/cancel").hasRole(WAREHOUSELEAD.name())
                .requestMatchers("/api/v1/replenishments/**").hasAnyRole(names(PICKER, WAREHOUSELEAD))
                .requestMatchers("/api/v1/pick-tasks/**", "/api/v1/put-backs/**", "/api/v1/put-walls/**").hasAnyRole(names(PICKER, WAREHOUSELEAD))
                .requestMatchers("/api/v1/paper-sheets/**").hasAnyRole(names(PICKER, VERIFIER, WAREHOUSELEAD))
                .requestMatchers("/api/v1/floor/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/packaging/figures").hasAnyRole(names(FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/verifications/requests/rate", "/api/v1/weights/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/verifications/**", "/api/v1/verification-batches/**").hasAnyRole(names(VERIFIER, WAREHOUSELEAD))
                .requestMatchers(HttpMethod.GET, "/api/v1/verify-policies").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/parcels/*/weight/accept").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/parcels/*/weight").hasAnyRole(names(INTEGRATION, SHIPPER, VERIFIER, WAREHOUSELEAD))
                .requestMatchers(HttpMethod.POST, "/api/v1/parcels/*/carrier", "/api/v1/parcels/*/void-label").hasAnyRole(names(SHIPPER, WAREHOUSELEAD))
                .requestMatchers(HttpMethod.GET, "/api/v1/label-accounts").hasAnyRole(names(SHIPPER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/label-accounts/refresh").hasAnyRole(names(SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/label-accounts").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/parcels/**", "/api/v1/handovers/**").hasAnyRole(names(SHIPPER, VERIFIER, WAREHOUSELEAD))
                .requestMatchers(HttpMethod.GET, "/api/v1/sku-mappings/**").hasAnyRole(names(INTEGRATION, CSR, REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.PUT, "/api/v1/shops/*/sku-mappings").hasAnyRole(names(INTEGRATION, REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.DELETE, "/api/v1/shops/*/sku-mappings").hasAnyRole(names(INTEGRATION, REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/count-tasks/**").hasAnyRole(names(PICKER, VERIFIER, SHIPPER, WAREHOUSELEAD))
                .requestMatchers(HttpMethod.GET, "/api/v1/counts/**").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/api/v1/counts/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/transfers/*/picks", "/api/v1/transfers/*/receipts")
                    .hasAnyRole(names(INTEGRATION, PICKER, VERIFIER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/transfers/**").hasAnyRole(names(INTEGRATION, WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/api/v1/transfers/**").hasAnyRole(names(INTEGRATION, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/prepacks/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/waves/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/warehouses/*/wave-settings").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/bins/moves").hasAnyRole(names(INTEGRATION, PICKER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/stock/adjustments").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers(HttpMethod.POST, "/api/v1/stock/freezes", "/api/v1/stock/freezes/*/lift").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.PUT, "/api/v1/warehouses/*/floor-plan").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/stock/**", "/api/v1/warehouses/**", "/api/v1/products/**", "/api/v1/kits/**", "/api/v1/shops/**")
                    .hasAnyRole(Role.names(Role.PEOPLE, INTEGRATION))
                .requestMatchers(HttpMethod.POST, "/api/v1/stock/query").hasAnyRole(Role.names(Role.PEOPLE, INTEGRATION))
                .requestMatchers(HttpMethod.POST, "/api/v1/stock/checks", "/api/v1/stock/seals/verify").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/api/v1/stock/**", "/api/v1/warehouses/**", "/api/v1/products/**", "/api/v1/kits/**", "/api/v1/shops/**")
                    .hasAnyRole(names(INTEGRATION, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/stock-push/**").hasAnyRole(names(INTEGRATION, CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/stock-push/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/serials/**").hasAnyRole(names(INTEGRATION, CSR, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/serials/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/lots/**").hasAnyRole(names(INTEGRATION, CSR, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/lots/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/webhooks/**").hasAnyRole(names(INTEGRATION, PROCESSADMIN, SYSTEMADMIN))
                .requestMatchers("/api/v1/sourcing/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/api/v1/rules/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/api/v1/rules/**").hasRole(PROCESSADMIN.name())
                .anyRequest().hasRole(PROCESSADMIN.name()))
            .httpBasic(basic -> basic.authenticationEntryPoint(askForPassword()))
            .exceptionHandling(e -> e.authenticationEntryPoint(askForPassword()).accessDeniedHandler((request, response, denied) -> forbidden().write(response)))
            .csrf(csrf -> csrf.requireCsrfProtectionMatcher(request -> fromAnotherSite(request) || fromSession(request)))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
            .requestCache(cache -> cache.disable())
            .addFilterAfter(new FreshRights(login, clock), SecurityContextHolderFilter.class);
        return http.build();
    }

    /** Tracking feeds push here without a login; each push is verified by its signature before anything else is done with it. */
    @Bean
    @Order(4)
    SecurityFilterChain callbackChain(HttpSecurity http) throws Exception {
        common(http).securityMatcher("/callbacks/**")
            .authorizeHttpRequests(paths -> errorsAndForwards(paths).requestMatchers(HttpMethod.POST, "/callbacks/*/*").permitAll().anyRequest().denyAll())
            .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) -> forbidden().write(response)))
            .csrf(csrf -> csrf.disable())
            .requestCache(cache -> cache.disable())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** Buyers come without a login and without a session; what they may see and do is in the token of the link. A form of another site has no say. */
    @Bean
    @Order(4)
    SecurityFilterChain buyerChain(HttpSecurity http) throws Exception {
        common(http).securityMatcher("/track/**")
            .authorizeHttpRequests(paths -> errorsAndForwards(paths).requestMatchers(HttpMethod.GET, "/track/**").permitAll()
                .requestMatchers(HttpMethod.POST, "/track/*/answer").permitAll().anyRequest().denyAll())
            .exceptionHandling(e -> e.authenticationEntryPoint((request, response, failure) -> forbidden().write(response))
                .accessDeniedHandler((request, response, denied) -> forbidden().write(response)))
            .csrf(csrf -> csrf.requireCsrfProtectionMatcher(SecurityChains::fromAnotherSite))
            .requestCache(cache -> cache.disable())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** What the demo's buyers were told holds the links to their pages: for those who may see these links, with the session of their login or a password in each request. */
    @Bean
    @Order(4)
    @Profile("demo | test")
    SecurityFilterChain demoInboxChain(HttpSecurity http, Clock clock) throws Exception {
        common(http).securityMatcher("/demo/channel/*/inbox/**")
            .authorizeHttpRequests(paths -> errorsAndForwards(paths).requestMatchers(HttpMethod.GET, "/demo/channel/*/inbox/*").hasAnyRole(names(CSR, INTEGRATION)).anyRequest().denyAll())
            .httpBasic(basic -> basic.authenticationEntryPoint(askForPassword()))
            .exceptionHandling(e -> e.authenticationEntryPoint(askForPassword()).accessDeniedHandler((request, response, denied) -> forbidden().write(response)))
            .csrf(csrf -> csrf.disable())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
            .requestCache(cache -> cache.disable())
            .addFilterAfter(new FreshRights(login, clock), SecurityContextHolderFilter.class);
        return http.build();
    }

    /** The stub channel, the stub feeds and the stub receivers of demo and tests call themselves. */
    @Bean
    @Order(5)
    @Profile("demo | test")
    SecurityFilterChain demoChannelChain(HttpSecurity http) throws Exception {
        common(http).securityMatcher("/demo/channel/**", "/demo/feed/**", "/demo/receiver/**")
            .authorizeHttpRequests(paths -> paths.anyRequest().permitAll())
            .csrf(csrf -> csrf.disable())
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS));
        return http.build();
    }

    /** Our pages, the files they need, and the probe. Also the last door: what nobody named is refused. */
    @Bean
    @Order(6)
    SecurityFilterChain pagesChain(HttpSecurity http, Clock clock) throws Exception {
        common(http)
            .authorizeHttpRequests(paths -> errorsAndForwards(paths)
                .requestMatchers(HttpMethod.GET, "/actuator/health", "/actuator/health/*", "/login", "/css/**", "/js/**", "/img/**", "/vendor/**",
                    "/webjars/htmx.org/**", "/favicon.ico").permitAll()
                .requestMatchers(HttpMethod.GET, "/live").hasAnyRole(Role.names(Role.PEOPLE))
                .requestMatchers("/", "/account/**").hasAnyRole(Role.names(Role.PEOPLE, INTEGRATION))
                .requestMatchers("/orders/import/**", "/orders/bulk/**").hasAnyRole(names(CSR, REVIEWER, PROCESSADMIN))
                .requestMatchers("/orders/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/blacklist/**").hasAnyRole(names(REVIEWER, FINANCE, PROCESSADMIN))
                .requestMatchers("/floor/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/board/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/products/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/sku-mappings/**").hasAnyRole(names(CSR, REVIEWER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/rules/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/pda/**", "/pda-worker.js").hasAnyRole(names(PICKER, WAREHOUSELEAD))
                .requestMatchers("/paper").hasAnyRole(names(PICKER, VERIFIER, WAREHOUSELEAD))
                .requestMatchers("/bench/figures").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/bench/**").hasAnyRole(names(VERIFIER, WAREHOUSELEAD))
                .requestMatchers("/boxes").hasAnyRole(names(VERIFIER, SHIPPER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/counts/work").hasAnyRole(names(PICKER, VERIFIER, SHIPPER, WAREHOUSELEAD))
                .requestMatchers("/counts/**").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/transfers/**").hasAnyRole(names(PICKER, VERIFIER, WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/waves/**", "/pick-faces", "/put-walls", "/prepack/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/moves/**").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/label-accounts").hasAnyRole(names(SHIPPER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/labels/**", "/handover/**").hasAnyRole(names(SHIPPER, VERIFIER, WAREHOUSELEAD))
                .requestMatchers("/floor-plan/**").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/webhooks/**").hasAnyRole(names(PROCESSADMIN, SYSTEMADMIN))
                .requestMatchers("/sourcing").hasAnyRole(names(WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/stock/quotas").hasAnyRole(names(CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/lots/**").hasAnyRole(names(CSR, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers("/stock/proof").hasAnyRole(names(WAREHOUSELEAD, FINANCE, PROCESSADMIN))
                .requestMatchers("/stock/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/models/**").hasAnyRole(names(CSR, REVIEWER, FINANCE, SHIPPER, WAREHOUSELEAD, PROCESSADMIN))
                .requestMatchers(HttpMethod.GET, "/v3/api-docs/**", "/swagger-ui/**", "/swagger-ui.html", "/webjars/swagger-ui/**").hasAnyRole(names(INTEGRATION, PROCESSADMIN, SYSTEMADMIN))
                .anyRequest().denyAll())
            .formLogin(form -> form.loginPage("/login").permitAll())
            .logout(logout -> logout.logoutSuccessUrl("/login?logout").permitAll())
            .addFilterAfter(new FreshRights(login, clock), SecurityContextHolderFilter.class);
        return http.build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        // The other headers are put on every answer of the house by ResponseHeaders. EngineLogin is found as the one provider; named here
        // as well, it would be asked twice and count each wrong password double.
        return http.headers(headers -> headers.defaultsDisabled().cacheControl(withDefaults()));
    }

    private static AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry errorsAndForwards(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry paths) {
        return paths.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.ASYNC).permitAll();
    }

    /** Not to a page's script: the browser would then ask with a window of its own. */
    private static AuthenticationEntryPoint askForPassword() {
        return (request, response, failure) -> {
            if (request.getHeader("Sec-Fetch-Site") == null) response.setHeader("WWW-Authenticate", "Basic realm=\"Wharf\", charset=\"UTF-8\"");
            notLoggedIn().write(response);
        };
    }

    private static Problem notLoggedIn() {
        return new Problem(401, "NOT_LOGGED_IN", "", "Log in first.");
    }

    private static Problem forbidden() {
        return new Problem(403, "NOT_ALLOWED", "", "Your role does not allow this, or the token of the page is missing.");
    }

    /** A browser that keeps a password would send it along with a form of any other site. */
    private static boolean fromAnotherSite(HttpServletRequest request) {
        var site = request.getHeader("Sec-Fetch-Site");
        return !SAFE.contains(request.getMethod()) && ("cross-site".equals(site) || "same-site".equals(site));
    }

    private static boolean fromSession(HttpServletRequest request) {
        var session = request.getSession(false);
        return !SAFE.contains(request.getMethod()) && session != null
            && session.getAttribute(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY) != null;
    }

    private static String[] names(Role... roles) {
        return Role.names(List.of(roles));
    }
}
