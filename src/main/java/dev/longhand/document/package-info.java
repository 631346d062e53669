/**
 * The domain: what is asked (brief), what is planned, what is written, how it ended. Values only; every record refuses
 * bad data in its constructor. Knows nothing of stores, models, events or frameworks.
 */
@NullMarked
package dev.longhand.document;

import org.jspecify.annotations.NullMarked;
