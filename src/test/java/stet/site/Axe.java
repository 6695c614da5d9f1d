package stet.site;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Set;

/** The accessibility checker axe, held to what it calls serious or critical. */
final class Axe {
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private Axe() {}

    /** What is wrong with the page as it stands in the browser, each with its first element. */
    static List<String> troublesOf(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(rule -> "axe says %s: %s"
                                .formatted(rule.getId(), rule.getNodes().get(0).getHtml()))
                        .toList();
    }
}
