package dev.longhand.stages;

import dev.longhand.document.Brief;
import dev.longhand.document.Document;
import dev.longhand.document.Manuscript;
import dev.longhand.document.Plan;
import dev.longhand.document.Section;
import dev.longhand.model.LanguageModels;
import dev.longhand.pipeline.Attempts;
import dev.longhand.pipeline.PreparedCall;
import dev.longhand.pipeline.Stages;

/** The stages of AgentWrite (arXiv 2408.07055), each with the model that the job is pinned to. */
public final class AgentWrite implements Stages {
    private final LanguageModels models;
    private final Planning planning;
    private final Writing writing;

    /** The stages over these models. */
    public AgentWrite(LanguageModels models, Planning planning, Writing writing) {
        this.models = models;
        this.planning = planning;
        this.writing = writing;
    }

    @Override
    public PreparedCall<Plan> plan(Brief brief, Attempts before) {
        return brief.oneCall()
                ? PreparedCall.without(Planning.oneSection(brief))
                : planning.prepare(brief, models.named(brief.model()), before);
    }

    @Override
    public PreparedCall<Section> write(Manuscript manuscript, Attempts before) {
        return writing.prepare(manuscript, models.named(manuscript.brief().model()), before);
    }

    @Override
    public Document assemble(Manuscript manuscript) {
        return Assembly.assemble(manuscript);
    }
}
