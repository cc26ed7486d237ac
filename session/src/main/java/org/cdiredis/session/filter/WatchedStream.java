package org.cdiredis.session.filter;

import java.io.IOException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;

/** A response's stream that tells its watch before anything is written or sent. */
final class WatchedStream extends ServletOutputStream {

    private final ServletOutputStream stream;
    private final OutputWatch watch;

    WatchedStream(ServletOutputStream stream, OutputWatch watch) {
        this.stream = stream;
        this.watch = watch;
    }

    @Override
    public void write(int oneByte) throws IOException {
        watch.writing(1);
        stream.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        watch.writing(length);
        stream.write(bytes, offset, length);
    }

    @Override
    public void flush() throws IOException {
        watch.sending();
        stream.flush();
    }

    @Override
    public void close() throws IOException {
        watch.sending();
        stream.close();
    }

    @Override
    public boolean isReady() {
        return stream.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
        stream.setWriteListener(listener);
    }
}
