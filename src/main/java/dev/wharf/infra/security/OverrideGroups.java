package dev.wharf.infra.security;

import dev.wharf.review.setting.Groups;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Those who complete tasks may be allowed to let a finding pass. */
@Component
class OverrideGroups implements Groups {
    private final Set<String> all = Stream.concat(Role.WORKERS.stream(), Stream.of(Role.PROCESSADMIN)).map(Role::group).collect(Collectors.toUnmodifiableSet());

    @Override
    public Set<String> all() {
        return all;
    }
}
