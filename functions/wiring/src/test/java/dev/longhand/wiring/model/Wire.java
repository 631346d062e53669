package dev.longhand.wiring.model;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** The connection as a script sees it. */
final class Wire {
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new BufferedInputStream(socket.getInputStream());
        this.out = socket.getOutputStream();
        socket.setTcpNoDelay(true);
    }

    ScriptedServer.Request read() throws IOException {
        String[] start = line().split(" ", 3);
        if (start.length < 3) {
            throw new IOException("the client left before it asked");
        }
        Map<String, String> headers = new ConcurrentHashMap<>();
        for (String line = line(); !line.isEmpty(); line = line()) {
            String[] header = line.split(":", 2);
            headers.put(header[0].toLowerCase(Locale.ROOT), header[1].strip());
        }
        byte[] body = in.readNBytes(Integer.parseInt(headers.getOrDefault("content-length", "0")));
        return new ScriptedServer.Request(start[0] + " " + start[1], headers, new String(body, StandardCharsets.UTF_8));
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    /** A whole answer. */
    void answer(int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        raw("HTTP/1.1 %d Scripted\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                .formatted(status, type, bytes.length));
        raw(bytes);
    }

    /** The head of a stream of events in chunks. */
    Wire events() throws IOException {
        raw("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream; charset=utf-8\r\nTransfer-Encoding: chunked\r\n\r\n");
        return this;
    }

    /** One chunk. */
    Wire chunk(byte[] bytes) throws IOException {
        raw(Integer.toHexString(bytes.length) + "\r\n");
        raw(bytes);
        return raw("\r\n");
    }

    Wire chunk(String text) throws IOException {
        return chunk(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The last chunk. */
    void end() throws IOException {
        raw("0\r\n\r\n");
    }

    /** Anything at all. */
    Wire raw(String text) throws IOException {
        return raw(text.getBytes(StandardCharsets.UTF_8));
    }

    private Wire raw(byte[] bytes) throws IOException {
        out.write(bytes);
        out.flush();
        return this;
    }

    /** Closes the connection with a reset, as a killed server does. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Says nothing until the client closes the connection, and then counts down. */
    void untilClosed(CountDownLatch closed) {
        try {
            while (in.read() >= 0) {
                // a client has nothing more to say
            }
        } catch (IOException e) {
            // closed with a reset, as good
        }
        closed.countDown();
    }

    /** Writes this chunk again and again until the client closes the connection, and then counts down. */
    void repeat(String text, CountDownLatch closed) throws InterruptedException {
        try {
            while (true) {
                chunk(text);
                Thread.sleep(20);
            }
        } catch (IOException e) {
            closed.countDown();
        }
    }

    /** Says nothing for longer than any client waits, unless it goes. */
    void untilClosed() {
        untilClosed(new CountDownLatch(1));
    }
}
