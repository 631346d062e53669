/**
 * The client of a language model's server: vLLM, llama.cpp or anything else that speaks the OpenAI chat API. One answer
 * is one connection, read as server-sent events by the thread that asked and closed on every way out, so that a server
 * never goes on writing for nobody. What a server cannot say is estimated on the safe side.
 */
@NullMarked
package dev.longhand.wiring.model;

import org.jspecify.annotations.NullMarked;
