package org.cdiredis.internal.invalidation;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

import org.cdiredis.internal.client.Client;
import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.commands.RedissonCalls;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.InvalidationKind;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.NearCacheSettings;
import org.cdiredis.internal.near.Invalidations;
import org.cdiredis.internal.near.TrackedKeys;

/** Chooses how a node hears of changes. */
public final class InvalidationsFactory {

    private static final String CHANNEL = "cdi-redis:invalidations:";

    /** Of more keys than that, it is told that any may have changed. */
    private static final int MOST_KEYS = 100;

    private InvalidationsFactory() {}

    /**
     * What tells of changes to the entries of a cache.
     *
     * @param settings the settings of a cache that keeps entries near
     * @param clients the clients, one for each shard if there are shards
     * @return what tells, not started
     */
    public static Invalidations create(CacheSettings settings, Clients clients) {
        NearCacheSettings near = settings.near().orElseThrow();
        TrackedKeys keys = TrackedKeys.of(settings);
        List<Client> nodes = clients(settings, clients);
        RedissonInvalidations invalidations;
        if (near.invalidation() == InvalidationKind.TRACKING) {
            invalidations = new RedissonInvalidations(
                    settings.alias(),
                    new Nodes(nodes),
                    new TrackingFeed(keys),
                    RedissonInvalidations::nobody,
                    near.maxStaleness(),
                    clients.timer());
        } else {
            Client client = nodes.get(0);
            RedissonCalls calls = new RedissonCalls(
                    settings.alias(), client, client.circuit(settings.errors().breaker()));
            ChannelFeed feed = new ChannelFeed(CHANNEL + keys.prefix().orElse(settings.alias()));
            invalidations = new RedissonInvalidations(
                    settings.alias(),
                    new Nodes(nodes),
                    feed,
                    written -> calls.call(redisson -> publish(redisson, feed, written)),
                    near.maxStaleness(),
                    clients.timer());
        }
        nodes.forEach(client -> client.beforeClose(invalidations::close));
        return invalidations;
    }

    private static List<Client> clients(CacheSettings settings, Clients clients) {
        ConnectionSettings connection = settings.connection();
        Stream<ConnectionSettings> each = connection.location() instanceof Location.Shards shards
                ? shards.servers().stream().map(connection::at)
                : Stream.of(connection);
        return each.map(one -> clients.of(settings.alias(), one)).toList();
    }

    private static CompletionStage<@Nullable Void> publish(
            RedissonClient redisson, ChannelFeed feed, Collection<String> written) {
        RTopic topic = redisson.getTopic(feed.channel(), StringCodec.INSTANCE);
        Stream<String> messages = written.isEmpty() || written.size() > MOST_KEYS
                ? Stream.of(feed.allChanged())
                : written.stream().map(feed::changed);
        return CompletableFuture.allOf(
                messages.map(message -> topic.publishAsync(message).toCompletableFuture())
                        .toArray(CompletableFuture<?>[]::new));
    }
}
