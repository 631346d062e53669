package dev.longhand.wiring.model;

import dev.longhand.document.LonghandException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Servers that have the same models. The calls of one job go to one of them, which has in its cache what they begin with;
 * to another only while that one cannot be reached. Which one is said by rendezvous hashing (Thaler and Ravishankar, 1998),
 * so that processes that know nothing of each other choose the same, and a server more or less moves few jobs.
 */
final class Replicas {
    private final List<ModelServer> servers;

    /** At least one server. */
    Replicas(List<ModelServer> servers) {
        if (servers.isEmpty()) {
            throw new IllegalArgumentException("there is no server");
        }
        this.servers = List.copyOf(servers);
    }

    /** The servers at these addresses, of which nothing is known yet. */
    static Replicas at(List<URI> urls, ModelSettings settings) {
        return new Replicas(
                urls.stream().map(url -> new ModelServer(url, settings)).toList());
    }

    /** What the first server says that can be reached. */
    <T> T ask(Function<ModelServer, T> question) {
        return ask("", question, () -> false);
    }

    /**
     * What the job's server says; where it cannot be reached or takes no requests, the next one.
     *
     * @param job what all calls of a job have in common, and no other job has
     * @param begun whether an answer has begun to arrive, of which no second one may follow
     */
    <T> T ask(String job, Function<ModelServer, T> question, BooleanSupplier begun) {
        List<ModelServer> order = servers.size() == 1 ? servers : inOrder(job);
        for (ModelServer server : order.subList(0, order.size() - 1)) {
            try {
                return question.apply(server);
            } catch (LonghandException | FaultException e) {
                if (begun.getAsBoolean() || !Failures.takesNothing(e)) {
                    throw e;
                }
                server.away();
            }
        }
        return question.apply(order.getLast());
    }

    private List<ModelServer> inOrder(String job) {
        return servers.stream()
                .sorted(Comparator.comparing(ModelServer::isAway).thenComparing(server -> rank(job, server)))
                .toList();
    }

    private static String rank(String job, ModelServer server) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(server.url().toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(job.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
