package dev.longhand.store.s3;

import dev.longhand.store.StoreSettings;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/**
 * Where S3 is spoken.
 *
 * @param endpoint of a server that is not Amazon's; it is asked in path style
 * @param region when absent, the one that Amazon's own chain of settings names, else {@code us-east-1}
 */
public record S3Server(Optional<URI> endpoint, Optional<String> region) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final String REGION = "us-east-1";

    S3Client client(StoreSettings settings) {
        return client(settings, DefaultCredentialsProvider.builder().build());
    }

    S3Client client(StoreSettings settings, AwsCredentialsProvider credentials) {
        S3ClientBuilder builder = S3Client.builder()
                .region(Region.of(region.orElseGet(this::regionOfTheChain)))
                .credentialsProvider(credentials)
                .httpClientBuilder(UrlConnectionHttpClient.builder()
                        .connectionTimeout(CONNECT)
                        .socketTimeout(settings.tryTimeout()))
                .serviceConfiguration(s3 -> s3.chunkedEncodingEnabled(false))
                .overrideConfiguration(calls -> calls.apiCallTimeout(settings.timeout())
                        .apiCallAttemptTimeout(settings.tryTimeout()));
        endpoint.ifPresent(address -> builder.endpointOverride(address).forcePathStyle(true));
        return builder.build();
    }

    private String regionOfTheChain() {
        if (endpoint.isPresent()) {
            return REGION;
        }
        try {
            return DefaultAwsRegionProviderChain.builder().build().getRegion().id();
        } catch (SdkClientException _) {
            return REGION;
        }
    }
}
