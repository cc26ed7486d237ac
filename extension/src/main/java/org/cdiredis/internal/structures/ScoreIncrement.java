package org.cdiredis.internal.structures;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.OptionalDouble;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.ByteArrayCodec;

import org.cdiredis.ScoreCondition;

/** {@code ZADD INCR}, which Redisson has without conditions only. */
final class ScoreIncrement {

    private static final String SCRIPT = """
            if ARGV[1] == '' then
                return redis.call('zadd', KEYS[1], 'incr', ARGV[2], ARGV[3])
            end
            return redis.call('zadd', KEYS[1], ARGV[1], 'incr', ARGV[2], ARGV[3])
            """;

    private ScoreIncrement() {}

    static OptionalDouble run(
            RedissonClient redisson, String physicalKey, byte[] element, double increment, ScoreCondition condition) {
        byte @Nullable [] score = redisson.getScript(ByteArrayCodec.INSTANCE)
                .eval(
                        RScript.Mode.READ_WRITE,
                        SCRIPT,
                        RScript.ReturnType.VALUE,
                        List.of(physicalKey),
                        bytes(word(condition)),
                        bytes(Double.toString(increment)),
                        element);
        return score == null
                ? OptionalDouble.empty()
                : OptionalDouble.of(parse(new String(score, StandardCharsets.US_ASCII)));
    }

    private static String word(ScoreCondition condition) {
        return switch (condition) {
            case ALWAYS -> "";
            case IF_ABSENT -> "nx";
            case IF_PRESENT -> "xx";
            case IF_GREATER -> "gt";
            case IF_LESS -> "lt";
        };
    }

    /** A sum of two finite numbers may be infinite. */
    private static double parse(String score) {
        return switch (score) {
            case "inf" -> Double.POSITIVE_INFINITY;
            case "-inf" -> Double.NEGATIVE_INFINITY;
            default -> Double.parseDouble(score);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
