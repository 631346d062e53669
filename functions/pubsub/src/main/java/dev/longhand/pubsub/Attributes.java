package dev.longhand.pubsub;

import java.util.Map;

/** Attributes of a Pub/Sub message. */
record Attributes(Map<String, String> values) {}
