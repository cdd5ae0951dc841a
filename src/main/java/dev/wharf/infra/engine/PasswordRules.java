package dev.wharf.infra.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.identity.PasswordPolicy;
import org.camunda.bpm.engine.identity.PasswordPolicyRule;
import org.camunda.bpm.engine.impl.identity.PasswordPolicyLengthRuleImpl;
import org.springframework.core.io.ClassPathResource;

/** At least twelve characters and not one of the passwords that are tried first. No character classes and no rotation: both make people choose worse. */
public final class PasswordRules implements PasswordPolicy {
    private static final int MIN_LENGTH = 12;

    private final List<PasswordPolicyRule> rules = List.of(new PasswordPolicyLengthRuleImpl(MIN_LENGTH), new NotCommon());

    @Override
    public List<PasswordPolicyRule> getRules() {
        return rules;
    }

    public boolean accept(String password) {
        return rules.stream().allMatch(rule -> rule.execute(password));
    }

    private static final class NotCommon implements PasswordPolicyRule {
        private final Set<String> common = read();

        /** Shown by Camunda Admin as it is: its own texts know no such rule. */
        @Override
        public String getPlaceholder() {
            return "不能是常见密码 Must not be a common password";
        }

        @Override
        public Map<String, String> getParameters() {
            return Map.of();
        }

        @Override
        public boolean execute(String candidate) {
            return !common.contains(candidate.toLowerCase(Locale.ROOT)) && candidate.chars().distinct().count() > 3;
        }

        private static Set<String> read() {
            try {
                return new ClassPathResource("security/common-passwords.txt").getContentAsString(StandardCharsets.UTF_8).lines()
                    .filter(line -> !line.startsWith("#")).collect(Collectors.toUnmodifiableSet());
            } catch (IOException e) {
                throw new UncheckedIOException("The list of common passwords cannot be read", e);
            }
        }
    }
}
