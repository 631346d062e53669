package dev.longhand;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Arrows point inwards: the domain knows nobody, ports know the domain, stages know the pipeline, evaluation knows all of them. */
@AnalyzeClasses(packages = "dev.longhand", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {

    @ArchTest
    static final ArchRule layers = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("document")
            .definedBy("dev.longhand.document..")
            .layer("model")
            .definedBy("dev.longhand.model..")
            .layer("store")
            .definedBy("dev.longhand.store..")
            .layer("event")
            .definedBy("dev.longhand.event..")
            .layer("pipeline")
            .definedBy("dev.longhand.pipeline..")
            .layer("stages")
            .definedBy("dev.longhand.stages..")
            .layer("evaluation")
            .definedBy("dev.longhand.evaluation..")
            .layer("estimate")
            .definedBy("dev.longhand.estimate..")
            .whereLayer("evaluation")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("estimate")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("stages")
            .mayNotBeAccessedByAnyLayer()
            .whereLayer("pipeline")
            .mayOnlyBeAccessedByLayers("stages", "evaluation", "estimate")
            .whereLayer("store")
            .mayOnlyBeAccessedByLayers("pipeline", "evaluation")
            .whereLayer("event")
            .mayOnlyBeAccessedByLayers("pipeline", "evaluation")
            .whereLayer("model")
            .mayOnlyBeAccessedByLayers("pipeline", "stages", "evaluation", "estimate");

    @ArchTest
    static final ArchRule noCycles =
            slices().matching("dev.longhand.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule noFramework = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus..", "jakarta..", "io.smallrye..");

    @ArchTest
    static final ArchRule amazonsClientStaysInItsPackage = onlyIn("dev.longhand.store.s3..", "software.amazon..");

    @ArchTest
    static final ArchRule googlesClientStaysInItsPackage = onlyIn("dev.longhand.store.gcs..", "com.google..");

    @ArchTest
    static final ArchRule microsoftsClientStaysInItsPackage = onlyIn("dev.longhand.store.azure..", "com.azure..");

    @ArchTest
    static final ArchRule stagesTakeNoTimeOrChanceOfTheirOwn = noClasses()
            .that()
            .resideInAPackage("dev.longhand.stages..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.time..", "java.util.random..")
            .orShould()
            .callMethod(System.class, "nanoTime");

    private static ArchRule onlyIn(String home, String vendor) {
        return noClasses()
                .that()
                .resideOutsideOfPackage(home)
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(vendor);
    }
}
