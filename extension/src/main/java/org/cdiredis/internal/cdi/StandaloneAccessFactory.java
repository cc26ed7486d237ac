package org.cdiredis.internal.cdi;

import java.io.IOException;
import java.io.ObjectInputFilter;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.Predicate;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

import org.cdiredis.internal.client.Clients;
import org.cdiredis.internal.codec.serialize.Serializers;
import org.cdiredis.internal.codec.serialize.TypedSerializer;
import org.cdiredis.internal.config.CacheSettings;
import org.cdiredis.internal.config.ConfigurationReader;
import org.cdiredis.internal.config.Problems;
import org.cdiredis.spi.ByteForm;
import org.cdiredis.spi.RedisAccess;
import org.cdiredis.spi.RedisAccessFactory;

/** Makes access without a container: parts that the application brings are classes then, not beans. */
public final class StandaloneAccessFactory implements RedisAccessFactory {

    /** Made by {@link java.util.ServiceLoader}. */
    public StandaloneAccessFactory() {}

    @Override
    public RedisAccess create(ClassLoader application) {
        Problems problems = new Problems();
        NavigableMap<String, CacheSettings> settings =
                new ConfigurationReader(ConfigProvider.getConfig(application), application, problems).read(Map.of());
        if (!problems.isEmpty()) {
            throw new IllegalStateException(problems.text());
        }
        Clients clients = new Clients();
        CacheRegistry registry = new CacheRegistry(settings, clients, new ClassComponents(), clients.background());
        registry.validate(problems);
        if (!problems.isEmpty()) {
            clients.close();
            throw new IllegalStateException(problems.text());
        }
        return new ServedAccess(registry, clients::close);
    }

    @Override
    public Config config(ClassLoader application) {
        return ConfigurationReader.config(ConfigProvider.getConfig(application), application);
    }

    @Override
    public ByteForm<Object> javaSerialization(ClassLoader loader, ObjectInputFilter allowed, int deepest) {
        return new SerializerForm(Serializers.jdk(loader, allowed, deepest));
    }

    @Override
    public Predicate<Class<?>> allowedClasses(ObjectInputFilter allowed) {
        return Serializers.allowedClasses(allowed);
    }

    private record SerializerForm(TypedSerializer serializer) implements ByteForm<Object> {

        @Override
        public byte[] encode(Object value) throws IOException {
            return serializer.write(value);
        }

        @Override
        public Object decode(byte[] bytes) throws IOException {
            Object value = serializer.read(bytes);
            if (value == null) {
                throw new IOException("null");
            }
            return value;
        }
    }
}
