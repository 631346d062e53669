/**
 * Events say "look again at this job" and carry ids only. The sink is a port; the in-process bus is the one that a laptop
 * uses, brokers come in as functions.
 */
@NullMarked
package dev.longhand.event;

import org.jspecify.annotations.NullMarked;
