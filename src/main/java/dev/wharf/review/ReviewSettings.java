package dev.wharf.review;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param divisions folder of an address library to use instead of the one inside; empty for the one inside
 * @param hashKey   key that blacklisted values are hashed with, 32 characters at least; from the environment. Empty: nobody can be put on the blacklist
 */
@ConfigurationProperties("wharf.review")
record ReviewSettings(@DefaultValue("") String divisions, @DefaultValue("") String hashKey) { }
