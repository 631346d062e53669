/** The SQS function against ElasticMQ, an SQS server. */
@NullMarked
package dev.longhand.sqs;

import org.jspecify.annotations.NullMarked;
