package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import stet.taxonomy.Section;
import stet.testing.RealParts;

/** The chief puts the paper's sections in order, by mouse and by keyboard alone; a writer takes the tags that a text names. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class TaxonomyJourney {
    @TestHTTPResource("/")
    String root;

    private String site;
    private long north;
    private long fjords;
    private long south;

    @BeforeEach
    void openSections() {
        site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        north = open("north", null);
        fjords = open("fjords", north);
        south = open("south", null);
    }

    private static long open(String name, Long parent) {
        return QuarkusTransaction.requiringNew().call(() -> {
            Section section = new Section();
            section.name = "Journey " + name;
            section.slug = "journey-" + name;
            section.lang = "en";
            section.parent = parent == null ? null : Section.findById(parent);
            section.position = 90 + name.length() % 5;
            section.persist();
            return section.id;
        });
    }

    @AfterEach
    void closeThem() {
        QuarkusTransaction.requiringNew().run(() -> {
            for (String sql : List.of(
                    "delete from redirect where path like '%journey-%'",
                    "update section set parent_id = null where slug like 'journey-%' and slug <> 'journey-fjords'",
                    "delete from section where slug = 'journey-fjords'",
                    "delete from section where slug like 'journey-%'")) {
                Panache.getEntityManager().createNativeQuery(sql).executeUpdate();
            }
        });
    }

    @Test
    void theTreeOfSectionsIsPutInOrderByMouseAndByKeyboardAlone() {
        try (Visitor chief = Visitor.signIn(site, "chief");
                Visitor reader = Visitor.reader(site)) {
            Page page = chief.page();
            page.navigate("/newsroom/sections");
            assertBelow(page, north, fjords);

            // By mouse: on a section it goes into it, above a section before it.
            Visitor.drag(grip(page, south), head(page, north));
            assertBelow(page, north, fjords, south);
            assertThat(said(page))
                    .hasText("“Journey south” is number 2 of 2 in “Journey north”: /journey-south leads to"
                            + " /journey-north/journey-south.");
            reader.page().navigate("/journey-south");
            assertEquals(site + "/journey-north/journey-south", reader.page().url());
            grip(page, south).dragTo(head(page, fjords), new Locator.DragToOptions().setTargetPosition(20, 2));
            assertBelow(page, north, south, fjords);
            assertThat(said(page)).hasText("“Journey south” is number 1 of 2 in “Journey north”.");
            // Nothing goes into itself.
            Visitor.drag(grip(page, north), head(page, fjords));
            assertBelow(page, north, south, fjords);

            // By keyboard: with Alt and the arrows, from anything in its row, or with its buttons.
            Locator more = head(page, south).locator("summary");
            more.focus();
            page.keyboard().press("Alt+ArrowDown");
            assertBelow(page, north, fjords, south);
            assertThat(more).isFocused();
            page.keyboard().press("Alt+ArrowRight");
            assertBelow(page, fjords, south);
            assertThat(said(page)).containsText("leads to /journey-north/journey-fjords/journey-south.");
            page.locator("#out-" + south).focus();
            page.keyboard().press("Enter");
            assertBelow(page, north, fjords, south);
            assertThat(page.locator("#out-" + south)).isFocused();
            page.keyboard().press("Alt+ArrowLeft");
            assertThat(said(page)).containsText("/journey-north/journey-south leads to /journey-south.");
            assertThat(head(page, south).locator("button:focus")).hasCount(1);
            assertEquals(200, reader.status("/journey-south"));
            reader.page().navigate("/journey-north/journey-fjords/journey-south");
            assertEquals(site + "/journey-south", reader.page().url());

            // What somebody else does is seen, and nothing typed is lost.
            Page other = chief.newPage();
            other.navigate("/newsroom/sections");
            page.locator("#rename-" + fjords).click();
            page.locator("#name-" + fjords).fill("Half a thought");
            other.locator("#in-" + south).click();
            assertThat(said(other)).containsText("in “Journey north”");
            Visitor.turnTo(page);
            assertBelow(page, north, fjords, south);
            assertThat(said(page)).hasText("Somebody else changed this page.");
            assertThat(page.locator("#name-" + fjords)).hasValue("Half a thought");

            // Whoever is quicker than that is told.
            page.route("**/newsroom/sections/now", Route::abort);
            other.locator("#out-" + south).click();
            assertThat(said(other)).containsText("leads to /journey-south.");
            page.locator("#up-" + south).click();
            assertThat(page.locator("#trouble")).isFocused();
            assertThat(page.locator("#trouble")).containsText("Somebody else has changed the tree");
            assertThat(page.locator("#name-" + fjords)).hasValue("Half a thought");
            assertBelow(page, north, fjords);
            press(page, page.locator("#again"), "Enter");
            assertBelow(page, north, south, fjords);
            assertThat(page.locator("#name-" + fjords)).hasValue("Half a thought");
            assertEquals(List.of(), chief.complaints());
            assertAccessible(page);
        }
    }

    private static Locator head(Page page, long section) {
        return page.locator("[data-section='%d'] > .section-head".formatted(section));
    }

    private static Locator grip(Page page, long section) {
        return head(page, section).locator("bdi");
    }

    private static Locator said(Page page) {
        return page.locator("#announcement");
    }

    private static void press(Page page, Locator what, String key) {
        what.focus();
        page.keyboard().press(key);
    }

    private static void assertBelow(Page page, long section, long... children) {
        Locator below = page.locator("[data-section='%d'] > ul > li".formatted(section));
        assertThat(below).hasCount(children.length);
        for (int place = 0; place < children.length; place++) {
            assertThat(below.nth(place)).hasAttribute("data-section", String.valueOf(children[place]));
        }
    }

    /** By day and by night, wide and narrow, with all forms open. */
    private static void assertAccessible(Page page) {
        List<String> troubles = new ArrayList<>();
        page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            page.emulateMedia(
                    new Page.EmulateMediaOptions().setColorScheme(scheme).setReducedMotion(ReducedMotion.REDUCE));
            for (int width : new int[] {1280, 320}) {
                page.setViewportSize(width, 900);
                new AxeBuilder(page)
                        .analyze().getViolations().stream()
                                .filter(rule -> Set.of("serious", "critical").contains(rule.getImpact()))
                                .forEach(rule -> troubles.add("%s, %d: %s %s"
                                        .formatted(
                                                scheme,
                                                width,
                                                rule.getId(),
                                                rule.getNodes().get(0).getHtml())));
                if (!Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))) {
                    troubles.add("It scrolls sideways at " + width);
                }
            }
        }
        assertEquals(List.of(), troubles);
    }

    @Test
    void aWriterTakesTheTagsThatTheTextNames() {
        try (Visitor writer = Visitor.signIn(site, "journalist")) {
            Page page = writer.page();
            page.navigate("/newsroom");
            writer.button("New story").click();
            Visitor.editor(page).click();
            page.keyboard().type("Ferries wait");
            Locator suggested = page.locator("#suggested");
            assertThat(writer.button("Add the tag Ferries")).isVisible();
            page.keyboard().press("Enter");
            page.keyboard().press("Enter");
            page.keyboard().type("So do those who went sailing.");
            assertThat(writer.button("Add the tag Sailing")).isVisible();

            press(page, writer.button("Add the tag Ferries"), "Enter");
            assertThat(page.locator("#f-tags")).hasValue("Ferries");
            assertThat(writer.button("Add the tag Sailing")).isFocused();
            page.keyboard().press("Enter");
            assertThat(page.locator("#f-tags")).hasValue("Ferries, Sailing");
            assertThat(page.locator("#f-tags")).isFocused();
            assertThat(suggested).isHidden();
            assertThat(page.locator("#details-state")).containsText("Details saved");
            page.reload();
            assertThat(page.locator("#f-tags")).hasValue("Ferries, Sailing");
            assertThat(suggested).isHidden();
            // Enter in a field saves the details, and adds no tag.
            Visitor.editor(page).click();
            page.keyboard().type("Whales and ");
            page.locator("#f-dateline").fill("Karsova");
            page.locator("#f-dateline").press("Enter");
            assertThat(page.locator("#details-state")).containsText("Details saved");
            assertThat(page.locator("#f-tags")).hasValue("Ferries, Sailing");
            assertEquals(List.of(), writer.complaints());
        }
    }
}
