package dev.longhand.stages.guards;

import dev.longhand.stages.guards.Verdict.Kept;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tokens of chat templates and tokenizers that came out as text. Policy: CUT; before the text begins they go with the
 * role that they announce, after that the first that ends a turn or a document ends the text, and others are removed. In
 * code they are the document's own.
 */
final class ControlTokens implements Guard {
    private static final String CODE = "(?s:```.*?(?:```|\\z))|`[^`\\n]{1,200}+`";

    /** HTML strikes out with the same tag that begins a sequence; then it comes in pairs. */
    private static final String STRUCK = "<s>[^<\\n]{1,400}+</s>";

    private static final String NAMED = "<\\|(?<name>[a-z0-9_]{2,40}+)\\|>|<｜(?<wide>[^｜\\n]{1,40}+)｜>"
            + "|</?(?<tag>s|bos|eos|unk|pad|sop|eop|start_of_turn|end_of_turn)>"
            + "|\\[/?(?<bracket>INST|gMASK|sMASK)\\]|<</?(?<system>SYS)>>";

    private static final String ROLE = "(?:(?<=(?:im_start|header_id)\\|>|start_of_turn>)"
            + "\\s{0,4}(?:system|user|assistant|model|tool|ipython)(?=\\s|<|$))?";

    private static final Pattern TOKEN = Pattern.compile(CODE + "|" + STRUCK + "|(?<token>(?:" + NAMED + ")" + ROLE + ")");

    /** What only fills or marks a place; everything else that is known ends something. */
    private static final Set<String> FILLERS = Set.of(
            "gMASK", "sMASK", "sop", "unk", "pad", "fim_prefix", "fim_middle", "fim_suffix", "fim_pad", "repo_name");

    @Override
    public String name() {
        return "control-tokens";
    }

    @Override
    public String why() {
        return "tokens of a chat template";
    }

    @Override
    public Verdict on(String text, GuardContext context) {
        StringBuilder kept = new StringBuilder();
        int from = 0;
        Matcher tokens = TOKEN.matcher(text);
        while (tokens.find()) {
            if (tokens.group("token") == null) {
                continue;
            }
            kept.append(text, from, tokens.start());
            from = tokens.end();
            if (!isFiller(tokens) && !kept.toString().isBlank()) {
                return new Kept(kept.toString().strip());
            }
        }
        return new Kept(from == 0 ? text : kept.append(text.substring(from)).toString().strip());
    }

    private static boolean isFiller(Matcher token) {
        return FILLERS.stream().anyMatch(filler -> token.group("token").contains(filler));
    }
}
