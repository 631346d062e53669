/**
 * Where Quarkus meets the core: settings become records, ports get their adapters, and what happens in the pipeline
 * becomes metrics. Every deployable is this library plus one trigger.
 */
@NullMarked
package dev.longhand.wiring;

import org.jspecify.annotations.NullMarked;
