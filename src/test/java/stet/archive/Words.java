package stet.archive;

import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Headlines and paragraphs that read like a paper's from some steps away: the common words of news, and names, of which
 * a few come again and again and thousands hardly ever, as in any language (Zipf's law).
 */
final class Words {
    private static final List<String> WHO = List.of(
            "the council",
            "the harbour board",
            "parliament",
            "the ministry",
            "the court",
            "a committee",
            "the union",
            "the bank",
            "a hospital",
            "the university",
            "the ferry line",
            "the regional government",
            "a jury",
            "the club",
            "the museum",
            "police",
            "fishermen",
            "teachers",
            "nurses",
            "residents",
            "a group of scientists");
    private static final List<String> DID = List.of(
            "approves",
            "delays",
            "opens",
            "closes",
            "rejects",
            "votes on",
            "pays for",
            "sues over",
            "studies",
            "cuts",
            "doubles",
            "defends",
            "drops",
            "extends",
            "questions",
            "rebuilds",
            "sells",
            "loses",
            "wins",
            "measures");
    private static final List<String> WHAT = List.of(
            "budget",
            "bridge",
            "tram line",
            "school",
            "rent cap",
            "water plan",
            "wage deal",
            "ferry route",
            "reservoir",
            "inquiry",
            "ballot",
            "stadium",
            "archive",
            "clinic",
            "festival",
            "quota",
            "tunnel",
            "market hall",
            "tax",
            "library",
            "power line",
            "flood wall",
            "census",
            "contract",
            "pension fund",
            "border crossing");
    private static final List<String> HOW = List.of(
            "after a night of talks",
            "for the third time this year",
            "without a vote",
            "at twice the price",
            "as the storm nears",
            "despite a warning",
            "before the holidays",
            "over the objections of its neighbours",
            "with a majority of one",
            "in the face of protests",
            "a decade late",
            "and asks for more time");
    private static final List<String> SAID = List.of(
            "said that the figures had been known since spring",
            "declined to say who had signed the order",
            "pointed to the report that was published in the autumn",
            "had asked for the minutes of every meeting",
            "will decide on the matter when the accounts are closed",
            "spoke of a mistake that nobody had noticed for years",
            "called it the only choice that was left",
            "could not say how much of it had been spent");
    private static final List<String> SYLLABLES = List.of(
            "ka", "se", "lin", "dor", "mi", "ra", "tel", "von", "ba", "ri", "so", "lem", "nar", "pe", "tu", "gal", "hi",
            "mer", "os", "zan", "fi", "cor", "de", "lu", "vik", "ar", "no", "shi", "qua", "bel");
    private static final int NAMES = 30_000;

    private final SplittableRandom random;

    Words(SplittableRandom random) {
        this.random = random;
    }

    /** {@code The council delays the Karsova bridge after a night of talks}. */
    String headline() {
        return capital("%s %s the %s %s %s".formatted(any(WHO), any(DID), name(), any(WHAT), any(HOW)));
    }

    String sentence() {
        return capital("%s of %s %s, and %s %s the %s %s; %s %s."
                .formatted(any(WHO), name(), any(SAID), any(WHO), any(DID), name(), any(WHAT), name(), any(HOW)));
    }

    String paragraph(int sentences) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < sentences; i++) {
            text.append(i == 0 ? "" : " ").append(sentence());
        }
        return text.toString();
    }

    /** One of thirty thousand, most of them rare. */
    String name() {
        return nameOf((int) (NAMES * skewed(4)));
    }

    /** Always the same for one number. */
    static String nameOf(int number) {
        StringBuilder name = new StringBuilder();
        int rest = number;
        do {
            name.append(SYLLABLES.get(rest % SYLLABLES.size()));
            rest /= SYLLABLES.size();
        } while (rest > 0);
        return capital(name.append(SYLLABLES.get(number % 7)).toString());
    }

    /** From 0 to 1, the nearer to 0 the more often. */
    double skewed(int power) {
        return Math.pow(random.nextDouble(), power);
    }

    private String any(List<String> words) {
        return words.get(random.nextInt(words.size()));
    }

    static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
