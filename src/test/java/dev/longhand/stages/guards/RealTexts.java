package dev.longhand.stages.guards;

import dev.longhand.document.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Texts as models wrote them, and what they were written for. The README beside them says by which model and how. */
final class RealTexts {

    private RealTexts() {}

    static String text(String name) {
        try (var resource = RealTexts.class.getResourceAsStream(name + ".txt")) {
            return new String(Objects.requireNonNull(resource, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException cause) {
            throw new UncheckedIOException(cause);
        }
    }

    /** Names of texts that neither loop nor repeat themselves. */
    static Stream<String> good() {
        return Stream.of(
                "en-good-poem",
                "en-good-dialogue",
                "en-good-food",
                "en-good-near",
                "zh-good-tides",
                "zh-good-parallel",
                "zh-good-near",
                "zh-good-terms",
                "en-good-list",
                "en-good-code",
                "en-chatter-table",
                "zh-section",
                "en-section");
    }

    /** The context of a section in the middle of a document in the text's language. */
    static GuardContext context(String name) {
        return name.startsWith("zh") ? chinese() : english();
    }

    static GuardContext english() {
        return new GuardContext(
                Language.EN,
                "Boxes and Men: How the Container Changed the Port",
                "Dockers lost their work: in London the upstream docks closed between 1967 and 1981.",
                "Write an article of 2000 words on how shipping containers changed ports and the people who work there.",
                List.of(),
                false,
                false,
                false);
    }

    static GuardContext chinese() {
        return new GuardContext(
                Language.ZH,
                "灯火不夜：宋代城市的夜市",
                "夜市上的饮食：州桥夜市的旋煎羊白肠、冰雪冷元子，价格不过十五文。",
                "写一篇2000字的文章，介绍宋代城市夜市的兴起及其对社会生活的影响。",
                List.of(),
                false,
                false,
                false);
    }

    static GuardContext after(GuardContext context, String... earlier) {
        return with(context, List.of(earlier), context.last(), context.lenient());
    }

    static GuardContext planned(GuardContext context, String point) {
        return new GuardContext(
                context.language(), context.title(), point, context.instruction(), List.of(), false, false, false);
    }

    static GuardContext asked(GuardContext context, String instruction) {
        return new GuardContext(
                context.language(), context.title(), context.point(), instruction, context.earlier(), false, false, false);
    }

    static GuardContext last(GuardContext context) {
        return with(context, context.earlier(), true, context.lenient());
    }

    static GuardContext lenient(GuardContext context) {
        return with(context, context.earlier(), context.last(), true);
    }

    private static GuardContext with(GuardContext context, List<String> earlier, boolean last, boolean lenient) {
        return new GuardContext(
                context.language(),
                context.title(),
                context.point(),
                context.instruction(),
                earlier,
                last,
                context.whole(),
                lenient);
    }
}
