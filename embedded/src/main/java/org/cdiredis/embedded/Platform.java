package org.cdiredis.embedded;

import java.util.Locale;
import java.util.Optional;

/**
 * An operating system and processor, as the JVM names them.
 *
 * @param os the system property {@code os.name}
 * @param arch the system property {@code os.arch}
 */
record Platform(String os, String arch) {

    static Platform current() {
        return new Platform(System.getProperty("os.name", "unknown"), System.getProperty("os.arch", "unknown"));
    }

    boolean isWindows() {
        return os.startsWith("Windows");
    }

    /**
     * How {@code org.signal:embedded-redis} names the platform, as in {@code linux-amd64}; empty if it has no binary.
     */
    Optional<String> binarySuffix() {
        Optional<String> processor = switch (arch.toLowerCase(Locale.ROOT)) {
            case "amd64", "x86_64" -> Optional.of("amd64");
            case "aarch64", "arm64" -> Optional.of("arm64");
            case "x86", "i386", "i586", "i686" -> Optional.of("386");
            default -> Optional.empty();
        };
        return switch (os) {
            case "Linux" -> processor.map(name -> "linux-" + name);
            case "Mac OS X" -> processor.filter(name -> !name.equals("386")).map(name -> "darwin-" + name);
            default -> Optional.empty();
        };
    }

    @Override
    public String toString() {
        return os + " (" + arch + ")";
    }
}
