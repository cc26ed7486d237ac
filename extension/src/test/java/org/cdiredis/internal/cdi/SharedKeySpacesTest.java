package org.cdiredis.internal.cdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import org.cdiredis.Expiry;
import org.cdiredis.codec.KeySpace;
import org.cdiredis.internal.cdi.SharedKeySpaces.Pair;
import org.cdiredis.internal.codec.SeparatedKeys;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.TestSettings;

final class SharedKeySpacesTest {

    @Test
    void samePrefixAndVersion_areShared() {
        assertThat(among(List.of(cache("a", "shop", 1), cache("b", "shop", 1)))).containsExactly(new Pair("a", "b"));
    }

    @Test
    void prefixThatGoesOnWithTheVersionOfAnother_isShared() {
        assertThat(among(List.of(cache("a", "shop", 1), cache("b", "shop:1", 2))))
                .containsExactly(new Pair("a", "b"));
    }

    @Test
    void otherPrefixOrVersion_isNotShared() {
        assertThat(among(List.of(
                        cache("a", "shop", 1), cache("b", "shop", 2), cache("c", "shopping", 1), cache("d", "", 1))))
                .isEmpty();
    }

    private static List<Pair> among(List<CacheSettings> caches) {
        return SharedKeySpaces.among(caches, TestSettings.components(new SeparatedKeys()));
    }

    private static CacheSettings cache(String alias, String prefix, int version) {
        return TestSettings.of(alias, new KeySpace(prefix, version), Expiry.never());
    }
}
