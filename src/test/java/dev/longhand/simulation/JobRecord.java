package dev.longhand.simulation;

import dev.longhand.document.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What really happened to one job. */
final class JobRecord {
    private final String id;
    private final Map<String, Long> created = new HashMap<>();
    private final Map<String, Work> makers = new HashMap<>();
    private final Map<Integer, String> sections = new HashMap<>();
    private final Map<Integer, List<Long>> rejected = new HashMap<>();
    private final List<Call> calls = new ArrayList<>();
    private String outcome = "";
    private int order = -1;
    private List<Integer> laneStarts = List.of();

    JobRecord(String id) {
        this.id = id;
    }

    String id() {
        return id;
    }

    /** Notes a creation; false when the object was created before. */
    boolean create(String name, long now, Work maker) {
        makers.put(name, maker);
        return created.put(name, now) == null || deleted();
    }

    boolean has(String name) {
        return created.containsKey(name);
    }

    Set<String> created() {
        return created.keySet();
    }

    /** Whether this was stored, and by somebody else. */
    boolean isOthers(String name, Work work) {
        return has(name) && !work.equals(makers.get(name));
    }

    /** When this was stored; never, if it is not. */
    long created(String name) {
        return created.getOrDefault(name, Long.MAX_VALUE);
    }

    boolean deleted() {
        return has("tombstone.json");
    }

    /** Notes that an answer of this step was rejected. */
    void reject(int step, long now) {
        rejected.computeIfAbsent(step, any -> new ArrayList<>()).add(now);
    }

    /** Answers of the step that were recorded as rejected before that time. */
    long rejected(int step, long time) {
        return rejected.getOrDefault(step, List.of()).stream()
                .filter(rejection -> rejection < time)
                .count();
    }

    void store(int index, byte[] content) {
        sections.put(index, new String(content, StandardCharsets.UTF_8));
    }

    /** The stored form of the sections, by index. */
    Map<Integer, String> sections() {
        return sections;
    }

    void ended(String stored) {
        outcome = stored;
    }

    /** The stored outcome; empty before the end. */
    String outcome() {
        return outcome;
    }

    boolean ended() {
        return deleted() || !outcome.isEmpty();
    }

    void called(Call call) {
        calls.add(call);
    }

    /** Notes the brief, whose seed is the number of the caller's order. */
    void brief(String json) {
        String mark = "\"seed\" : ";
        order = json.charAt(json.indexOf(mark) + mark.length()) - '0';
    }

    /** Notes the plan: where its lanes begin. */
    void plan(String json) {
        String mark = "\"laneStarts\" : [";
        int from = json.indexOf(mark) + mark.length();
        laneStarts = Arrays.stream(json.substring(from, json.indexOf(']', from)).split(","))
                .map(start -> Integer.valueOf(start.strip()))
                .toList();
    }

    /** Whether a lane begins with this section. */
    boolean begins(int index) {
        return laneStarts.contains(index);
    }

    /** The lane of a step, by the section with which it begins; -1 for planning. */
    int laneOf(int step) {
        return laneStarts.stream().filter(start -> start < step).reduce(-1, Integer::max);
    }

    List<Call> calls() {
        return calls;
    }

    /** Number of the caller's order; -1 before the brief. */
    int order() {
        return order;
    }

    /** The text of a stored section, as its JSON holds it: the simulated texts have nothing to escape but line ends. */
    String text(int index) {
        return field(index, "text");
    }

    String previous(int index) {
        return field(index, "previous");
    }

    String sha256(int index) {
        return Sha256.hex(text(index));
    }

    private String field(int index, String name) {
        String json = sections.getOrDefault(index, "");
        String mark = "\"" + name + "\" : \"";
        int from = json.indexOf(mark) + mark.length();
        return json.substring(from, json.indexOf('"', from));
    }
}
