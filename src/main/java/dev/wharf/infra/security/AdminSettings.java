package dev.wharf.infra.security;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The first administrator, made at the first start; from the environment as WHARF_ADMIN_USER and WHARF_ADMIN_PASSWORD.
 * Without effect once there is one.
 */
@ConfigurationProperties("wharf.admin")
record AdminSettings(@DefaultValue("") String user, @DefaultValue("") String password) {
    @Override
    public String toString() {
        return "AdminSettings[user=" + user + "]";
    }
}
