package org.cdiredis.internal.protocol;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.DecoderException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replies as they come: in pieces, in both versions of the protocol, or broken. */
final class ReplyReaderTest {

    private static final ReplyReader READER = new ReplyReader(64 << 20);

    private static Reply text(String text) {
        return new Reply.Text(text.getBytes(UTF_8));
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    @Test
    void message_inPieces_isReadOnceItIsWhole() {
        String message = "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n*2\r\n$4\r\nä\r\n\r\n$-1\r\n";
        byte[] all = message.getBytes(UTF_8);
        for (int length = 0; length < all.length; length++) {
            ByteBuf piece = Unpooled.wrappedBuffer(all, 0, length);
            assertThat(READER.next(piece)).isNull();
            assertThat(piece.readerIndex()).isZero();
        }

        assertThat(READER.next(bytes(message)))
                .isEqualTo(new Reply.Items(
                        List.of(text("message"), text("c"), new Reply.Items(List.of(text("ä\r\n"), new Reply.Nil())))));
    }

    @Test
    void replies_ofBothVersions_areRead() {
        ByteBuf in = bytes("+OK\r\n-ERR no\r\n:12\r\n_\r\n>2\r\n$10\r\ninvalidate\r\n_\r\n%1\r\n+a\r\n#t\r\n*-1\r\n");

        assertThat(READER.next(in)).isEqualTo(text("OK"));
        assertThat(READER.next(in)).isEqualTo(new Reply.Failure("ERR no"));
        assertThat(READER.next(in)).isEqualTo(new Reply.Whole(12));
        assertThat(READER.next(in)).isEqualTo(new Reply.Nil());
        assertThat(READER.next(in)).isEqualTo(new Reply.Items(List.of(text("invalidate"), new Reply.Nil())));
        assertThat(READER.next(in)).isEqualTo(new Reply.Items(List.of(text("a"), text("t"))));
        assertThat(READER.next(in)).isEqualTo(new Reply.Nil());
        assertThat(READER.next(in)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400\r\n",
                "\r\n",
                "x",
                ":x\r\n",
                "$99999999999\r\n",
                "*99999999\r\n",
                "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n"
            })
    void whatIsNoReply_isRefused(String text) {
        assertThatThrownBy(() -> READER.next(bytes(text))).isInstanceOf(DecoderException.class);
    }

    @Test
    void lineWithoutEnd_isRefused() {
        assertThat(READER.next(bytes("+" + "a".repeat(60_000)))).isNull();
        assertThatThrownBy(() -> READER.next(bytes("+" + "a".repeat(70_000)))).isInstanceOf(DecoderException.class);
    }
}
