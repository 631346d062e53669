/** The function between Quarkus' Lambda event server and ElasticMQ, an SQS server. */
@NullMarked
package dev.longhand.lambda;

import org.jspecify.annotations.NullMarked;
