package dev.wharf.infra.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Somebody with a browser or a script in front of the running application. Follows no redirect, so that a test sees it. */
public final class Visitor {
    static final String PASSWORD = "try-wharf-2026";
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]+)\"");

    private final int port;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient http = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final Map<String, String> headers = new LinkedHashMap<>();

    private Visitor(int port) {
        this.port = port;
    }

    public static Visitor anonymous(int port) {
        return new Visitor(port);
    }

    /** A script: the password with each request. */
    public static Visitor basic(int port, String user) {
        return new Visitor(port).with("Authorization",
            "Basic " + Base64.getEncoder().encodeToString((user + ":" + PASSWORD).getBytes(StandardCharsets.UTF_8)));
    }

    /** A person: logged in at the form, with the page's token on what follows. */
    public static Visitor loggedIn(int port, String user) {
        var visitor = new Visitor(port);
        var form = "username=" + user + "&password=" + URLEncoder.encode(PASSWORD, StandardCharsets.UTF_8) + "&_csrf=" + visitor.pageToken();
        var answer = visitor.send("POST", "/login", "application/x-www-form-urlencoded", form);
        if (answer.statusCode() != 302 || answer.headers().firstValue("Location").orElse("").contains("error")) {
            throw new AssertionError("Login of " + user + " failed: " + answer.statusCode() + " " + answer.headers().map());
        }
        return visitor.with("X-CSRF-TOKEN", visitor.pageToken());
    }

    /** A person in one of Camunda's web applications, with that application's token. */
    Visitor inWebapp(String app) {
        var page = get("/camunda/app/" + app + "/default/");
        cookie("XSRF-TOKEN").ifPresent(token -> with("X-XSRF-TOKEN", token));
        if (page.statusCode() != 200) throw new AssertionError(app + " answered " + page.statusCode());
        return this;
    }

    java.util.Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(c -> c.getName().equals(name)).map(HttpCookie::getValue).findFirst();
    }

    public Visitor with(String header, String value) {
        headers.put(header, value);
        return this;
    }

    Visitor without(String header) {
        headers.remove(header);
        return this;
    }

    public HttpResponse<String> get(String path) {
        return send("GET", path, null, null);
    }

    public HttpResponse<String> post(String path, String json) {
        return send("POST", path, "application/json", json);
    }

    public HttpResponse<String> send(String method, String path, String type, String body) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (type != null) request.header("Content-Type", type);
        headers.forEach(request::header);
        try {
            return http.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(method + " " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Opens a line of events and leaves it open. @param line is given each line of text as it comes, on a thread of the client */
    public void listen(String path, Consumer<String> line) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path)).header("Accept", "text/event-stream");
        headers.forEach(request::header);
        http.sendAsync(request.build(), BodyHandlers.fromLineSubscriber(new Flow.Subscriber<String>() {
            @Override
            public void onSubscribe(Flow.Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(String text) {
                line.accept(text);
            }

            @Override
            public void onError(Throwable thrown) {
                line.accept("error: " + thrown);
            }

            @Override
            public void onComplete() {
                line.accept("end");
            }
        }));
    }

    private String pageToken() {
        var match = TOKEN.matcher(get("/login").body());
        if (!match.find()) throw new AssertionError("The page carries no token");
        return match.group(1);
    }
}
