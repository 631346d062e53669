package dev.longhand.pipeline;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.model.CompletionObserver;

/** Does the work of a step and nothing else: no store, no events, no clock. */
public interface Stages {

    /** Plans the document. */
    Plan plan(Brief brief, CompletionObserver observer);

    /** Writes the next section of the manuscript. */
    Section write(Manuscript manuscript, CompletionObserver observer);

    /** Puts the sections of a complete manuscript together; the same manuscript gives the same bytes. */
    Document assemble(Manuscript manuscript);
}
