package org.cdiredis.howto;

import jakarta.enterprise.context.ApplicationScoped;

import org.redisson.config.Config;

import org.cdiredis.client.RedissonCustomizer;

/** The bean of docs/howto/use-tls.md. */
public final class Encryption {

    private Encryption() {}

    @ApplicationScoped
    public static class OnlyTls13 implements RedissonCustomizer {
        @Override
        public void customize(String alias, Config config) {
            config.setSslProtocols(new String[] {"TLSv1.3"});
        }
    }
}
