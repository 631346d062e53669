/** Events from an SQS queue and back to it: a deployable that is settings, and a translation of message attributes. */
@NullMarked
package dev.longhand.sqs;

import org.jspecify.annotations.NullMarked;
