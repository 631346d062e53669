package dev.longhand.wiring;

import dev.longhand.document.LonghandException;
import dev.longhand.store.Bucket;
import dev.longhand.store.FileObjectStore;
import dev.longhand.store.ObjectStore;
import dev.longhand.store.StoreProbe;
import dev.longhand.store.StoreSettings;
import dev.longhand.store.azure.AzureObjectStore;
import dev.longhand.store.azure.AzureServer;
import dev.longhand.store.gcs.GoogleObjectStore;
import dev.longhand.store.gcs.GoogleServer;
import dev.longhand.store.s3.S3ObjectStore;
import dev.longhand.store.s3.S3Server;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.ConfigProvider;

/** Opens the store that a setting names. What is the cloud's own to name is read under the cloud's own names. */
final class Stores {
    private static final Pattern CLOUD = Pattern.compile("(s3|gs|az)://([^/]*)/?(.*?)/?");
    private static final Pattern SCHEME = Pattern.compile("(?!file:)[A-Za-z][A-Za-z0-9+.-]+:.*");

    private final Function<String, Optional<String>> environment;
    private final StoreSettings settings;

    /** With the variables of this environment. */
    Stores(Function<String, Optional<String>> environment, StoreSettings settings) {
        this.environment = environment;
        this.settings = settings;
    }

    /** The store at a path, a {@code file:} address or in a cloud; any other address is refused. */
    static ObjectStore open(String location, StorageConfig config) {
        return new Stores(name -> ConfigProvider.getConfig().getOptionalValue(name, String.class), settings(config))
                .open(location);
    }

    private static StoreSettings settings(StorageConfig config) {
        try {
            return new StoreSettings(config.encryptionKey(), config.expiryDays(), config.timeout());
        } catch (IllegalArgumentException e) {
            throw LonghandException.invalid("the settings longhand.storage are wrong: " + e.getMessage());
        }
    }

    ObjectStore open(String location) {
        Matcher cloud = CLOUD.matcher(location);
        if (!cloud.matches()) {
            return folder(location);
        }
        ObjectStore store = cloud(cloud.group(1), bucket(location, cloud.group(2), cloud.group(3)));
        StoreProbe.check(store);
        return store;
    }

    private static ObjectStore folder(String location) {
        if (location.isBlank() || SCHEME.matcher(location).matches()) {
            throw refused(location);
        }
        try {
            return new FileObjectStore(
                    location.startsWith("file:") ? Path.of(URI.create(location)) : Path.of(location));
        } catch (IllegalArgumentException e) {
            throw refused(location);
        }
    }

    private static Bucket bucket(String location, String name, String folder) {
        try {
            return new Bucket(name, folder);
        } catch (IllegalArgumentException e) {
            throw refused(location);
        }
    }

    private ObjectStore cloud(String scheme, Bucket bucket) {
        return switch (scheme) {
            case "s3" -> S3ObjectStore.open(s3(), bucket, settings);
            case "gs" -> GoogleObjectStore.open(google(), bucket, settings);
            default -> AzureObjectStore.open(azure(), bucket, settings);
        };
    }

    private S3Server s3() {
        Optional<URI> endpoint = address("AWS_ENDPOINT_URL_S3").or(() -> address("AWS_ENDPOINT_URL"));
        return new S3Server(endpoint, environment.apply("AWS_REGION"));
    }

    private GoogleServer google() {
        return new GoogleServer(address("STORAGE_EMULATOR_HOST"));
    }

    private AzureServer azure() {
        try {
            return new AzureServer(
                    environment.apply("AZURE_STORAGE_CONNECTION_STRING"), environment.apply("AZURE_STORAGE_ACCOUNT"));
        } catch (IllegalArgumentException e) {
            throw LonghandException.invalid(
                    "an az:// store needs its account: set AZURE_STORAGE_CONNECTION_STRING or AZURE_STORAGE_ACCOUNT");
        }
    }

    private Optional<URI> address(String name) {
        return environment.apply(name).map(value -> {
            try {
                return URI.create(value.contains("://") ? value : "http://" + value);
            } catch (IllegalArgumentException e) {
                throw LonghandException.invalid(name + " is not an address: give http://HOST:PORT");
            }
        });
    }

    /** Keys that somebody put into the address are not shown. */
    private static LonghandException refused(String location) {
        return LonghandException.invalid(
                "the store \"%s\" is not a folder, nor s3://BUCKET/FOLDER, gs://BUCKET/FOLDER or az://CONTAINER/FOLDER"
                        .formatted(location.replaceFirst("//[^/]*@", "//…@")));
    }
}
