package dev.longhand.store.s3;

import dev.longhand.store.ServerProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** VersityGW: S3 over a folder. */
@Tag("servers")
final class VersityGatewayTest extends S3ServerContract {
    @Override
    ServerProcess start(int port, Path folder) throws Exception {
        return ServerProcess.start(
                port,
                Map.of("ROOT_ACCESS_KEY_ID", KEY, "ROOT_SECRET_ACCESS_KEY", SECRET),
                List.of(ServerProcess.installed("versitygw"), "--port", "127.0.0.1:" + port, "posix", folder.toString()));
    }
}
