package dev.longhand.wiring.sidecar;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.model.CompletionObserver;
import dev.longhand.pipeline.Stages;
import dev.longhand.wiring.sidecar.LocalSidecar.Lease;

/** Stages that keep the local sidecar running while they need it. */
public final class SidecarStages implements Stages {
    private final Stages stages;
    private final LocalSidecar sidecar;

    /** These stages, with this sidecar held while one that calls the model runs. */
    public SidecarStages(Stages stages, LocalSidecar sidecar) {
        this.stages = stages;
        this.sidecar = sidecar;
    }

    @Override
    public Plan plan(Brief brief, CompletionObserver observer) {
        try (Lease _ = sidecar.lease(brief.model())) {
            return stages.plan(brief, observer);
        }
    }

    @Override
    public Section write(Manuscript manuscript, CompletionObserver observer) {
        try (Lease _ = sidecar.lease(manuscript.brief().model())) {
            return stages.write(manuscript, observer);
        }
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        return stages.assemble(manuscript);
    }
}
