package org.cdiredis.session.filter;

import java.io.IOException;
import java.io.PrintWriter;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.ServletResponseWrapper;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.jspecify.annotations.Nullable;

/**
 * A response that tells of the moment before it is sent, whatever sends it: a full buffer, all of the content, a flush, a closed stream
 * or writer, a redirect or an error.
 */
final class SessionResponse extends HttpServletResponseWrapper {

    private static final String CONTENT_LENGTH = "Content-Length";

    private final Exchange exchange;
    private final OutputWatch watch;

    private @Nullable ServletOutputStream stream;
    private @Nullable PrintWriter writer;

    SessionResponse(HttpServletResponse response, Exchange exchange) {
        super(response);
        this.exchange = exchange;
        watch = new OutputWatch(response, exchange);
    }

    /** The response of that exchange within a response; null if there is none. */
    static @Nullable SessionResponse in(ServletResponse response, Exchange exchange) {
        ServletResponse inner = response;
        while (inner instanceof ServletResponseWrapper wrapper) {
            if (inner instanceof SessionResponse found && found.exchange == exchange) {
                return found;
            }
            inner = wrapper.getResponse();
        }
        return null;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        ServletOutputStream known = stream;
        if (known == null) {
            known = new WatchedStream(super.getOutputStream(), watch);
            stream = known;
        }
        return known;
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        PrintWriter known = writer;
        if (known == null) {
            PrintWriter unwatched = super.getWriter();
            known = new WatchedWriter(unwatched, getCharacterEncoding(), watch);
            writer = known;
        }
        return known;
    }

    @Override
    public void flushBuffer() throws IOException {
        watch.sending();
        super.flushBuffer();
    }

    @Override
    public void sendError(int status) throws IOException {
        watch.sending();
        super.sendError(status);
    }

    @Override
    public void sendError(int status, String message) throws IOException {
        watch.sending();
        super.sendError(status, message);
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        watch.sending();
        super.sendRedirect(location);
    }

    /**
     * That of Servlet 6.1, which this is not compiled against.
     *
     * @param location where to
     * @param status the status
     * @param clearBuffer whether what was written is dropped
     * @throws IOException what the server's own throws
     */
    public void sendRedirect(String location, int status, boolean clearBuffer) throws IOException {
        watch.sending();
        Redirect.send((HttpServletResponse) getResponse(), location, status, clearBuffer);
    }

    @Override
    public void setContentLength(int length) {
        watch.contentLength(length);
        super.setContentLength(length);
    }

    @Override
    public void setContentLengthLong(long length) {
        watch.contentLength(length);
        super.setContentLengthLong(length);
    }

    @Override
    public void setHeader(String name, String value) {
        watchLength(name, value);
        super.setHeader(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        watchLength(name, value);
        super.addHeader(name, value);
    }

    @Override
    public void setIntHeader(String name, int value) {
        watchLength(name, Integer.toString(value));
        super.setIntHeader(name, value);
    }

    @Override
    public void addIntHeader(String name, int value) {
        watchLength(name, Integer.toString(value));
        super.addIntHeader(name, value);
    }

    @Override
    public void reset() {
        super.reset();
        stream = null;
        writer = null;
        watch.cleared();
        watch.headersCleared();
        exchange.headersCleared();
    }

    @Override
    public void resetBuffer() {
        super.resetBuffer();
        watch.cleared();
    }

    @Override
    public String encodeURL(String url) {
        return exchange.encodeUrl(url);
    }

    @Override
    public String encodeRedirectURL(String url) {
        return exchange.encodeUrl(url);
    }

    private void watchLength(@Nullable String name, @Nullable String value) {
        if (CONTENT_LENGTH.equalsIgnoreCase(name) && value != null) {
            try {
                watch.contentLength(Long.parseLong(value.strip()));
            } catch (NumberFormatException e) {
                watch.contentLength(-1); // the server says what it thinks of it
            }
        }
    }
}
