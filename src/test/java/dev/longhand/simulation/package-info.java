/**
 * The production steps under faults, in virtual time on one thread: processes that are killed, frozen and restarted, a
 * store and a bus that misbehave, callers who change their minds. A schedule is drawn from one seed and repeats exactly;
 * what it did is judged by the invariants of the protocol. Mutants of the production code show that the judge sees.
 */
@NullMarked
package dev.longhand.simulation;

import org.jspecify.annotations.NullMarked;
