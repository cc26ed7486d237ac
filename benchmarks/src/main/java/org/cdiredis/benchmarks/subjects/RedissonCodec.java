package org.cdiredis.benchmarks.subjects;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.redisson.client.codec.BaseCodec;
import org.redisson.client.protocol.Decoder;
import org.redisson.client.protocol.Encoder;

/** Books for Redisson, and texts as keys of its maps. */
final class RedissonCodec extends BaseCodec {

    @Override
    public Decoder<Object> getValueDecoder() {
        return (buffer, state) ->
                BookJson.read(ByteBufUtil.getBytes(buffer, buffer.readerIndex(), buffer.readableBytes(), true));
    }

    @Override
    public Encoder getValueEncoder() {
        return book -> Unpooled.wrappedBuffer(BookJson.write((Book) book));
    }

    @Override
    public Decoder<Object> getMapKeyDecoder() {
        return (buffer, state) -> buffer.toString(UTF_8);
    }

    @Override
    public Encoder getMapKeyEncoder() {
        return key -> Unpooled.wrappedBuffer(key.toString().getBytes(UTF_8));
    }
}
