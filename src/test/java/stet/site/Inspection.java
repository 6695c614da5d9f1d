package stet.site;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;

/** Looks hard at pages, and collects what is wrong with any of them instead of ending at the first. */
final class Inspection {
    /** SQL statements that a page may cost, whatever there is in the archive. */
    private static final int STORY_BUDGET = 9;

    private static final int HOME_BUDGET = 7;
    private static final int OTHER_BUDGET = 7;

    private static final Pattern EXPRESSION = Pattern.compile("\\{[^{}]*}|\\{#|\\{/");
    private static final Pattern NULL = Pattern.compile("(?i)\\bnull\\b|\\bNOT_FOUND\\b");

    private final HtmlValidator validator = new HtmlValidator();
    private final List<String> troubles = new ArrayList<>();

    List<String> troubles() {
        return List.copyOf(troubles);
    }

    void check(String path, boolean fine, String trouble) {
        if (!fine) {
            troubles.add(path + " " + trouble);
        }
    }

    /** What holds for every address that a link names: there is a page, and nothing is wrong with it. */
    void lookAt(Crawl.Fetched page) throws Exception {
        String path = page.path();
        if (!page.isPage()) {
            troubles.add(path + " answers " + page.answer().statusCode());
            return;
        }
        check(path, header(page, "Set-Cookie").isEmpty(), "sets a cookie");
        check(
                path,
                header(page, "Content-Security-Policy").orElse("").contains("default-src 'none'"),
                "has no strict policy");
        check(path, page.answer().body().length() < 100_000, "is over 100 KB");
        validator.errorsOf(page.answer().body()).forEach(error -> troubles.add(path + " is not valid: " + error));
        int budget = budget(path);
        check(path, page.statements() <= budget, "costs %d statements, not %d".formatted(page.statements(), budget));
        Document html = Jsoup.parse(page.answer().body());
        lookAtElements(path, html);
        lookAtCards(path, html);
        lookAtPictures(path, html);
        if (PageKind.of(path) == PageKind.STORY) {
            lookAtLists(path, html);
        }
        unexpectedText(html).forEach(text -> troubles.add(path + " shows “" + text + "”"));
    }

    private static int budget(String path) {
        return switch (PageKind.of(path)) {
            case HOME -> HOME_BUDGET;
            case STORY -> STORY_BUDGET;
            default -> OTHER_BUDGET;
        };
    }

    private static Optional<String> header(Crawl.Fetched page, String name) {
        return page.answer().headers().firstValue(name);
    }

    private void lookAtElements(String path, Document html) {
        check(
                path,
                html.select("h1").size() == 1,
                "has %d h1".formatted(html.select("h1").size()));
        check(path, html.select("script:not([type=application/ld+json])").isEmpty(), "has a script");
        for (Element element : html.select("h1, h2, h3, h4, h5, h6, ul, ol, dl, li, p, a, time, td, th, figcaption")) {
            check(path, element.hasText(), "has an empty " + element.cssSelector());
        }
        Set<String> ids = new HashSet<>();
        html.select("[id]")
                .forEach(element -> check(path, ids.add(element.id()), "has the id " + element.id() + " twice"));
    }

    private void lookAtCards(String path, Document html) {
        for (Element card : html.select("article.card")) {
            List<String> links = card.select("a").eachText();
            check(path, links.size() == 1, "has a card with %d links: %s".formatted(links.size(), links));
            String headline = links.get(0);
            check(
                    path,
                    card.text().indexOf(headline) == card.text().lastIndexOf(headline),
                    "says “" + headline + "” twice in a card");
        }
    }

    /** Each can be chosen in a width that fits, leaves its place as it is when it comes, and waits until it is wanted. */
    private void lookAtPictures(String path, Document html) {
        for (Element picture : html.select("img")) {
            for (String attribute : List.of("src", "srcset", "sizes", "width", "height", "alt", "class", "decoding")) {
                check(path, picture.hasAttr(attribute), "has a picture without " + attribute);
            }
            Element source = picture.previousElementSibling();
            check(
                    path,
                    source != null && source.attr("sizes").equals(picture.attr("sizes")),
                    "offers no other type of " + picture.attr("src"));
            boolean first = picture.attr("fetchpriority").equals("high");
            check(
                    path,
                    first != picture.attr("loading").equals("lazy"),
                    "loads " + picture.attr("src") + " at no time");
        }
        check(path, html.select("img[fetchpriority]").size() <= 1, "wants several pictures before all others");
        check(path, html.select("[style]").isEmpty(), "has a style of its own");
        check(path, html.select("a img:not([alt=''])").isEmpty(), "reads out a picture in a link");
        check(path, html.select(".card img:not([alt=''])").isEmpty(), "reads out a picture beside its headline");
        if (PageKind.of(path) == PageKind.STORY && isOfTheDemo(path)) {
            check(
                    path,
                    html.select(".story-lead img:not([alt=''])[fetchpriority=high]")
                                    .size()
                            == 1,
                    "has no lead picture");
            check(path, html.select(".story-lead figcaption .credit").size() == 1, "does not say who made its picture");
        }
    }

    private void lookAtLists(String path, Document html) {
        List<String> latest = Reader.hrefs(html, "ol.ladder a");
        List<String> recommended = Reader.hrefs(html, "ul.recommended a");
        int teasers = html.select(".teasers li").size();
        check(path, latest.size() == 5 && Set.copyOf(latest).size() == 5, "has Latest " + latest);
        check(path, recommended.size() == 6 && Set.copyOf(recommended).size() == 6, "has Recommended " + recommended);
        check(path, !latest.contains(path) && !recommended.contains(path), "recommends itself");
        check(path, teasers == 7, "has %d teasers".formatted(teasers));
    }

    /** Template source or a missing value, in text or in what attributes say; data blocks are JSON and have braces. */
    private static List<String> unexpectedText(Document html) {
        List<String> all = new ArrayList<>();
        html.select("script").remove();
        all.add(html.text());
        html.getAllElements()
                .forEach(element -> element.attributes().forEach(attribute -> all.add(attribute.getValue())));
        return all.stream()
                .filter(text ->
                        EXPRESSION.matcher(text).find() || NULL.matcher(text).find())
                .toList();
    }

    /** Those are the first; what other tests wrote comes after them. */
    private static boolean isOfTheDemo(String path) {
        return Integer.parseInt(path.replaceAll(".*-", ""))
                <= DemoStories.headlines().size();
    }
}
