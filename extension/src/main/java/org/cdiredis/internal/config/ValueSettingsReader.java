package org.cdiredis.internal.config;

import java.io.ObjectInputFilter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.cdiredis.codec.Compressor;
import org.cdiredis.codec.Serializer;
import org.cdiredis.internal.Messages;

/** Reads how the values of one cache are written. */
final class ValueSettingsReader {

    private static final String TEXT = OptionParsers.text(SerializerKind.STRING);

    private final OptionReader options;
    private final Problems problems;

    ValueSettingsReader(OptionReader options, Problems problems) {
        this.options = options;
        this.problems = problems;
    }

    ValueSettings read() {
        return new ValueSettings(
                options.value(ValueOptions.FORMAT),
                serializer(),
                compressor(),
                options.value(ValueOptions.MAX_VALUE_SIZE),
                options.value(ValueOptions.UNDECODABLE));
    }

    private SerializerSettings serializer() {
        Choice<SerializerKind, Serializer> choice = chosen(ValueOptions.SERIALIZER);
        choice.kind().missing().ifPresent(library -> reportMissing(ValueOptions.SERIALIZER, choice.kind(), library));
        Optional<ObjectInputFilter> allowedClasses = options.configured(ValueOptions.ALLOWED_CLASSES);
        if (choice.kind() == SerializerKind.JDK && !options.isConfigured(ValueOptions.ALLOWED_CLASSES)) {
            problems.add(Messages.MESSAGES.noAllowedClasses(
                    options.effectiveKey(ValueOptions.SERIALIZER), options.ownKey(ValueOptions.ALLOWED_CLASSES)));
        }
        List<String> alsoRead = options.value(ValueOptions.SERIALIZER_ALSO_READ);
        return new SerializerSettings(
                choice.kind(),
                choice.own(),
                components(
                        ValueOptions.SERIALIZER_ALSO_READ,
                        Serializer.class,
                        alsoRead.stream().filter(name -> !name.equals(TEXT)).toList()),
                alsoRead.contains(TEXT),
                allowedClasses,
                options.value(ValueOptions.KRYO_CLASSES));
    }

    private CompressorSettings compressor() {
        Choice<CompressorKind, Compressor> choice = chosen(ValueOptions.COMPRESSOR);
        choice.kind().missing().ifPresent(library -> reportMissing(ValueOptions.COMPRESSOR, choice.kind(), library));
        return new CompressorSettings(
                choice.kind(),
                choice.own(),
                components(
                        ValueOptions.COMPRESSOR_ALSO_READ,
                        Compressor.class,
                        options.value(ValueOptions.COMPRESSOR_ALSO_READ)),
                options.value(ValueOptions.THRESHOLD),
                level(choice.kind()));
    }

    /** A level for all caches is no mistake where one of them has a compressor without levels. */
    private OptionalInt level(CompressorKind kind) {
        Optional<Integer> level = options.configured(ValueOptions.LEVEL);
        if (level.isEmpty() || kind.hasLevel(level.get())) {
            return level.isEmpty() ? OptionalInt.empty() : OptionalInt.of(level.get());
        }
        String key = options.effectiveKey(ValueOptions.LEVEL);
        if (key.equals(options.ownKey(ValueOptions.LEVEL)) || !kind.levels().equals("none")) {
            problems.add(Messages.MESSAGES.invalidValue(
                    key,
                    String.valueOf(level.get()),
                    "the levels of the compressor " + OptionParsers.text(kind) + " are: " + kind.levels()));
        }
        return OptionalInt.empty();
    }

    private <E extends Enum<E>, T> Choice<E, T> chosen(Option<Choice<E, T>> option) {
        return options.value(option).of(options.effectiveKey(option));
    }

    private <T> List<Component<T>> components(Option<?> option, Class<T> type, List<String> names) {
        String key = options.effectiveKey(option);
        List<Component<T>> components = new ArrayList<>();
        for (String name : names) {
            try {
                components.add(OptionParsers.component(type, name).of(key));
            } catch (InvalidOptionException e) {
                problems.add(Messages.MESSAGES.invalidValue(key, name, String.valueOf(e.getMessage())));
            }
        }
        return List.copyOf(components);
    }

    private void reportMissing(Option<?> option, Enum<?> kind, Library library) {
        problems.add(Messages.MESSAGES.libraryMissing(
                options.effectiveKey(option), OptionParsers.text(kind), library.coordinates()));
    }
}
