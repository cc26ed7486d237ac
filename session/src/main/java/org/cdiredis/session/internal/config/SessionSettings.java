package org.cdiredis.session.internal.config;

import java.io.ObjectInputFilter;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import org.cdiredis.session.OutagePolicy;
import org.cdiredis.session.internal.model.RealmSettings;
import org.cdiredis.session.internal.store.StoreSettings;

/**
 * The validated configuration of an application's sessions.
 *
 * @param name what tells the application from others
 * @param cache the alias of the cache whose connection they have
 * @param keyPrefix what their keys begin with
 * @param realm how they behave
 * @param store how they are kept
 * @param values how their attributes are written
 * @param outage what becomes of requests while Redis does not answer
 * @param nearCopiesSize how many bytes a node keeps of them
 * @param sweepInterval how often a node looks for those whose time is over
 */
public record SessionSettings(
        String name,
        String cache,
        String keyPrefix,
        RealmSettings realm,
        StoreSettings store,
        Values values,
        OutagePolicy outage,
        int nearCopiesSize,
        Duration sweepInterval) {

    /**
     * How attributes are written.
     *
     * @param serializer how values become bytes
     * @param allowed which classes may be read besides the usual ones
     * @param immutable the names of classes whose values are never changed in place
     * @param compressFrom from how many bytes on they are compressed; 0 for none
     * @param encryption the keys
     * @param maxSize how many bytes an attribute may have
     */
    public record Values(
            Serialization serializer,
            Optional<ObjectInputFilter> allowed,
            Set<String> immutable,
            int compressFrom,
            EncryptionKeys encryption,
            int maxSize) {}
}
