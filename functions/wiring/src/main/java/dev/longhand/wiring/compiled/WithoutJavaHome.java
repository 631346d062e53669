package dev.longhand.wiring.compiled;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.oracle.svm.core.annotate.Substitute;
import com.oracle.svm.core.annotate.TargetClass;
import java.util.Properties;

/** Azure's client looks for network settings in the folder of Java, which a native executable does not have. */
@TargetClass(JdkHttpClientBuilder.class)
final class WithoutJavaHome {
    private WithoutJavaHome() {}

    @Substitute
    Properties getNetworkProperties() {
        return new Properties();
    }
}
