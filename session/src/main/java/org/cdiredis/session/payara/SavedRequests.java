package org.cdiredis.session.payara;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

import org.apache.catalina.authenticator.SavedRequest;
import org.glassfish.grizzly.http.util.ByteChunk;
import org.jspecify.annotations.Nullable;

/** Requests that a log-in has interrupted, as bytes. Cookies are left out: the id of a session is among them. */
final class SavedRequests {

    private static final String COOKIE = "cookie";

    private SavedRequests() {}

    static byte[] write(SavedRequest saved) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            texts(
                    out,
                    Arrays.asList(
                            saved.getMethod(), saved.getRequestURI(), saved.getQueryString(), saved.getContentType()));
            List<String> locales = new ArrayList<>();
            saved.getLocales().forEachRemaining(locale -> locales.add(locale.toLanguageTag()));
            texts(out, locales);
            List<List<String>> headers = headers(saved);
            out.writeInt(headers.size());
            for (List<String> header : headers) {
                texts(out, header);
            }
            List<List<String>> parameters = parameters(saved);
            out.writeInt(parameters.size());
            for (List<String> parameter : parameters) {
                texts(out, parameter);
            }
            ByteChunk body = saved.getBody();
            out.writeInt(body == null ? -1 : body.getLength());
            if (body != null) {
                out.write(body.getBytes(), body.getStart(), body.getLength());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static List<List<String>> headers(SavedRequest saved) {
        List<List<String>> headers = new ArrayList<>();
        saved.getHeaderNames().forEachRemaining(name -> {
            if (!name.toLowerCase(Locale.ROOT).equals(COOKIE)) {
                headers.add(named(name, saved.getHeaderValues(name)));
            }
        });
        return headers;
    }

    private static List<List<String>> parameters(SavedRequest saved) {
        List<List<String>> parameters = new ArrayList<>();
        saved.getParameterNames()
                .forEachRemaining(name -> parameters.add(named(
                        name, Arrays.asList(saved.getParameterValues(name)).iterator())));
        return parameters;
    }

    /** The name, and the values after it. */
    private static List<String> named(String name, Iterator<String> values) {
        List<String> named = new ArrayList<>();
        named.add(name);
        values.forEachRemaining(named::add);
        return named;
    }

    /** Null if nothing is kept, or it cannot be read. */
    static @Nullable SavedRequest read(@Nullable Object kept) {
        if (!(kept instanceof byte[] bytes)) {
            return null;
        }
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            return read(in);
        } catch (IOException | RuntimeException e) {
            PayaraLogger.LOG.savedRequestIsLost(String.valueOf(e.getMessage()));
            return null;
        }
    }

    private static SavedRequest read(DataInputStream in) throws IOException {
        SavedRequest saved = new SavedRequest();
        List<@Nullable String> line = texts(in);
        saved.setMethod(line.get(0));
        saved.setRequestURI(line.get(1));
        saved.setQueryString(line.get(2));
        saved.setContentType(line.get(3));
        texts(in).forEach(tag -> saved.addLocale(Locale.forLanguageTag(tag)));
        for (int headers = in.readInt(); headers > 0; headers--) {
            List<@Nullable String> header = texts(in);
            header.subList(1, header.size()).forEach(value -> saved.addHeader(header.get(0), value));
        }
        for (int parameters = in.readInt(); parameters > 0; parameters--) {
            List<@Nullable String> parameter = texts(in);
            saved.addParameter(
                    parameter.get(0), parameter.subList(1, parameter.size()).toArray(new String[0]));
        }
        int length = in.readInt();
        if (length >= 0) {
            ByteChunk body = new ByteChunk();
            body.setBytes(in.readNBytes(length), 0, length);
            saved.setBody(body);
        }
        return saved;
    }

    private static void texts(DataOutputStream out, List<@Nullable String> texts) throws IOException {
        out.writeInt(texts.size());
        for (String text : texts) {
            byte[] bytes = text == null ? null : text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes == null ? -1 : bytes.length);
            if (bytes != null) {
                out.write(bytes);
            }
        }
    }

    private static List<@Nullable String> texts(DataInputStream in) throws IOException {
        List<@Nullable String> texts = new ArrayList<>();
        for (int count = in.readInt(); count > 0; count--) {
            int length = in.readInt();
            texts.add(length < 0 ? null : new String(in.readNBytes(length), StandardCharsets.UTF_8));
        }
        return texts;
    }
}
