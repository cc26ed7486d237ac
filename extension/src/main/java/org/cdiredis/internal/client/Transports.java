package org.cdiredis.internal.client;

import java.util.Locale;
import java.util.Optional;

import org.redisson.config.TransportMode;

import org.cdiredis.internal.Messages;
import org.cdiredis.internal.config.ConnectionSettings;
import org.cdiredis.internal.config.Location;
import org.cdiredis.internal.config.Transport;

/** Which transports there are. Netty's native ones are asked for by name: an application need not have them. */
final class Transports {

    private static final String EPOLL = "io.netty.channel.epoll.Epoll";
    private static final String IO_URING = "io.netty.channel.uring.IoUring";
    private static final String KQUEUE = "io.netty.channel.kqueue.KQueue";

    private Transports() {}

    /** The transport that the settings come to, whether its library is there or not. */
    static TransportMode of(ConnectionSettings settings) {
        return switch (settings.transport()) {
            case AUTO -> automatic(settings.location());
            case NIO -> TransportMode.NIO;
            case EPOLL -> TransportMode.EPOLL;
            case IO_URING -> TransportMode.IO_URING;
            case KQUEUE -> TransportMode.KQUEUE;
        };
    }

    private static TransportMode automatic(Location location) {
        if (isAvailable(EPOLL)) {
            return TransportMode.EPOLL;
        }
        if (!(location instanceof Location.Socket)) {
            return TransportMode.NIO;
        }
        return isAvailable(KQUEUE) ? TransportMode.KQUEUE : TransportMode.EPOLL;
    }

    /** Why the connection is not possible; empty if it is. */
    static Optional<String> problem(ConnectionSettings settings) {
        TransportMode mode = of(settings);
        boolean isSocket = settings.location() instanceof Location.Socket;
        if (isSocket && (mode == TransportMode.NIO || mode == TransportMode.IO_URING)) {
            return Optional.of(missing("location = unix://", EPOLL));
        }
        String place = isSocket ? "location = unix://" : "transport = " + text(settings.transport());
        return switch (mode) {
            case NIO -> Optional.empty();
            case EPOLL -> problem(place, EPOLL);
            case IO_URING -> problem(place, IO_URING);
            case KQUEUE -> problem(place, KQUEUE);
        };
    }

    private static Optional<String> problem(String place, String type) {
        return isAvailable(type) ? Optional.empty() : Optional.of(missing(place, type));
    }

    private static String missing(String place, String type) {
        return Messages.MESSAGES.transportMissing(
                place, type.substring(type.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT), coordinates(type));
    }

    private static String coordinates(String type) {
        return switch (type) {
            case IO_URING ->
                "io.netty:netty-transport-native-io_uring with the classifier linux-x86_64 or linux-aarch_64";
            case KQUEUE -> "io.netty:netty-transport-native-kqueue with the classifier osx-x86_64 or osx-aarch_64";
            default -> "io.netty:netty-transport-native-epoll with the classifier linux-x86_64 or linux-aarch_64";
        };
    }

    private static String text(Transport transport) {
        return transport.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static boolean isAvailable(String type) {
        try {
            return (boolean) Class.forName(type, true, org.redisson.Redisson.class.getClassLoader())
                    .getMethod("isAvailable")
                    .invoke(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return false;
        }
    }
}
