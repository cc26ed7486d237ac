package org.cdiredis.internal.invalidation;

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

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }

    @Test
    void message_inPieces_isReadOnceItIsWhole() {
        String message = "*3\r\n$7\r\nmessage\r\n$1\r\nc\r\n*2\r\n$4\r\nä\r\n\r\n$-1\r\n";
        byte[] all = message.getBytes(UTF_8);
        for (int length = 0; length < all.length; length++) {
            ByteBuf piece = Unpooled.wrappedBuffer(all, 0, length);
            assertThat(ReplyReader.next(piece)).isNull();
            assertThat(piece.readerIndex()).isZero();
        }

        assertThat(ReplyReader.next(bytes(message)))
                .isEqualTo(new Reply.Items(List.of(
                        new Reply.Text("message"),
                        new Reply.Text("c"),
                        new Reply.Items(List.of(new Reply.Text("ä\r\n"), new Reply.Nil())))));
    }

    @Test
    void replies_ofBothVersions_areRead() {
        ByteBuf in = bytes("+OK\r\n-ERR no\r\n:12\r\n_\r\n>2\r\n$10\r\ninvalidate\r\n_\r\n%1\r\n+a\r\n#t\r\n*-1\r\n");

        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Text("OK"));
        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Failure("ERR no"));
        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Whole(12));
        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Nil());
        assertThat(ReplyReader.next(in))
                .isEqualTo(new Reply.Items(List.of(new Reply.Text("invalidate"), new Reply.Nil())));
        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Items(List.of(new Reply.Text("a"), new Reply.Text("t"))));
        assertThat(ReplyReader.next(in)).isEqualTo(new Reply.Nil());
        assertThat(ReplyReader.next(in)).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "HTTP/1.1 400\r\n",
                "\r\n",
                ":x\r\n",
                "$99999999999\r\n",
                "*99999999\r\n",
                "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n"
            })
    void whatIsNoReply_isRefused(String text) {
        assertThatThrownBy(() -> ReplyReader.next(bytes(text))).isInstanceOf(DecoderException.class);
    }
}
