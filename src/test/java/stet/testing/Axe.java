package stet.testing;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;

/**
 * The accessibility checker axe, in the page that a browser shows. Its Playwright runner would open another window for
 * each look, and read its half a megabyte of script three times; here it is read once for each document. It looks once
 * colours that are changing have changed: what a button has halfway from day to night is nobody's colour.
 */
public final class Axe {
    /** What axe looks at by colours; all else is the same by day and by night, see {@code NightTest}. */
    private static final List<String> BY_COLOUR = List.of("color-contrast", "link-in-text-block");

    private static final String RUN = """
            async (rules) => {
              await Promise.allSettled(document.getAnimations().map((animation) => animation.finished));
              // Else axe copies the page's style sheets into elements, which the page's policy stops: no rule here reads them.
              const options = { resultTypes: ['violations'], preload: false };
              if (rules.length) options.runOnly = { type: 'rule', values: rules };
              const { violations } = await axe.run({ exclude: [['iframe']] }, options);
              return violations.map((rule) => `${rule.impact}\\t${rule.id}: ${rule.nodes[0].html}`).join('\\u0000');
            }""";

    private Axe() {}

    /** What is wrong with the page as it stands in the browser, seriously or critically, each with its first element. */
    public static List<String> troublesOf(Page page) {
        return found(page, List.of()).stream()
                .filter(Axe::isGrave)
                .map(Axe::told)
                .toList();
    }

    /** The same of the colours alone: for a page that was looked at in other colours before. */
    public static List<String> troublesOfColours(Page page) {
        return found(page, BY_COLOUR).stream()
                .filter(Axe::isGrave)
                .map(Axe::told)
                .toList();
    }

    /** Whatever is wrong, down to the slightest. */
    public static List<String> allTroublesOf(Page page) {
        return found(page, List.of()).stream().map(Axe::told).toList();
    }

    /** What stands in frames is not looked at: it is a page of its own. */
    private static List<String> found(Page page, List<String> rules) {
        if (Boolean.TRUE.equals(page.evaluate("typeof axe === 'undefined'"))) {
            page.evaluate(AxeBuilder.getAxeScript());
        }
        String all = (String) page.evaluate(RUN, rules);
        return all.isEmpty() ? List.of() : List.of(all.split("\u0000"));
    }

    private static boolean isGrave(String trouble) {
        return trouble.startsWith("serious\t") || trouble.startsWith("critical\t");
    }

    private static String told(String trouble) {
        return "axe says " + trouble.replaceFirst("^[^\t]*\t", "");
    }
}
