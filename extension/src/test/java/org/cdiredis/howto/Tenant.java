package org.cdiredis.howto;

import jakarta.enterprise.context.RequestScoped;

import org.cdiredis.codec.KeyPrefixSupplier;

/** The bean of docs/howto/separate-tenants.md. */
@RequestScoped
public class Tenant implements KeyPrefixSupplier {

    private String name = "nobody";

    public void is(String tenant) {
        name = tenant;
    }

    @Override
    public String keyPrefix(String cache) {
        return cache + '-' + name;
    }
}
