package dev.longhand.model;

import dev.longhand.document.FinishReason;
import dev.longhand.document.Usage;

/** A whole answer: its text byte for byte, why it ended, and what it cost. */
public record Completion(String text, FinishReason finish, Usage usage) {}
