package org.cdiredis.session.internal.store;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the scripts that write a session are called with, in their order. */
final class WriteArguments {

    private static final byte[] UNMARKED = {};
    private static final byte[] FIRST_MARK = SessionScripts.FIRST_MARK.getBytes(US_ASCII);

    /** So many texts come before the attributes. */
    private static final int HEAD = 12;

    private final String node;
    private final String lease;
    private final String touchInterval;
    private final int largeAttribute;

    /**
     * The arguments of a node.
     *
     * @param node what tells it from the others
     * @param settings how sessions are kept
     */
    WriteArguments(String node, StoreSettings settings) {
        this.node = settings.lease().isPresent() ? node : "";
        this.lease = settings.lease().map(RedisSessionStore::milliseconds).orElse("");
        this.touchInterval = RedisSessionStore.milliseconds(settings.touchInterval());
        this.largeAttribute = settings.largeAttribute();
    }

    /** Of changes. */
    Object[] of(String root, String storage, Changes changes) {
        return of(root, storage, changes, UNMARKED);
    }

    /** Of a new session, most probably: if there is one, it is changed. */
    Object[] created(String root, String storage, Changes changes) {
        return of(root, storage, changes, FIRST_MARK);
    }

    private Object[] of(String root, String storage, Changes changes, byte[] mark) {
        List<Object> arguments = new ArrayList<>(HEAD
                + 2 * changes.bases().size()
                + 2 * changes.sets().size()
                + changes.removes().size());
        arguments.add(root);
        arguments.add(storage);
        arguments.add(changes.timeout().map(RedisSessionStore::milliseconds).orElse(""));
        arguments.add(changes.principal().isPresent() ? "1" : "");
        arguments.add(changes.principal().orElse(""));
        arguments.add(changes.secret().isPresent() ? changes.secret().get() : "");
        arguments.add(node);
        arguments.add(lease);
        arguments.add(touchInterval);
        arguments.add(Integer.toString(changes.bases().size()));
        arguments.add(Integer.toString(changes.sets().size()));
        long large = changes.sets().values().stream().filter(this::isLarge).count();
        arguments.add(Long.toString(large));
        changes.bases().forEach((name, version) -> {
            arguments.add(Fields.field(name));
            arguments.add(Long.toString(version));
        });
        addAttributes(arguments, changes.sets(), mark, false);
        if (large > 0) {
            addAttributes(arguments, changes.sets(), mark, true);
        }
        changes.removes().forEach(name -> arguments.add(Fields.field(name)));
        return arguments.toArray();
    }

    private boolean isLarge(byte[] bytes) {
        return bytes.length >= largeAttribute;
    }

    private void addAttributes(
            List<Object> arguments, Map<AttributeName, byte[]> attributes, byte[] mark, boolean large) {
        attributes.forEach((name, bytes) -> {
            if (isLarge(bytes) == large) {
                arguments.add(Fields.field(name));
                arguments.add(Fields.marked(mark, bytes));
            }
        });
    }
}
