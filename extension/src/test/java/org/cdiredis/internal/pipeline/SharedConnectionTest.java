package org.cdiredis.internal.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.CorruptedFrameException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.cdiredis.internal.protocol.Reply;

/** One connection whose other end is the test: what is sent when, whose reply is whose, and how it ends. */
final class SharedConnectionTest {

    private static final Duration TIME = Duration.ofMillis(200);
    private static final Duration LONG = Duration.ofMinutes(1);

    /** Keeps count of how it ends. */
    private static class Call extends PipelinedCall<String> {

        private final List<String> ends = new ArrayList<>();

        Call(Object word, Duration time) {
            super(new Command("GET", word), System.nanoTime() + time.toNanos());
            CompletableFuture<?> unused =
                    whenComplete((value, failure) -> ends.add(failure == null ? value : failure.toString()));
        }

        @Override
        protected String result(Reply reply) {
            if (reply instanceof Reply.Text text) {
                return text.text();
            }
            throw new CorruptedFrameException("not a text");
        }

        @Override
        protected void turnedBack(@Nullable ErrorReplyException reason) {
            ends.add(reason == null ? "turned back" : "turned back: " + reason.getMessage());
        }

        @Override
        protected void lost(RuntimeException reason) {
            ends.add("lost: " + reason.getClass().getSimpleName());
        }

        @Override
        protected Exception overdue() {
            return new TimeoutException("overdue");
        }

        void assertEnd(String... expected) {
            assertThat(ends).containsExactly(expected);
        }

        void assertOverdue() {
            assertThat(ends).singleElement().asString().contains("overdue");
        }
    }

    /** One that knows neither what to do with a reply nor with none. */
    private static final class BrokenCall extends Call {

        private final Throwable failure;

        BrokenCall(Throwable failure) {
            super("broken", LONG);
            this.failure = failure;
        }

        @Override
        protected String result(Reply reply) {
            throw failure();
        }

        @Override
        protected void lost(RuntimeException reason) {
            throw failure();
        }

        private RuntimeException failure() {
            if (failure instanceof Error error) {
                throw error;
            }
            return (RuntimeException) failure;
        }
    }

    private final EmbeddedChannel channel = new EmbeddedChannel();
    private final List<Boolean> told = new ArrayList<>();
    private SharedConnection connection;

    @BeforeEach
    void connect() {
        connect(TIME);
    }

    private void connect(Duration time) {
        connection = new SharedConnection(channel, time, ended -> told.add(ended.isOpen()));
        channel.pipeline().addLast(connection);
        connection.start();
    }

    @AfterEach
    void close() {
        channel.close().syncUninterruptibly();
        channel.releaseInbound();
        channel.releaseOutbound();
    }

    /** What has been sent since the last time, in one text. */
    private String sent() {
        channel.runPendingTasks();
        StringBuilder sent = new StringBuilder();
        for (ByteBuf part = channel.readOutbound(); part != null; part = channel.readOutbound()) {
            sent.append(part.toString(UTF_8));
            part.release();
        }
        return sent.toString();
    }

    private static int commands(String sent) {
        return sent.split("\\*2\r\n", -1).length - 1;
    }

