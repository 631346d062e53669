package dev.longhand.wiring.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** A model server on a bare socket, which can break every rule of HTTP. One request a connection. */
final class ScriptedServer implements AutoCloseable {
    private final ServerSocket listener;
    private final Thread acceptor;
    private final Map<String, Script> scripts = new ConcurrentHashMap<>();
    private final List<Request> requests = new CopyOnWriteArrayList<>();

    /** What the server does with a request. */
    @FunctionalInterface
    interface Script {
        void play(Request request, Wire wire) throws IOException, InterruptedException;
    }

    /** A request as it came. */
    record Request(String route, Map<String, String> headers, String body) {}

    ScriptedServer() {
        try {
            listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        acceptor = Thread.ofPlatform().daemon().start(this::accept);
    }

    /** Plays this script for a route, such as {@code GET /health}; other routes answer 404. */
    ScriptedServer on(String route, Script script) {
        scripts.put(route, script);
        return this;
    }

    /** Answers a route with JSON. */
    ScriptedServer on(String route, int status, String json) {
        return on(route, (request, wire) -> wire.answer(status, "application/json", json));
    }

    String url() {
        return "http://127.0.0.1:" + listener.getLocalPort();
    }

    /** Bodies of all requests for a route so far. */
    List<Request> requests(String route) {
        return requests.stream()
                .filter(request -> request.route().equals(route))
                .toList();
    }

    @Override
    public void close() {
        try {
            listener.close();
            acceptor.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Wire wire = new Wire(socket);
            Request request = wire.read();
            requests.add(request);
            scripts.getOrDefault(request.route(), (r, w) -> w.answer(404, "application/json", "{}"))
                    .play(request, wire);
        } catch (IOException | InterruptedException e) {
            // A script meets a client that has gone: that is what some tests are about.
        }
    }

    /** Whether a latch of a script was reached; generous, because a busy machine is slow. */
    static boolean reached(CountDownLatch latch) throws InterruptedException {
        return latch.await(20, TimeUnit.SECONDS);
    }
}
