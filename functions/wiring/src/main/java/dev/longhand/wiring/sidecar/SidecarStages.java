package dev.longhand.wiring.sidecar;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.pipeline.Stages;
import dev.longhand.wiring.sidecar.LocalSidecar.Lease;
import java.util.function.Supplier;

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
    public PreparedCall<Plan> plan(Brief brief, Attempts before) {
        return leased(brief, () -> stages.plan(brief, before));
    }

    @Override
    public PreparedCall<Section> write(Manuscript manuscript, Attempts before) {
        return leased(manuscript.brief(), () -> stages.write(manuscript, before));
    }

    private <T> PreparedCall<T> leased(Brief brief, Supplier<PreparedCall<T>> prepare) {
        try (Lease _ = sidecar.lease(brief.model())) {
            return prepare.get().within(run -> {
                try (Lease _ = sidecar.lease(brief.model())) {
                    return run.get();
                }
            });
        }
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        return stages.assemble(manuscript);
    }
}
