/**
 * The durability protocol: submit, step, commit, cancel. A step looks in the store, does the one thing that is missing,
 * commits it, publishes what is next, and only then acknowledges. What a plan or a section is made of is the stages'
 * business, behind a port.
 */
@NullMarked
package dev.longhand.pipeline;

import org.jspecify.annotations.NullMarked;
