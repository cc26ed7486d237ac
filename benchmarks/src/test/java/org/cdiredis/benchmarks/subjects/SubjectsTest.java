package org.cdiredis.benchmarks.subjects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import org.cdiredis.embedded.RedisServer;

/** That all subjects do the same. */
final class SubjectsTest {

    private static RedisServer server;

    @BeforeAll
    static void start() {
        server = RedisServer.start();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    static Stream<String> names() {
        return Subjects.names().stream().filter(name -> !name.equals(Subjects.DJANGO));
    }

    static List<String> nearNames() {
        return List.of("caffeine", "spring-caffeine", "redisson-local");
    }

    @ParameterizedTest
    @MethodSource("names")
    void operations_doWhatTheyAreMeasuredFor(String name) {
        try (Subject subject = Subjects.connect(name, server.uri())) {
            assertThat(subject.name()).isEqualTo(name);
            assertThat(subject.get("a")).isNull();

            subject.put("a", Book.of(1, 500));
            subject.put("b", Book.of(2, 500));

            assertThat(subject.get("a")).isEqualTo(Book.of(1, 500));
            Set<Operation> offered = subject.operations();
            for (Operation operation : Operation.values()) {
                assertThat(Subjects.offering(operation).contains(name)).isEqualTo(offered.contains(operation));
            }
            if (offered.contains(Operation.GET_MANY)) {
                assertThat(subject.getMany(List.of("a", "b", "c"))).containsOnlyKeys("a", "b");
            }
            if (offered.contains(Operation.INCREMENT)) {
                subject.putCounter("n");
                assertThat(subject.increment("n")).isEqualTo(1);
            }
            if (offered.contains(Operation.CLEAR)) {
                subject.removeMatching("a");
                assertThat(subject.get("a")).isNull();
                assertThat(subject.get("b")).isNotNull();
                subject.clear();
                assertThat(subject.get("b")).isNull();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("names")
    void put_storesUnderThePhysicalKeyWithATimeToLive(String name) {
        try (Subject subject = Subjects.connect(name, server.uri())) {
            subject.put("k", Book.of(1, 500));

            String key = subject.physicalKey("k");
            assertThat(key).startsWith(Subjects.prefix(name) + ":1:");
            assertThat(server.command("EXISTS", key).strip()).isEqualTo("1");
            if (!name.equals("redisson-map")) {
                assertThat(Long.parseLong(server.command("TTL", key).strip()))
                        .isBetween(Subject.TTL.toSeconds() - 60, Subject.TTL.toSeconds());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("nearNames")
    void problem_isNone_ofSubjectsThatAnswerFromTheProcess(String name) {
        assertThat(NearSubjects.problem(name, server)).isNull();
    }

    @Test
    void connect_saysWhichSubjectsThereAre() {
        assertThatThrownBy(() -> Subjects.connect("memcached", server.uri()))
                .hasMessageStartingWith("There is no memcached among [cdi-redis, lettuce,");
    }
}
