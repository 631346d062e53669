package dev.longhand.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.longhand.document.DocumentRequest;
import dev.longhand.document.Job;
import dev.longhand.document.Limits;
import dev.longhand.document.LonghandException;
import dev.longhand.document.LonghandException.Kind;
import dev.longhand.document.Mode;
import dev.longhand.event.EventHandler.Delivery;
import dev.longhand.event.StepEvent;
import dev.longhand.pipeline.JobStatus.State;
import dev.longhand.store.ObjectStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must come of a fault, row by row, on every store. The numbers are those of the scenario table. */
abstract class ScenarioContract {

    /** The store under test. */
    protected abstract ObjectStore store();

    /** A fault and what must come of it. */
    record Scenario(int number, String fault, Consumer<World> play) {
        @Override
        public String toString() {
            return number + " " + fault;
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_fault_has_its_outcome(Scenario scenario) {
        play(scenario, Mode.PLANNED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("scenarios")
    void a_fault_has_its_outcome_in_a_job_of_two_chapters(Scenario scenario) {
        play(scenario, Mode.CHAPTERS);
    }

    private void play(Scenario scenario, Mode mode) {
        World world = new World(store(), mode);
        scenario.play().accept(world);
        world.audit();
    }

    static Stream<Scenario> scenarios() {
        return Stream.of(
                new Scenario(1, "killed between storing a section and publishing", DeliveryScenarios::killedAfterSection),
                new Scenario(2, "killed between publishing and acknowledging", DeliveryScenarios::killedAfterPublish),
                new Scenario(3, "killed while the model writes", DeliveryScenarios::killedInCall),
                new Scenario(4, "killed between claim and call", DeliveryScenarios::killedAfterClaim),
                new Scenario(5, "killed between document and outcome", DeliveryScenarios::killedBeforeOutcome),
                new Scenario(6, "killed after the key, before the brief", DeliveryScenarios::killedBeforeBrief),
                new Scenario(7, "killed after the brief", DeliveryScenarios::killedAfterBrief),
                new Scenario(8, "told to end while the model writes", DeliveryScenarios::toldToEnd),
                new Scenario(9, "one event ten times in three processes", DeliveryScenarios::tenTimesAtOnce),
                new Scenario(10, "events in reverse, and the first after the end", DeliveryScenarios::reversed),
                new Scenario(11, "an event after the deletion", DeliveryScenarios::eventAfterDeletion),
                new Scenario(12, "an event is lost", DeliveryScenarios::lostEvent),
                new Scenario(13, "publishing fails for a while", DeliveryScenarios::publishingFails),
                new Scenario(16, "two workers on one section", WorkScenarios::twoWorkers),
                new Scenario(17, "a worker thaws after the end", WorkScenarios::thawedAfterTheEnd),
                new Scenario(18, "clocks an hour apart", WorkScenarios::clocksApart),
                new Scenario(24, "lists are empty", WorkScenarios::listsAreStale),
                new Scenario(25, "the context is too long", WorkScenarios::contextTooLong),
                new Scenario(26, "the model is away", WorkScenarios::modelAway),
                new Scenario(29, "empty answers", WorkScenarios::emptyAnswers),
                new Scenario(33, "another model under the same name", WorkScenarios::modelChanged),
                new Scenario(34, "cancelled at every point", WorkScenarios::cancelledEverywhere),
                new Scenario(35, "the limit is reached", WorkScenarios::limitReached),
                new Scenario(44, "one key twenty times at once", WorkScenarios::oneKey));
    }
}
