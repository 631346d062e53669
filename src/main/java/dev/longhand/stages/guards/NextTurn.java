package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The next turn of the chat, which a model invents when its text is at an end and it may not stop yet: "Human: now write
 * section 3". Policy: CUT, from there on; not where people or machines are to talk with each other.
 */
final class NextTurn implements Guard {
    private static final Pattern TURN = Pattern.compile("(?m)^[ \\t]*+(?:"
            + "(?:Human|Assistant) ?:|(?:人类|助手)[:：]|(?:Qwen|ChatGPT)[,，:：]"
            + "|[^\\n]{0,80}?(?:我是一[个名]|作为一[个名])(?:AI|人工智能)(?:语言模型|助手|助理)"
            + "|[^\\n]{0,80}?\\b(?:I am|I'm|I’m|[Aa]s) an AI (?:language model|assistant)\\b)");

    private static final Pattern TALKING = Pattern.compile("(?i)\\b(?:dialog(?:ue)?|conversation|interview|chat|chatbot"
            + "|script|screenplay|drama|transcript|prompt|assistant|ai|artificial intelligence|language model)s?\\b"
            + "|对话|访谈|采访|聊天|剧本|话剧|小品|助手|助理|人工智能|大模型|提示词");

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
        Matcher turn = TURN.matcher(text);
        boolean found = !talks(context.instruction() + " " + context.title()) && turn.find();
        return new Kept(found ? text.substring(0, turn.start()).strip() : text);
    }

    /** Whether a line begins a turn, as far as it has come. */
    static boolean isBegun(CharSequence line) {
        return TURN.matcher(line).lookingAt();
    }

    /** Whether a document of this kind may have turns in it. */
    static boolean talks(String asked) {
        return TALKING.matcher(asked).find();
    }
}
