package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The next turn of the chat, which a model invents behind the end of its text: "Human: now write section 3". Policy: CUT,
 * from there on; not where people or machines are to talk with each other.
 */
final class NextTurn implements Guard {
    private static final Pattern TURN = Pattern.compile("(?m)^[ \\t]*+(?:"
            + "(?:Human|Assistant) ?:|(?:人类|助手)[:：]|\\*{0,2}(?:Qwen|ChatGPT)(?:[,，:：]|\\*\\*)"
            + "|[^\\n“”「」\"]{0,80}?(?:我是一[个名](?:AI|人工智能)(?:语言模型|助手|助理)"
            + "|作为一[个名](?:AI|人工智能)(?:语言模型|助手|助理)[，,]?我)"
            + "|(?:I am|I'm|I’m) an AI (?:language model|assistant)\\b"
            + "|As an AI (?:language model|assistant),? I\\b)");

    /** How an answer begins; after some text it is the next one. */
    private static final Pattern ANSWER = Pattern.compile("(?m)^[ \\t]*+(?:"
            + "(?:当然(?:可以)?|好的)[。！!，,] ?(?:以下|下面|这)(?:就?是|为)"
            + "|(?:Sure|Certainly|Of course)[!,.] (?:Here(?:'s|’s| is| are)|Below)\\b)");

    private static final Pattern TALKING = Pattern.compile("(?i)\\b(?:dialog(?:ue)?|conversation|interview|chat|chatbot"
            + "|script|screenplay|drama|transcript|prompt|assistant|robot|android|science fiction|sci-fi|ai|artificial intelligence|language model)s?\\b"
            + "|对话|访谈|采访|聊天|剧本|话剧|小品|助手|助理|机器人|科幻|人工智能|大模型|提示词");

    @Override
    public String name() {
        return "next-turn";
    }

    @Override
    public String why() {
        return "a turn of the person who asked, made up";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        int end = talks(context.instruction() + " " + context.title()) ? text.length() : end(text);
        return new Kept(end == text.length() ? text : text.substring(0, end).strip());
    }

    /** Where the text is over. */
    private static int end(String text) {
        int begun = text.length() - text.stripLeading().length();
        return Stream.concat(TURN.matcher(text).results(), ANSWER.matcher(text).results().filter(answer -> answer.start() > begun))
                .mapToInt(MatchResult::start)
                .min()
                .orElse(text.length());
    }

    /** Whether a line begins a turn, as far as it has come; an answer begins one only behind other lines. */
    static boolean isBegun(CharSequence line, boolean first) {
        return TURN.matcher(line).lookingAt() || (!first && ANSWER.matcher(line).lookingAt());
    }

    /** Whether a document of this kind may have turns in it. */
    static boolean talks(String asked) {
        return TALKING.matcher(asked).find();
    }
}
