package dev.longhand.pipeline;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;

/** Does the work of a step and nothing else: no store, no events, no clock. */
public interface Stages {

    /** Prepares the plan of a document; fails with {@code MODEL_UNAVAILABLE} while the model cannot be asked. */
    PreparedCall<Plan> plan(Brief brief, Attempts before);

    /** Prepares the next section of the manuscript; fails with {@code MODEL_UNAVAILABLE} while the model cannot be asked. */
    PreparedCall<Section> write(Manuscript manuscript, Attempts before);

    /** Puts the sections of a complete manuscript together; the same manuscript gives the same bytes. */
    Document assemble(Manuscript manuscript);
}
