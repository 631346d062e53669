package dev.longhand.store.gcs;

import com.google.api.client.http.HttpBackOffIOExceptionHandler;
import com.google.api.client.http.HttpBackOffUnsuccessfulResponseHandler;
import com.google.api.client.http.HttpRequest;
import com.google.api.client.http.HttpRequestInitializer;
import com.google.api.client.http.HttpUnsuccessfulResponseHandler;
import com.google.api.client.http.javanet.NetHttpTransport;
import com.google.api.client.json.gson.GsonFactory;
import com.google.api.client.util.ExponentialBackOff;
import com.google.api.services.storage.Storage;
import com.google.api.services.storage.StorageScopes;
import com.google.auth.http.HttpCredentialsAdapter;
import com.google.auth.oauth2.GoogleCredentials;
import dev.longhand.store.StoreSettings;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * Where Google Cloud Storage is spoken.
 *
 * @param emulator the address of a server that stands in for Google's; it is asked without credentials
 */
public record GoogleServer(Optional<URI> emulator) {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final int RETRIES = 2;

    Storage client(StoreSettings settings) throws IOException {
        HttpRequestInitializer credentials = emulator.isPresent() ? _ -> {} : defaultCredentials();
        Storage.Builder builder =
                new Storage.Builder(new NetHttpTransport(), GsonFactory.getDefaultInstance(), request -> {
                            credentials.initialize(request);
                            patient(request, settings);
                        })
                        .setApplicationName("longhand");
        emulator.ifPresent(address -> builder.setRootUrl(address + "/"));
        return builder.build();
    }

    private static HttpRequestInitializer defaultCredentials() throws IOException {
        return new HttpCredentialsAdapter(
                GoogleCredentials.getApplicationDefault().createScoped(StorageScopes.DEVSTORAGE_READ_WRITE));
    }

    private static void patient(HttpRequest request, StoreSettings settings) {
        int patience = Math.toIntExact(settings.tryTimeout().toMillis());
        HttpUnsuccessfulResponseHandler ofCredentials = request.getUnsuccessfulResponseHandler();
        HttpUnsuccessfulResponseHandler backOff =
                new HttpBackOffUnsuccessfulResponseHandler(backOff()).setBackOffRequired(GoogleFailures::passing);
        request.setConnectTimeout(Math.min(patience, Math.toIntExact(CONNECT.toMillis())))
                .setReadTimeout(patience)
                .setNumberOfRetries(RETRIES)
                .setIOExceptionHandler(new HttpBackOffIOExceptionHandler(backOff()))
                .setUnsuccessfulResponseHandler(
                        (asked, answer, again) -> (ofCredentials != null
                                        && ofCredentials.handleResponse(asked, answer, again))
                                || backOff.handleResponse(asked, answer, again));
    }

    private static ExponentialBackOff backOff() {
        return new ExponentialBackOff.Builder().setInitialIntervalMillis(100).build();
    }
}
