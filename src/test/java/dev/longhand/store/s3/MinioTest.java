package dev.longhand.store.s3;

import dev.longhand.store.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** MinIO, whose installation takes ten minutes: asked for by {@code -Dlonghand.test.minio=true}. */
@Tag("servers")
@EnabledIfSystemProperty(named = "longhand.test.minio", matches = "true")
final class MinioTest extends S3ServerContract {
    @Override
    ServerProcess start(int port, Path folder) throws Exception {
        return ServerProcess.start(
                port,
                Map.of(
                        "MINIO_BROWSER", "off", "MINIO_UPDATE", "off", "MINIO_ROOT_USER", KEY, "MINIO_ROOT_PASSWORD", SECRET),
                List.of(
                        ServerProcess.installed("minio"), "server", folder.toString(), "--address", "127.0.0.1:" + port));
    }
}
