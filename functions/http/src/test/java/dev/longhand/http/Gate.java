package dev.longhand.http;

import static io.restassured.RestAssured.given;

import org.eclipse.microprofile.config.ConfigProvider;

/** Turns the gate of the {@link dev.longhand.wiring.ScriptedVllm}. */
final class Gate {
    private Gate() {}

    static void close() {
        turn("close");
    }

    static void pass() {
        turn("pass");
    }

    static void open() {
        turn("open");
    }

    private static void turn(String how) {
        String server = ConfigProvider.getConfig().getValue("longhand.model.url", String.class);
        given().post(server + "/gate/" + how).then().statusCode(200);
    }
}
