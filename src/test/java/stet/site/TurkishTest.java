package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.qute.i18n.Message;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import stet.testing.RealParts;

/** The paper in Turkish: everything that it says in its own voice, whatever language its stories are in. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TurkishTest {
    private static final Set<String> MONTHS = Set.of(
            "Ocak", "Şubat", "Mart", "Nisan", "Mayıs", "Haziran", "Temmuz", "Ağustos", "Eylül", "Ekim", "Kasım",
            "Aralık");
    private static final Set<String> SHORT_MONTHS =
            MONTHS.stream().map(month -> month.substring(0, 3)).collect(Collectors.toSet());
    private static final Set<String> DAYS =
            Set.of("Pazartesi", "Salı", "Çarşamba", "Perşembe", "Cuma", "Cumartesi", "Pazar");

    private static final Pattern WORD = Pattern.compile("\\p{L}+");
    private static final Pattern PARAMETER = Pattern.compile("\\{(\\w+)}");

    @Inject
    Rows rows;

    @Inject
    Clock clock;

    @Inject
    SiteConfig english;

    @Inject
    Seal seal;

    @ConfigProperty(name = "stet.zone")
    ZoneId zone;

    private SiteConfig turkish;
    private SiteView site;

    private record Paper(String name, Optional<String> tagline, Language language, URI url, Accent accent)
            implements SiteConfig {}

    @BeforeEach
    void printInTurkish() {
        turkish = new Paper(english.name(), english.tagline(), SiteConfig.Language.TR, english.url(), english.accent());
        site = new SiteView(rows, turkish, clock, zone, seal);
    }

    @Test
    void everyMessageIsTranslatedAndNoOther() throws Exception {
        assertEquals(englishMessages().keySet(), turkishMessages().keySet());
        turkishMessages().forEach((key, message) -> assertFalse(message.isBlank(), key));
    }

    @Test
    void translationsSpeakOfTheSameThings() throws Exception {
        Map<String, String> translated = turkishMessages();
        englishMessages()
                .forEach((key, message) -> assertEquals(parameters(message), parameters(translated.get(key)), key));
    }

    @Test
    void theFrontPageIsInTurkish() throws Exception {
        Document home = page("/");
        assertTurkish("/", home);
        assertEquals("Öne çıkanlar", home.select(".front-top h2").text());
        assertEquals(
                "Son haberler", home.select(".front-below .front-latest h2").text());
        assertEquals(
                "En çok okunanlar", home.select(".front-latest:has(.ranks) h2").text());
    }

    @Test
    void aStoryIsInItsOwnLanguageAndTheRestOfItsPageInTurkish() throws Exception {
        String path = page("/").select(".front-lead a").attr("href");
        Document story = page(path);
        assertTurkish(path, story);
        assertEquals("en", story.select("article.story").attr("lang"));
        assertEquals("Önerilenler", story.select("#recommended").text());
        assertEquals("Yayımlandı", story.select(".times dt").first().text());
        assertTrue(words(story.select(".times time").first().text()).stream().anyMatch(MONTHS::contains));
    }

    @Test
    void aDayOfTheArchiveIsInTurkish() throws Exception {
        Document day = page(newestDay());
        assertTurkish("the newest day", day);
        List<String> words = words(day.select("h1").text());
        assertTrue(MONTHS.contains(words.get(0)) && DAYS.contains(words.get(1)), words::toString);
    }

    @Test
    void whatIsNotThereIsToldInTurkish() throws Exception {
        Document nothing = page("/nowhere");
        assertTurkish("/nowhere", nothing);
        assertEquals("Bu adreste bir şey yok", nothing.select("h1").text());
    }

    @Test
    void soAreTheOtherPages() throws Exception {
        Document home = page("/");
        Document story = page(home.select(".front-lead a").attr("href"));
        List<String> paths = new ArrayList<>(List.of("/latest", "/corrections", "/most-read"));
        paths.addAll(Reader.hrefs(home, ".sections a"));
        paths.addAll(Reader.hrefs(story, "a[rel=tag], a[rel=author]"));
        for (String path : paths) {
            assertTurkish(path, page(path));
        }
    }

    @Test
    void englishWouldBeNoticed() throws Exception {
        site = new SiteView(rows, english, clock, zone, seal);
        Document home = rendered(answer("/"), english);
        assertTrue(saidInEnglish(home).containsAll(List.of("Skip to the text", "Top stories", "Latest", "Sections")));
    }

    @ParameterizedTest
    @EnumSource
    void soIsWhatIsToldOfAFailure(FailurePage.Reason reason) throws Exception {
        assertTurkish(reason.name(), rendered(site.failure(reason), turkish));
    }

    private Document page(String path) {
        return rendered(answer(path), turkish);
    }

    private Page answer(String path) {
        return assertInstanceOf(Answer.Shown.class, SiteRoutes.answer(site::now, path, null), path)
                .page();
    }

    private String newestDay() {
        return assertInstanceOf(Answer.Moved.class, SiteRoutes.answer(site::now, "/archive", null))
                .path();
    }

    private static Document rendered(Page page, SiteConfig paper) {
        Rendered rendered = Rendered.of(page, paper.language().locale());
        return Jsoup.parse(new String(rendered.body(), StandardCharsets.UTF_8));
    }

    private static void assertTurkish(String path, Document html) throws Exception {
        assertEquals("tr", html.select("html").attr("lang"), path);
        assertEquals(List.of(), saidInEnglish(html), path);
        assertFalse(html.select("time").isEmpty(), path);
        for (String time : html.select("time").eachText()) {
            assertTrue(
                    words(time).stream()
                            .allMatch(word ->
                                    MONTHS.contains(word) || SHORT_MONTHS.contains(word) || DAYS.contains(word)),
                    () -> "%s has the time “%s”".formatted(path, time));
        }
    }

    private static List<String> saidInEnglish(Document html) throws Exception {
        List<Pattern> labels = englishLabels();
        return said(html).stream()
                .filter(text ->
                        labels.stream().anyMatch(label -> label.matcher(text).matches()))
                .toList();
    }

    /** Each piece of what a page says of its own: text and labels that are not marked as of another language than its. */
    private static List<String> said(Document html) {
        String paper = html.select("html").attr("lang");
        List<String> names = html.select("h1[lang]").eachText();
        Stream<String> titles = Arrays.stream(html.title().split(" – ")).filter(title -> !names.contains(title));
        Stream<String> texts = html.body().getAllElements().stream()
                .filter(element -> paper.equals(language(element)))
                .flatMap(element -> Stream.concat(
                        element.textNodes().stream().map(TextNode::text), Stream.of(element.attr("aria-label"))));
        return Stream.concat(titles, texts)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .toList();
    }

    private static String language(Element element) {
        return Objects.requireNonNull(element.closest("[lang]")).attr("lang");
    }

    /** What English messages look like on a page, each branch of them; of those that Turkish says in another way. */
    private static List<Pattern> englishLabels() throws Exception {
        Map<String, String> translated = turkishMessages();
        return englishMessages().entrySet().stream()
                .filter(message -> !message.getValue().equals(translated.get(message.getKey())))
                .flatMap(message -> Arrays.stream(message.getValue().split("\\{[#/][^}]*}")))
                .filter(branch -> !branch.isBlank())
                .map(branch -> Pattern.compile(Arrays.stream(branch.split("\\{\\w+}", -1))
                        .map(Pattern::quote)
                        .collect(Collectors.joining(".+"))))
                .toList();
    }

    private static Map<String, String> englishMessages() {
        Map<String, String> messages = new TreeMap<>();
        for (Method method : SiteMessages.class.getDeclaredMethods()) {
            messages.put(method.getName(), method.getAnnotation(Message.class).value());
        }
        return messages;
    }

    private static Map<String, String> turkishMessages() throws IOException {
        Properties properties = new Properties();
        try (InputStream file =
                Thread.currentThread().getContextClassLoader().getResourceAsStream("messages/site_tr.properties")) {
            properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
        }
        Map<String, String> messages = new TreeMap<>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }

    private static Set<String> parameters(String message) {
        return PARAMETER
                .matcher(message)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static List<String> words(String text) {
        return WORD.matcher(text).results().map(MatchResult::group).toList();
    }
}
