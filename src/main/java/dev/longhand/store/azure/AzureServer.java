package dev.longhand.store.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClient;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.policy.RequestRetryOptions;
import com.azure.storage.common.policy.RetryPolicyType;
import dev.longhand.store.Bucket;
import dev.longhand.store.StoreSettings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Whose Azure storage is asked.
 *
 * @param connectionString names the account and holds its key; comes first
 * @param account the account's name, asked with the credentials of Azure's own chain
 */
public record AzureServer(Optional<String> connectionString, Optional<String> account) {
    /** Silent, because what they log as an error they throw, too, and each request with a body as a warning. */
    private static final List<Logger> LOGGERS =
            List.of(Logger.getLogger("com.azure"), Logger.getLogger("com.microsoft.aad"));

    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int TRIES = 3;
    private static final Duration PAUSE = Duration.ofMillis(100);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

    public AzureServer {
        if (connectionString.isEmpty() && account.isEmpty()) {
            throw new IllegalArgumentException("no account");
        }
        LOGGERS.forEach(logger -> logger.setLevel(Level.OFF));
    }

    /** Never shows the key. */
    @Override
    public String toString() {
        return account.orElse("the account of the connection string");
    }

    BlobContainerClient client(Bucket container, StoreSettings settings) {
        BlobContainerClientBuilder builder = new BlobContainerClientBuilder()
                .containerName(container.name())
                .httpClient(new JdkHttpClientBuilder().connectionTimeout(CONNECT).build())
                .retryOptions(retries(settings));
        settings.encryptionKey().ifPresent(builder::encryptionScope);
        connectionString.ifPresentOrElse(
                builder::connectionString,
                () -> builder.endpoint("https://%s.blob.core.windows.net".formatted(account.orElseThrow()))
                        .credential(new DefaultAzureCredentialBuilder().build()));
        return builder.buildClient();
    }

    private static RequestRetryOptions retries(StoreSettings settings) {
        return new RequestRetryOptions(
                RetryPolicyType.EXPONENTIAL, TRIES, settings.tryTimeout(), PAUSE, LONGEST_PAUSE, null);
    }
}
