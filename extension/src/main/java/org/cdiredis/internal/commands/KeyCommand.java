package org.cdiredis.internal.commands;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RScript;
import org.redisson.client.codec.ByteArrayCodec;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.internal.pipeline.Command;
import org.cdiredis.internal.protocol.Reply;

/**
 * A command on one key, or on several of one server, in two forms: in words, for a pipeline, and as a call of Redisson's, for all other ways. Both mean and
 * cost the same.
 *
 * @param key the key, or one of them
 * @param bytes about how many bytes it sends besides
 * @param words what a pipeline sends
 * @param result what the answer to that means
 * @param call calls Redisson
 * @param <T> the type of the result
 */
record KeyCommand<T extends @Nullable Object>(
        String key,
        int bytes,
        Command words,
        Function<Reply, T> result,
        Function<RedisObjects, CompletionStage<T>> call) {

    private static final Map<String, String> DIGESTS = new ConcurrentHashMap<>();

    static KeyCommand<byte @Nullable []> get(String key) {
        return new KeyCommand<>(
                key,
                0,
                new Command("GET", key),
                KeyCommand::bytes,
                objects -> objects.bucket(key).getAsync());
    }

    /** The values of several keys of one server; null where there is none. */
    static KeyCommand<List<byte @Nullable []>> getAll(List<String> keys) {
        Object[] words = new Object[keys.size() + 1];
        words[0] = "MGET";
        for (int i = 0; i < keys.size(); i++) {
            words[i + 1] = keys.get(i);
        }
        return new KeyCommand<>(
                keys.get(0),
                0,
                new Command(words),
                reply -> values(reply, keys.size()),
                objects -> objects.getAll(keys));
    }

    static KeyCommand<@Nullable Void> set(String key, byte[] value, @Nullable Duration timeToLive) {
        return timeToLive == null
                ? new KeyCommand<>(
                        key,
                        value.length,
                        new Command("SET", key, value),
                        KeyCommand::nothing,
                        objects -> objects.bucket(key).setAsync(value))
                : new KeyCommand<>(
                        key,
                        value.length,
                        new Command("PSETEX", key, milliseconds(timeToLive), value),
                        KeyCommand::nothing,
                        objects -> objects.bucket(key).setAsync(value, timeToLive));
    }

    static KeyCommand<Boolean> setIfAbsent(String key, byte[] value, @Nullable Duration timeToLive) {
        return timeToLive == null
                ? new KeyCommand<>(
                        key,
                        value.length,
                        new Command("SET", key, value, "NX"),
                        KeyCommand::isSomething,
                        objects -> objects.bucket(key).setIfAbsentAsync(value))
                : new KeyCommand<>(
                        key,
                        value.length,
                        new Command("SET", key, value, "PX", milliseconds(timeToLive), "NX"),
                        KeyCommand::isSomething,
                        objects -> objects.bucket(key).setIfAbsentAsync(value, timeToLive));
    }

    static KeyCommand<Boolean> setIfPresent(String key, byte[] value, @Nullable Duration timeToLive) {
        return timeToLive == null
                ? new KeyCommand<>(
                        key,
                        value.length,
                        new Command("SET", key, value, "XX"),
                        KeyCommand::isSomething,
                        objects -> objects.bucket(key).setIfExistsAsync(value))
                : new KeyCommand<>(
                        key,
                        value.length,
                        new Command("SET", key, value, "PX", milliseconds(timeToLive), "XX"),
                        KeyCommand::isSomething,
                        objects -> objects.bucket(key).setIfExistsAsync(value, timeToLive));
    }

    static KeyCommand<Long> unlink(String key) {
        return new KeyCommand<>(
                key, 0, new Command("UNLINK", key), KeyCommand::number, objects -> objects.unlink(List.of(key)));
    }

    /** Ends a load of the entry as well, so that what it has loaded is not stored any more: in one command, the lease first. */
    static KeyCommand<Long> remove(String key) {
        List<String> keys = List.of(key, LeaseKey.of(key));
        return new KeyCommand<>(
                key,
                0,
                words(Scripts.REMOVE, keys, new Object[0]),
                KeyCommand::number,
                objects -> objects.script(StringCodec.INSTANCE)
                        .evalAsync(
                                RScript.Mode.READ_WRITE,
                                Scripts.REMOVE,
                                RScript.ReturnType.LONG,
                                List.<Object>copyOf(keys)));
    }

    static KeyCommand<Boolean> exists(String key) {
        return new KeyCommand<>(
                key,
                0,
                new Command("EXISTS", key),
                KeyCommand::isOne,
                objects -> objects.bucket(key).isExistsAsync());
    }

    static KeyCommand<Long> timeToLive(String key) {
        return new KeyCommand<>(
                key,
                0,
                new Command("PTTL", key),
                KeyCommand::number,
                objects -> objects.bucket(key).remainTimeToLiveAsync());
    }

    static KeyCommand<Boolean> expire(String key, Duration timeToLive) {
        return new KeyCommand<>(
                key,
                0,
                new Command("PEXPIRE", key, milliseconds(timeToLive)),
                KeyCommand::isOne,
                objects -> objects.bucket(key).expireAsync(timeToLive));
    }

    static KeyCommand<Boolean> expireAt(String key, Instant instant) {
        return new KeyCommand<>(
                key,
                0,
                new Command("PEXPIREAT", key, Long.toString(instant.toEpochMilli())),
                KeyCommand::isOne,
                objects -> objects.bucket(key).expireAsync(instant));
    }

    static KeyCommand<Boolean> persist(String key) {
        return new KeyCommand<>(
                key,
                0,
                new Command("PERSIST", key),
                KeyCommand::isOne,
                objects -> objects.bucket(key).clearExpireAsync());
    }

    /** A script that says whether it has done something; its arguments are texts and bytes. */
    static KeyCommand<Boolean> script(String script, String key, Object... arguments) {
        return script(script, List.of(key), arguments);
    }

    /** The same, on several keys of one slot. */
    static KeyCommand<Boolean> script(String script, List<String> keys, Object... arguments) {
        Object[] raw = new Object[arguments.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = arguments[i] instanceof String text ? text.getBytes(UTF_8) : arguments[i];
        }
        return new KeyCommand<>(
                keys.get(0),
                bytes(raw),
                words(script, keys, raw),
                KeyCommand::isOne,
                objects -> objects.script(ByteArrayCodec.INSTANCE)
                        .evalAsync(
                                RScript.Mode.READ_WRITE,
                                script,
                                RScript.ReturnType.BOOLEAN,
                                List.<Object>copyOf(keys),
                                raw));
    }

    /** A script that answers with a text. */
    static KeyCommand<@Nullable String> textScript(String script, String key, Object... arguments) {
        return new KeyCommand<>(
                key,
                0,
                words(script, List.of(key), arguments),
                KeyCommand::text,
                objects -> objects.script(StringCodec.INSTANCE)
                        .evalAsync(RScript.Mode.READ_WRITE, script, RScript.ReturnType.VALUE, List.of(key), arguments));
    }

    /** A script on keys of one slot that answers with bytes and integers. */
    static KeyCommand<List<Object>> listScript(String script, List<String> keys, Object... arguments) {
        Object[] raw = new Object[arguments.length];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = arguments[i] instanceof String text ? text.getBytes(UTF_8) : arguments[i];
        }
        return new KeyCommand<>(
                keys.get(0),
                bytes(raw),
                words(script, keys, raw),
                KeyCommand::list,
                objects -> objects.script(ByteArrayCodec.INSTANCE)
                        .<@Nullable List<@Nullable Object>>evalAsync(
                                RScript.Mode.READ_WRITE,
                                script,
                                RScript.ReturnType.LIST,
                                List.<Object>copyOf(keys),
                                raw)
                        .thenApply(KeyCommand::withoutNulls));
    }

    private static List<Object> list(Reply reply) {
        if (reply instanceof Reply.Nil) {
            return List.of();
        }
        if (reply instanceof Reply.Items items) {
            return items.items().stream().map(KeyCommand::item).toList();
        }
        throw Reply.ofAnotherCommand();
    }

    private static Object item(Reply reply) {
        if (reply instanceof Reply.Whole whole) {
            return whole.value();
        }
        byte[] bytes = bytes(reply);
        return bytes == null ? new byte[0] : bytes;
    }

    private static List<Object> withoutNulls(@Nullable List<@Nullable Object> items) {
        return items == null
                ? List.of()
                : items.stream()
                        .<Object>map(item -> item == null ? new byte[0] : item)
                        .toList();
    }

    private static Command words(String script, List<String> keys, Object[] arguments) {
        List<Object> words = new ArrayList<>(keys.size() + arguments.length + 3);
        words.add("EVALSHA");
        words.add(DIGESTS.computeIfAbsent(script, KeyCommand::digest));
        words.add(Integer.toString(keys.size()));
        words.addAll(keys);
        words.addAll(Arrays.asList(arguments));
        return new Command(words.toArray());
    }

    /** As Redis names a script. */
    private static String digest(String script) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-1").digest(script.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    private static int bytes(Object[] arguments) {
        int bytes = 0;
        for (Object argument : arguments) {
            bytes += argument instanceof byte[] raw ? raw.length : 0;
        }
        return bytes;
    }

    private static String milliseconds(Duration duration) {
        return Long.toString(duration.toMillis());
    }

    private static byte @Nullable [] bytes(Reply reply) {
        if (reply instanceof Reply.Text text) {
            return text.bytes();
        }
        if (reply instanceof Reply.Nil) {
            return null;
        }
        throw Reply.ofAnotherCommand();
    }

    private static List<byte @Nullable []> values(Reply reply, int count) {
        if (!(reply instanceof Reply.Items items) || items.items().size() != count) {
            throw Reply.ofAnotherCommand();
        }
        List<byte @Nullable []> values = new ArrayList<>(count);
        items.items().forEach(item -> values.add(bytes(item)));
        return values;
    }

    private static @Nullable String text(Reply reply) {
        byte[] bytes = bytes(reply);
        return bytes == null ? null : new String(bytes, StandardCharsets.UTF_8);
    }

    private static boolean isSomething(Reply reply) {
        return bytes(reply) != null;
    }

    private static @Nullable Void nothing(Reply reply) {
        if (isSomething(reply)) {
            return null;
        }
        throw Reply.ofAnotherCommand();
    }

    private static long number(Reply reply) {
        if (reply instanceof Reply.Whole whole) {
            return whole.value();
        }
        throw Reply.ofAnotherCommand();
    }

    private static boolean isOne(Reply reply) {
        return number(reply) == 1;
    }
}
