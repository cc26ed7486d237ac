package org.cdiredis.session.tomcat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectInputFilter;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.io.ObjectStreamClass;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Locale;
import java.util.function.Consumer;

import org.apache.catalina.authenticator.SavedRequest;
import org.jspecify.annotations.Nullable;

/** Requests that a log-in has interrupted, as bytes. Cookies are left out: the id of a session is among them. */
final class SavedRequests {

    private static final ObjectInputFilter FILTER = ObjectInputFilter.Config.createFilter(
            "org.apache.catalina.authenticator.SavedRequest;org.apache.tomcat.util.buf.*;java.lang.*;java.util.*;"
                    + "maxdepth=8;maxrefs=100000;maxarray=16777216;!*");
    private static final String COOKIE = "cookie";

    private SavedRequests() {}

    static byte[] write(SavedRequest saved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(withoutCookies(saved));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Null if nothing is kept, or it cannot be read. */
    static @Nullable SavedRequest read(@Nullable Object kept) {
        if (!(kept instanceof byte[] bytes)) {
            return null;
        }
        try (ObjectInputStream in = new TomcatsInput(bytes)) {
            in.setObjectInputFilter(FILTER);
            return (SavedRequest) in.readObject();
        } catch (IOException | ClassNotFoundException e) {
            TomcatLogger.LOG.savedRequestIsLost(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static SavedRequest withoutCookies(SavedRequest saved) {
        SavedRequest copy = new SavedRequest();
        each(saved.getHeaderNames(), name -> {
            if (!name.toLowerCase(Locale.ROOT).equals(COOKIE)) {
                each(saved.getHeaderValues(name), value -> copy.addHeader(name, value));
            }
        });
        each(saved.getLocales(), copy::addLocale);
        copy.setMethod(saved.getMethod());
        copy.setQueryString(saved.getQueryString());
        copy.setRequestURI(saved.getRequestURI());
        copy.setDecodedRequestURI(saved.getDecodedRequestURI());
        copy.setBody(saved.getBody());
        copy.setContentType(saved.getContentType());
        Integer interval = saved.getOriginalMaxInactiveIntervalOptional();
        if (interval != null) {
            copy.setOriginalMaxInactiveInterval(interval);
        }
        return copy;
    }

    private static <T> void each(Iterator<T> elements, Consumer<T> consumer) {
        elements.forEachRemaining(consumer);
    }

    /** Finds the classes of the Tomcat that runs. */
    private static final class TomcatsInput extends ObjectInputStream {

        TomcatsInput(byte[] bytes) throws IOException {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        protected Class<?> resolveClass(ObjectStreamClass description) throws ClassNotFoundException {
            return Class.forName(description.getName(), false, SavedRequest.class.getClassLoader());
        }
    }
}
