package dev.longhand.wiring.compiled;

import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.regions.GeneratedServiceMetadataProvider;
import software.amazon.awssdk.regions.ServiceMetadata;
import software.amazon.awssdk.regions.ServiceMetadataProvider;

/**
 * Amazon's client brings a class for each of its 300 services, an eighth of a native executable. For a service that has none
 * it uses the common pattern, {@code service.region.amazonaws.com}, which those of the product have anyway; where a call
 * really goes is found by the service's own endpoint rules.
 */
@TargetClass(GeneratedServiceMetadataProvider.class)
@Substitute
final class WithoutServiceCatalogue implements ServiceMetadataProvider {
    @Substitute
    WithoutServiceCatalogue() {}

    @Override
    @Substitute
    public @Nullable ServiceMetadata serviceMetadata(String endpointPrefix) {
        return null;
    }
}
