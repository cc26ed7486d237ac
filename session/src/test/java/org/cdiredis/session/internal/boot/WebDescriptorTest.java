package org.cdiredis.session.internal.boot;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

final class WebDescriptorTest {

    @Test
    void isDistributable_withTheElement() {
        assertThat(isDistributable("<web-app xmlns='https://jakarta.ee/xml/ns/jakartaee'><distributable/></web-app>"))
                .isTrue();
    }

    @Test
    void isNotDistributable_withoutTheElement() {
        assertThat(isDistributable("<web-app><display-name>distributable</display-name></web-app>"))
                .isFalse();
    }

    @Test
    void isNotDistributable_withoutADescriptor() {
        assertThat(WebDescriptor.isDistributable(null)).isFalse();
    }

    @Test
    void isNotDistributable_whenItCannotBeRead() {
        assertThat(isDistributable("<web-app>")).isFalse();
        assertThat(isDistributable("")).isFalse();
    }

    @Test
    void entities_areNotFollowed() {
        assertThat(isDistributable("<!DOCTYPE web-app [<!ENTITY file SYSTEM 'file:///etc/passwd'>]>"
                        + "<web-app><display-name>&file;</display-name></web-app>"))
                .isFalse();
    }

    private static boolean isDistributable(String descriptor) {
        return WebDescriptor.isDistributable(new ByteArrayInputStream(descriptor.getBytes(StandardCharsets.UTF_8)));
    }
}
