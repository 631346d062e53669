/**
 * The steps as a function of AWS Lambda. Events come from SQS, from EventBridge or by direct invocation, what follows from
 * them goes to SQS: Lambda itself keeps nothing. Amazon's types are known to this package alone.
 */
@NullMarked
package dev.longhand.lambda;

import org.jspecify.annotations.NullMarked;
