package dev.longhand.pipeline;

import java.time.InstantSource;
import java.util.random.RandomGenerator;

/**
 * What the pipeline takes from the machine that it runs on.
 *
 * @param clock the time of day, for people to read: no decision depends on it
 * @param random chance, safe for many threads
 * @param ticker elapsed time
 * @param claimant the name of this process
 */
public record Host(InstantSource clock, RandomGenerator random, Ticker ticker, Claimant claimant) {}