    private void answer(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, UTF_8));
    }

    private static String bulk(String text) {
        return "$" + text.length() + "\r\n" + text + "\r\n";
    }

    private void begin() {
        String[] ping = sent().split("\r\n", -1);
        answer(bulk(ping[4]));
    }

    private Call call(String word) {
        return call(word, LONG);
    }

    private Call call(String word, Duration time) {
        Call call = new Call(word, time);
        connection.add(call);
        return call;
    }

    private List<Call> calls(int count) {
        return IntStream.range(0, count).mapToObj(i -> call("k" + i)).toList();
    }

    private void awaitLooks(Runnable assertion) {
        await().pollInterval(Duration.ofMillis(2))
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> {
                    channel.runScheduledPendingTasks();
                    channel.runPendingTasks();
                    assertion.run();
                });
    }

    @Test
    void replies_areThoseOfTheCommandsInOrder_howeverTheyCome() {
        begin();
        List<Call> calls = calls(50);
        assertThat(commands(sent())).isEqualTo(50);

        StringBuilder replies = new StringBuilder();
        IntStream.range(0, 50).forEach(i -> replies.append(bulk("v" + i)));
        for (int i = 0; i < replies.length(); i += 7) {
            answer(replies.substring(i, Math.min(i + 7, replies.length())));
        }

        for (int i = 0; i < 50; i++) {
            calls.get(i).assertEnd("v" + i);
        }
    }

    @Test
    void connection_isUsedOnceTheAnswerToItsOwnWordHasCome() {
        assertThat(told).isEmpty();

        begin();

        assertThat(told).containsExactly(true);
    }

    @Test
    void connection_thatAnswersSomethingElseFirst_isClosedAndNeverUsed() {
        sent();

        answer("+OK\r\n");

        assertThat(channel.isOpen()).isFalse();
        assertThat(told).containsExactly(false);
    }

    @Test
    void connection_thatMayNotAsk_isUsed() {
        sent();

        answer("-NOPERM this user has no permissions to run the 'ping' command\r\n");

        assertThat(told).containsExactly(true);
    }

    @ParameterizedTest
    @MethodSource("failures")
    void resultThatFails_isTheFailureOfItsCallOnly(Throwable failure) {
        begin();
        Call broken = new BrokenCall(failure);
        connection.add(broken);
        Call next = call("next");
        sent();

        answer(bulk("v") + bulk("w"));

        broken.assertEnd(failure.toString());
        next.assertEnd("w");
        assertThat(channel.isOpen()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("failures")
    void lossThatFails_leavesTheOthersTheirs(Throwable failure) {
        begin();
        Call broken = new BrokenCall(failure);
        connection.add(broken);
        Call next = call("next");
        sent();

        channel.close().syncUninterruptibly();

        broken.assertEnd(failure.toString());
        next.assertEnd("lost: RedisConnectionException");
    }

    static Stream<Throwable> failures() {
        return Stream.of(new NoClassDefFoundError("Codec"), new IllegalStateException("broken"));
    }

    @Test
    void commandThatCannotBeWritten_endsTheConnection_andNobodyWaits() {
        begin();
        Call before = call("before");
        Call broken = new Call(5, LONG);
        connection.add(broken);
        Call after = call("after");
        sent();

        before.assertEnd("lost: RedisConnectionException");
        broken.assertEnd("lost: RedisConnectionException");
        after.assertEnd("turned back");
    }

    @Test
    void callsBeyondTheMost_waitUntilOthersAreAnswered() {
        begin();
        calls(1_000);
        assertThat(commands(sent())).isEqualTo(512);

        answer(bulk("a"));

        assertThat(commands(sent())).isOne();
        answer(bulk("b").repeat(100));
        assertThat(commands(sent())).isEqualTo(100);
    }

    @Test
    void callsOfMoreBytesThanTheMost_waitUntilOthersAreAnswered() {
        begin();
        String large = "k".repeat(100_000);
        for (int i = 0; i < 20; i++) {
            Call unused = call(large);
        }
        assertThat(commands(sent())).isEqualTo(6); // the one that goes beyond is the last one

        answer(bulk("v"));

        assertThat(commands(sent())).isOne();
    }

    @Test
    void oneWhoseTimeIsOver_isNotSent() {
        begin();
        Call late = call("late", Duration.ZERO);
        Call other = call("other");

        assertThat(sent()).doesNotContain("late").contains("other");
        late.assertOverdue();
        answer(bulk("v"));
        other.assertEnd("v");
    }

    @Test
    void oneThatIsCancelledBeforeItLeaves_isNotSent() {
        begin();
        Call cancelled = call("cancelled");
        Call other = call("other");

        cancelled.cancel(true);

        assertThat(sent()).doesNotContain("cancelled").contains("other");
        answer(bulk("v"));
        other.assertEnd("v");
    }

    @Test
    void oneThatIsCancelledWhenItHasBeenSent_takesItsReplyAlong() {
        begin();
        Call before = call("before");
        Call cancelled = call("cancelled");
        Call after = call("after");
        sent();

        cancelled.cancel(true);
        answer(bulk("1") + bulk("2") + bulk("3"));

        before.assertEnd("1");
        assertThat(cancelled).isCancelled();
        after.assertEnd("3");
    }

    @Test
    void shortDeadlines_endOnTime_behindLongOnes_andTheirLateRepliesAreDropped() {
        begin();
        Call patient = call("patient");
        Call impatient = call("impatient", Duration.ofMillis(30));
        Call last = call("last");
        sent();
        assertThat(impatient.isDone()).isFalse();

        awaitLooks(impatient::assertOverdue);

        assertThat(channel.isOpen()).isTrue();
        assertThat(patient.isDone()).isFalse();
        answer(bulk("1") + bulk("2") + bulk("3"));
        patient.assertEnd("1");
        impatient.assertOverdue();
        last.assertEnd("3");
    }

    @Test
    void shortDeadlines_endOnTime_behindWhatIsNotSentYet() {
        begin();
        calls(600);
        Call impatient = call("impatient", Duration.ofMillis(30));
        sent();

        awaitLooks(impatient::assertOverdue);

        answer(bulk("v").repeat(512));
        assertThat(sent()).doesNotContain("impatient");
    }

    @Test
    void serverThatFallsSilent_losesItsConnection() {
        begin();
        Call call = call("k", Duration.ofMillis(30));
        sent();

        awaitLooks(() -> assertThat(channel.isOpen()).isFalse());

        call.assertOverdue();
        assertThat(told).containsExactly(true, false);
    }

    @Test
    void serverThatStopsWithinAReply_losesItsConnection() {
        begin();
        Call call = call("k", Duration.ofMillis(30));
        sent();
        answer("$10\r\nabc");

        awaitLooks(() -> assertThat(channel.isOpen()).isFalse());

        call.assertOverdue();
    }

    @Test
    void serverThatTakesLong_keepsItsConnection() throws InterruptedException {
        begin();
        Call call = call("k", Duration.ofMillis(30));
        sent();
        answer("$1000\r\n");
        awaitLooks(call::assertOverdue);
        long end = System.nanoTime() + 3 * TIME.toNanos();
        while (System.nanoTime() - end < 0) {
            answer("x");
            channel.runScheduledPendingTasks();
            assertThat(channel.isOpen()).isTrue();
            Thread.sleep(5);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 400\r\n", ":1\r\n", "x", "$abc\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n*1\r\n"})
    void whatIsNoReplyToTheCommand_endsTheConnection_andEachCallOnce(String garbage) {
        begin();
        List<Call> calls = calls(600);
        sent();

        answer(bulk("v0") + garbage + bulk("v2"));

        assertThat(channel.isOpen()).isFalse();
        calls.get(0).assertEnd("v0");
        calls.subList(1, 512).forEach(call -> call.assertEnd("lost: MalformedReplyException"));
        calls.subList(512, 600).forEach(call -> call.assertEnd("turned back"));
    }

    @Test
    void replyToNothing_endsTheConnection() {
        begin();
        Call call = call("k");
        sent();

        answer(bulk("v") + bulk("v"));

        call.assertEnd("v");
        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void errors_areThoseOfTheirCalls_andWhatWasNotDoneIsTurnedBack() {
        begin();
        Call failed = call("failed");
        Call moved = call("moved");
        Call good = call("good");
        sent();

        answer("-WRONGTYPE no\r\n-MOVED 1 host:1\r\n" + bulk("v"));

        assertThat(failed.ends).singleElement().asString().contains("WRONGTYPE no");
        moved.assertEnd("turned back: MOVED 1 host:1");
        good.assertEnd("v");
    }

    @Test
    void end_losesWhatHasBeenSent_andTurnsBackTheRestAndWhatComesLater() {
        begin();
        List<Call> calls = calls(600);
        sent();

        channel.close().syncUninterruptibly();
        channel.runPendingTasks();
        Call late = call("late");

        calls.subList(0, 512).forEach(call -> call.assertEnd("lost: RedisConnectionException"));
        calls.subList(512, 600).forEach(call -> call.assertEnd("turned back"));
        late.assertEnd("turned back");
        assertThat(told).containsExactly(true, false);
    }
}
