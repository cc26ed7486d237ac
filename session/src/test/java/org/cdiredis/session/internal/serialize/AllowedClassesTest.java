package org.cdiredis.session.internal.serialize;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.ObjectInputFilter.FilterInfo;
import java.io.ObjectInputFilter.Status;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.Objects;
import java.util.Optional;

import org.junit.jupiter.api.Test;

final class AllowedClassesTest {

    private static final String WAR = "file:/servers/one/apps/shop.war";

    private final AllowedClasses allowed = new AllowedClasses(Optional.empty());

    @Test
    void classOfTheWarsDirectory_isAllowed_whereTheServerNamesTheWarAsItsPlace() throws Exception {
        assertThat(statusOf("jar:" + WAR + "!/WEB-INF/classes/")).isEqualTo(Status.ALLOWED);
    }

    @Test
    void classOfALibrary_isNotAllowed_whereTheServerNamesTheWarAsItsPlace() throws Exception {
        assertThat(statusOf("jar:" + WAR + "!/WEB-INF/lib/shelves.jar!/")).isEqualTo(Status.UNDECIDED);
    }

    private Status statusOf(String place) throws ClassNotFoundException {
        Class<?> type = new WarLoader(place).loadClass(Book.class.getName());
        return allowed.checkInput(new Read(type));
    }

    static final class Book {}

    /** As Open Liberty's. */
    private static final class WarLoader extends ClassLoader {

        private final String place;

        WarLoader(String place) {
            super(null);
            this.place = place;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            try (InputStream stream = AllowedClassesTest.class.getResourceAsStream("AllowedClassesTest$Book.class")) {
                byte[] bytes = Objects.requireNonNull(stream).readAllBytes();
                CodeSource source = new CodeSource(URI.create(WAR).toURL(), (Certificate[]) null);
                return defineClass(name, bytes, 0, bytes.length, new ProtectionDomain(source, null));
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }

        @Override
        protected URL findResource(String name) {
            try {
                return URI.create(place + name).toURL();
            } catch (MalformedURLException e) {
                throw new IllegalArgumentException(e);
            }
        }
    }

    private record Read(Class<?> serialClass) implements FilterInfo {

        @Override
        public long arrayLength() {
            return -1;
        }

        @Override
        public long depth() {
            return 1;
        }

        @Override
        public long references() {
            return 1;
        }

        @Override
        public long streamBytes() {
            return 1;
        }
    }
}
