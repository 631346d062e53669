package dev.longhand.wiring.compiled;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.checksums.SdkChecksum;
import software.amazon.awssdk.checksums.spi.ChecksumAlgorithm;
import software.amazon.awssdk.http.auth.aws.crt.internal.signer.DefaultAwsCrtV4aHttpSigner;
import software.amazon.awssdk.http.auth.aws.internal.signer.util.OptionalDependencyLoaderUtil;

/**
 * Amazon's client looks for its library in C when it runs and does without it, but a native executable is linked when it
 * is compiled. The product does not have that library, so what needs it is answered here as the client itself would.
 */
@SuppressWarnings("DoNotCallSuggester") // the native compiler puts them in the place of others
final class WithoutCrt {
    private WithoutCrt() {}

    private static UnsupportedOperationException missing() {
        return new UnsupportedOperationException("this program has no AWS CRT");
    }

    @TargetClass(className = "software.amazon.awssdk.checksums.internal.ChecksumProvider")
    static final class Checksums {
        @Substitute
        static @Nullable SdkChecksum createCrtCrc32C() {
            return null;
        }

        @Substitute
        static SdkChecksum crc64NvmeCrtImplementation() {
            throw missing();
        }

        @Substitute
        static SdkChecksum crtXxHash(ChecksumAlgorithm algorithm) {
            throw missing();
        }
    }

    /** Signatures for several regions at once, which only multi-region access points want. */
    @TargetClass(OptionalDependencyLoaderUtil.class)
    static final class Signers {
        @Substitute
        static DefaultAwsCrtV4aHttpSigner getDefaultAwsCrtV4aHttpSigner() {
            throw missing();
        }
    }
}
