package dev.longhand.wiring.model;

import static dev.longhand.wiring.model.Servers.CHAT;
import static dev.longhand.wiring.model.Servers.MODEL;
import static dev.longhand.wiring.model.Servers.delta;
import static dev.longhand.wiring.model.Servers.events;
import static dev.longhand.wiring.model.Servers.finish;
import static dev.longhand.wiring.model.Servers.saying;
import static dev.longhand.wiring.model.Servers.settings;
import static dev.longhand.wiring.model.Servers.vllm;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.LonghandException;
import dev.longhand.model.CompletionObserver;
import dev.longhand.model.LanguageModel;
import dev.longhand.model.Message;
import dev.longhand.model.Prompt;
import dev.longhand.model.ResponseFormat;
import dev.longhand.model.Sampling;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class ReplicasTest {
    private static final ModelSettings SETTINGS = settings(Duration.ofSeconds(30));
    private static final ScriptedServer.Script WELL = events(delta("well"), finish("stop"), "[DONE]");

    /** So many that no server is left without one by chance: the ports, and so the servers' ranks, are never the same. */
    private static final int JOBS = 60;

    private final List<ScriptedServer> servers = List.of(vllm(WELL), vllm(WELL), vllm(WELL));

    @AfterEach
    void close() {
        servers.forEach(ScriptedServer::close);
    }

    @Test
    void aJobStaysOnOneServerWhicheverProcessAsks() {
        for (int section = 0; section < 3; section++) {
            LanguageModel model = anyModel();
            for (int job = 0; job < JOBS; job++) {
                model.complete(section(job, section), CompletionObserver.NONE);
            }
        }
        List<List<String>> jobs = servers.stream().map(ReplicasTest::jobs).toList();
        assertThat(jobs.stream().flatMap(List::stream))
                .as("no job on two servers")
                .doesNotHaveDuplicates()
                .hasSize(JOBS);
        assertThat(jobs).as("every server has some").noneMatch(List::isEmpty);
    }

    @Test
    void whileAServerIsAwayItsJobsGoToAnotherAndTheOthersStay() {
        LanguageModel model = anyModel();
        ask(model, JOBS);
        List<List<String>> before = servers.stream().map(ReplicasTest::asked).toList();
        servers.getFirst().close();
        ask(model, JOBS);
        List<String> second = later(servers.get(1), before.get(1));
        List<String> third = later(servers.get(2), before.get(2));
        assertThat(second).containsAll(before.get(1));
        assertThat(third).containsAll(before.get(2));
        assertThat(Stream.concat(second.stream(), third.stream()))
                .containsAll(before.getFirst())
                .hasSize(JOBS);
    }

    @Test
    void aServerThatTakesNoRequestsIsPassedOver() {
        ScriptedServer.Script loading = (request, wire) -> wire.answer(503, "application/json", "{}");
        servers.get(0).on(CHAT, loading);
        servers.get(1).on(CHAT, loading);
        ask(anyModel(), 5);
        assertThat(jobs(servers.get(2))).hasSize(5);
    }

    @Test
    void whereAllAreAwayTheCallFailsAndMayBeTriedLater() {
        LanguageModel model = anyModel();
        servers.forEach(ScriptedServer::close);
        assertThatThrownBy(() -> ask(model, 1))
                .isInstanceOfSatisfying(
                        LonghandException.class, e -> assertThat(e.retryable()).isTrue())
                .hasMessageContaining("cannot be reached");
    }

    @Test
    void anAnswerThatBrokeOffIsNotBegunElsewhere() {
        servers.forEach(server -> server.on(CHAT, (request, wire) -> {
            wire.events();
            wire.chunk("data: " + delta("half of it") + "\n\n");
        }));
        assertThatThrownBy(() -> ask(anyModel(), 1)).isInstanceOf(LonghandException.class);
        assertThat(servers.stream()
                        .mapToInt(server -> server.requests(CHAT).size())
                        .sum())
                .isEqualTo(1);
    }

    @Test
    void oneReadyServerIsEnough() {
        servers.getFirst().close();
        servers.get(1).on("GET /health", 503, "{}");
        ReadinessProbe probe = new ReadinessProbe(endpoint(), SETTINGS);
        assertThat(probe.listed(MODEL)).isEqualTo(new Readiness.Ready(MODEL));
        servers.get(2).on("GET /health", 503, "{}");
        assertThat(probe.listed(MODEL)).isInstanceOf(Readiness.Unreachable.class);
    }

    private LanguageModel anyModel() {
        return new HttpLanguageModels(endpoint(), SETTINGS).named(MODEL);
    }

    private RemoteEndpoint endpoint() {
        String urls = servers.stream().map(ScriptedServer::url).collect(Collectors.joining(", "));
        return new RemoteEndpoint(urls, MODEL, SETTINGS);
    }

    private static void ask(LanguageModel model, int jobs) {
        IntStream.range(0, jobs).forEach(job -> model.complete(saying(name(job)), CompletionObserver.NONE));
    }

    private static Prompt section(int job, int section) {
        List<Message> earlier = IntStream.range(0, section)
                .boxed()
                .flatMap(n -> Stream.of(Message.assistant("Section " + n), Message.user("Go on.")))
                .toList();
        List<Message> messages = Stream.concat(Stream.of(Message.user(name(job))), earlier.stream())
                .toList();
        return new Prompt(messages, Sampling.DEFAULT, 16, 7, ResponseFormat.TEXT);
    }

    private static String name(int job) {
        return "Write document %d.".formatted(job);
    }

    private static List<String> jobs(ScriptedServer server) {
        return asked(server).stream().distinct().toList();
    }

    /** The jobs of all requests, in order. */
    private static List<String> asked(ScriptedServer server) {
        return server.requests(CHAT).stream()
                .map(request -> Json.read(request.body())
                        .orElseThrow()
                        .at("/messages/0/content")
                        .asText())
                .toList();
    }

    private static List<String> later(ScriptedServer server, List<String> before) {
        List<String> all = asked(server);
        return all.subList(before.size(), all.size());
    }
}
