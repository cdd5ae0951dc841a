package dev.wharf.infra.security;

import dev.wharf.infra.engine.SlowPasswordHash;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/**
 * Logs people and systems in against the engine's identity service, where Camunda Admin manages them. What was right is believed for half a
 * minute, because a client without session sends its password with each request, and hashing it is slow on purpose.
 */
@Component
class EngineLogin implements AuthenticationProvider {
    /** How long a changed password or group may go unnoticed; the web applications are set to the same. */
    static final Duration BELIEVED = Duration.ofSeconds(30);
    /** More at once means somebody fills the memory; then all are asked anew. */
    private static final int MOST = 1000;

    private final IdentityService identity;
    private final Clock clock;
    private final SlowPasswordHash hash = new SlowPasswordHash();
    private final String nobody = hash.encrypt("nobody");
    private final SecretKeySpec key;
    private final Map<String, Believed> believed = new ConcurrentHashMap<>();

    private record Believed(EngineUser user, Instant until) { }

    EngineLogin(IdentityService identity, Clock clock) {
        this.identity = identity;
        this.clock = clock;
        var random = new byte[32];
        new SecureRandom().nextBytes(random);
        this.key = new SecretKeySpec(random, "HmacSHA256");
    }

    @Override
    public Authentication authenticate(Authentication login) {
        var name = login.getName();
        var password = String.valueOf(login.getCredentials());
        var proof = proof(name, password);
        var known = believed.get(proof);
        if (known != null && known.until().isAfter(clock.instant())) return authenticated(known.user());
        if (believed.size() >= MOST) believed.clear();
        // Requests of one client at the same time wait for one check instead of hashing each.
        return authenticated(believed.compute(proof, (key, other) -> other != null && other.until().isAfter(clock.instant()) ? other
            : new Believed(check(name, password).orElseThrow(() -> new BadCredentialsException("Wrong user or password")), clock.instant().plus(BELIEVED))).user());
    }

    /** Takes as long for a user who does not exist, so that the time tells nobody who does. */
    private Optional<EngineUser> check(String name, String password) {
        var user = load(name);
        if (user.isEmpty()) {
            hash.check(password, nobody);
            return user;
        }
        return identity.checkPassword(name, password) ? user : Optional.empty();
    }

    /** The user as the identity service knows it now; empty if deleted. */
    Optional<EngineUser> load(String name) {
        var user = identity.createUserQuery().userId(name).singleResult();
        // The database compares names by its own rules; ours are letter by letter.
        if (user == null || !user.getId().equals(name)) return Optional.empty();
        var groups = identity.createGroupQuery().groupMember(name).list().stream().map(Group::getId).sorted().toList();
        return Optional.of(new EngineUser(name, groups));
    }

    static UsernamePasswordAuthenticationToken authenticated(EngineUser user) {
        var roles = user.groups().stream().map(Role::authority).map(SimpleGrantedAuthority::new).toList();
        return UsernamePasswordAuthenticationToken.authenticated(user, null, roles);
    }

    /** A keyed hash with a key of this process: the password itself stays nowhere in memory. */
    private String proof(String name, String password) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key);
            mac.update(name.getBytes(StandardCharsets.UTF_8));
            mac.update((byte) 0);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA256", e);
        }
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
