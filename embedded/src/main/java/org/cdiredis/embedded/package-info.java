/**
 * A real redis-server as a child process, for development and tests.
 *
 * <ul>
 *   <li>{@link org.cdiredis.embedded.EmbeddedRedis} is the server behind {@code cdi-redis.location=embedded:}: one per
 *       JVM, shared by all who ask.
 *   <li>{@link org.cdiredis.embedded.RedisServer} is a server of one's own, for a test.
 *   <li>{@link org.cdiredis.embedded.RedisReplication}, {@link org.cdiredis.embedded.RedisSentinels} and
 *  *       {@link org.cdiredis.embedded.RedisCluster} are topologies of such servers.
 * </ul>
 *
 * <p>All servers listen on 127.0.0.1 only, keep their data in memory only, and end with this JVM, however it ends.
 */
@NullMarked
package org.cdiredis.embedded;

import org.jspecify.annotations.NullMarked;
