package org.cdiredis.session.filter;

import java.io.PrintWriter;
import java.nio.CharBuffer;

/** A response's writer that tells its watch before anything is written or sent. */
final class WatchedWriter extends PrintWriter {

    private static final String LINE_END = System.lineSeparator();

    private final OutputWatch watch;
    private final EncodedLength encoded;

    WatchedWriter(PrintWriter writer, String characterEncoding, OutputWatch watch) {
        super(writer);
        this.watch = watch;
        encoded = EncodedLength.of(characterEncoding);
    }

    @Override
    public void write(int character) {
        if (watch.isCounting()) {
            watch.writing(encoded.of(Character.toString((char) character), 0, 1));
        }
        super.write(character);
    }

    @Override
    public void write(char[] characters, int offset, int length) {
        if (watch.isCounting()) {
            watch.writing(encoded.of(CharBuffer.wrap(characters), offset, length));
        }
        super.write(characters, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) {
        if (watch.isCounting()) {
            watch.writing(encoded.of(text, offset, length));
        }
        super.write(text, offset, length);
    }

    /** The inherited one writes past the methods above. */
    @Override
    public void println() {
        write(LINE_END, 0, LINE_END.length());
    }

    @Override
    public void flush() {
        watch.sending();
        super.flush();
    }

    @Override
    public void close() {
        watch.sending();
        super.close();
    }
}
