package org.cdiredis.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A private temporary directory (mode 700) that vanishes when it is closed or this JVM ends, together with the process
 * that was registered with it.
 *
 * <p>A shell, the guard, holds the reading end of a pipe whose writing end only this JVM has. The end of the JVM closes
 * the pipe, be it {@code System.exit} or {@code kill -9}; the guard then kills the registered process and deletes the
 * directory. This takes no shutdown hook: a hook would run beside those of an application server and take the server
 * from applications that are just closing, and it would keep the class loader of an application alive.
 *
 * <p>Thread-safe.
 */
final class GuardedDirectory implements AutoCloseable {

    /*
     * Each line names the process to kill, an empty one none. A variable of its own, as read empties its variable at
     * the end. The signals of a terminal reach the guard too, and it has to survive the JVM.
     */
    private static final String SCRIPT = """
            trap '' HUP INT TERM
            victim=
            while read -r line; do victim=$line; done
            [ -n "$victim" ] && kill -9 "$victim"
            rm -rf "$1"
            """;

    private static final Set<PosixFilePermission> OWNER_ONLY =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private static final int CLOSE_SECONDS = 10;

    private final Path path;
    private final Process guard;

    private GuardedDirectory(Path path, Process guard) {
        this.path = path;
        this.guard = guard;
    }

    /**
     * Creates the directory in {@code java.io.tmpdir}.
     *
     * @throws EmbeddedRedisException if there is no place for it, or no shell
     */
    static GuardedDirectory create() {
        Path path = createDirectory();
        try {
            Process guard = new ProcessBuilder(Shell.command("guard", SCRIPT, List.of(path.toString())))
                    .redirectOutput(Redirect.DISCARD)
                    .redirectError(Redirect.DISCARD)
                    .start();
            return new GuardedDirectory(path, guard);
        } catch (IOException e) {
            EmbeddedRedisException failure = new EmbeddedRedisException(
                    "The embedded Redis needs " + Shell.EXECUTABLE + ", which can't be started.", e);
            try {
                Files.delete(path);
            } catch (IOException suppressed) {
                failure.addSuppressed(suppressed);
            }
            throw failure;
        }
    }

    private static Path createDirectory() {
        try {
            return Files.createTempDirectory(
                    "cdi-redis-embedded-",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        } catch (IOException | UnsupportedOperationException e) {
            throw new EmbeddedRedisException(
                    "No private directory can be created in " + System.getProperty("java.io.tmpdir")
                            + " (system property java.io.tmpdir).",
                    e);
        }
    }

    Path path() {
        return path;
    }

    /** Writes a file that only the owner may read. */
    Path write(String name, String content) throws IOException {
        Path file = path.resolve(name);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        return Files.writeString(file, content);
    }

    /** From now on the end of this JVM, or of this directory, is the end of that process. */
    void register(long pid) throws IOException {
        tell(Long.toString(pid));
    }

    /** The registered process has ended; its number may soon be another process'. */
    void forget() {
        try {
            tell("");
        } catch (IOException ignored) {
            // The guard has ended, so it kills nobody.
        }
    }

    private synchronized void tell(String line) throws IOException {
        OutputStream pipe = guard.getOutputStream();
        pipe.write((line + '\n').getBytes(StandardCharsets.US_ASCII));
        pipe.flush();
    }

    /** Kills the registered process, deletes the directory and waits until that is done. Idempotent. */
    @Override
    public void close() {
        try {
            synchronized (this) {
                guard.getOutputStream().close();
            }
            if (!guard.waitFor(CLOSE_SECONDS, TimeUnit.SECONDS)) {
                throw new EmbeddedRedisException("Directory " + path + " isn't deleted after " + CLOSE_SECONDS + " s.");
            }
        } catch (IOException e) {
            throw new EmbeddedRedisException("The guard of directory " + path + " can't be reached.", e);
        } catch (InterruptedException e) {
            // The guard does its work whether or not somebody waits for it.
            Thread.currentThread().interrupt();
        }
    }
}
