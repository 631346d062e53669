package dev.longhand.evaluation;

/** The two prompts of AgentWrite: what the published ones ask for, in the same order, in English for every language. */
final class AgentWritePrompts {
    private AgentWritePrompts() {}

    /** Asks for the plan. */
    static String plan(String instruction) {
        return """
                Your job is to plan a text before anybody writes it. Read the writing task below and divide it into \
                smaller steps. A step guides the writing of exactly one paragraph: it names what that paragraph is mainly \
                about and how many words it gets.

                Writing task:

                %s

                Put one step on each line, in this form:

                Paragraph 1 - Main Point: [what the paragraph is about, in detail] - Word Count: [number, for example 400 words]
                Paragraph 2 - Main Point: [what the paragraph is about, in detail] - Word Count: [number, for example 1000 words]

                and so on. Every step must be clear and concrete, and all steps together must cover the whole task. Do not \
                cut it too fine: a paragraph has at least 200 and at most 1000 words. Reply with these lines and nothing else.
                """.formatted(instruction);
    }

    /** Asks for the paragraph of one line of the plan. */
    static String write(String instruction, String plan, String soFar, String step) {
        return """
                You are a skilled writer. You get a writing task, the plan that was made for it, and the text that has been \
                written for the plan so far. Continue that text by writing the next paragraph.

                Writing task:

                %s

                Plan:

                %s

                Text so far:

                %s

                Now take the writing task, the plan and the text so far together and write this step of the plan:

                %s

                A short subtitle may stand at its beginning if it helps. Write this paragraph only and repeat nothing of the \
                text so far. The text goes on after it, so do not end with a summary, an outlook or any other closing words \
                that leave things open.
                """.formatted(instruction, plan, soFar, step);
    }
}
