package dev.longhand.evaluation;

import dev.longhand.document.Language;
import dev.longhand.evaluation.measure.PairedDifference;
import dev.longhand.evaluation.measure.Ratio;
import dev.longhand.evaluation.measure.Summary;
import dev.longhand.evaluation.page.Numbers;
import java.util.OptionalDouble;

/** Figures as the text of a cell; a dash where there is no value. */
final class Cells {
    static final String NOTHING = "–";
    private static final int WORDS_DIGITS = 2;

    private Cells() {}

    /** A score from 0 to 100. */
    static String score(Summary scores) {
        return scores.none() ? NOTHING : Numbers.fixed(scores.mean(), 1);
    }

    /** A score of a judge, who has scores of so many answers. */
    static String score(double score, int answers) {
        return answers == 0 ? NOTHING : Numbers.fixed(score, 1);
    }

    static String words(Summary words) {
        return words.none() ? NOTHING : Numbers.whole(Math.round(words.mean()));
    }

    static String percent(Summary shares) {
        return shares.none() ? NOTHING : Numbers.percent(shares.mean());
    }

    static String percent(Ratio share) {
        return share.none() ? NOTHING : Numbers.percent(share.value());
    }

    /** A share between 0 and 1 with three digits. */
    static String share(Summary shares) {
        return shares.none() ? NOTHING : Numbers.fixed(shares.mean(), 3);
    }

    /** Tokens per accepted word; of answers that exist the tokens are not known. */
    static String rate(Ratio rate) {
        return rate.none() || rate.part() == 0 ? NOTHING : Numbers.fixed(rate.value(), WORDS_DIGITS);
    }

    /** A difference with its interval; a factor turns shares into percentages. */
    static String difference(PairedDifference difference, double factor, int digits) {
        return difference.none()
                ? NOTHING
                : "%s (%s to %s)"
                        .formatted(
                                Numbers.signed(factor * difference.difference(), digits),
                                Numbers.signed(factor * difference.low(), digits),
                                Numbers.signed(factor * difference.high(), digits));
    }

    static String language(Language language) {
        return switch (language) {
            case EN -> "English";
            case ZH -> "Chinese";
        };
    }

    static OptionalDouble mean(Summary summary) {
        return summary.none() ? OptionalDouble.empty() : OptionalDouble.of(summary.mean());
    }
}
