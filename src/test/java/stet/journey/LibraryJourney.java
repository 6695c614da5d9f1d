package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.FileChooser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import stet.media.SamplePictures;
import stet.taxonomy.Author;
import stet.testing.Axe;
import stet.testing.RealParts;

/** A picture desk's errand: two pictures come in, one is described, cropped by keyboard, found again, used and replaced. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class LibraryJourney {
    private static final String AUTHOR = "Zora of the Quays";

    @TestHTTPResource("/")
    String root;

    @TempDir
    Path folder;

    private Page page;
    private String author;

    @AfterEach
    void clearUp() {
        QuarkusTransaction.requiringNew().run(() -> Author.delete("name", AUTHOR));
    }

    @Test
    void picturesAreUploadedDescribedCroppedFoundUsedReplacedAndKeptWhileTheyAreUsed() throws IOException {
        Path quay = file("quay.png", 1_600, 1_200, 1);
        Path lamp = file("lamp.png", 900, 1_600, 2);
        String site = root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
        try (Visitor editor = Visitor.signIn(site, "editor")) {
            page = editor.page();
            openMyOwn();
            upload(editor, quay, lamp);
            assertThat(page.locator("#announcement")).hasText("2 uploaded.");
            for (Path each : List.of(quay, lamp)) {
                assertThat(page.locator(".pictures .name")
                                .getByText(each.getFileName().toString()))
                        .hasCount(1);
            }
            openMyOwn();
            upload(editor, quay);
            assertThat(page.locator("#announcement")).hasText("0 uploaded, 1 here already.");
            assertThat(page.locator(".uploads li").last()).containsText("This is already here.");
            lookAtAccessibility("the library");

            page.locator(".uploads a", new Page.LocatorOptions().setHasText("quay"))
                    .first()
                    .click();
            String picture = page.url().replaceAll(".*/newsroom", "/newsroom");
            describe();
            cropByKeyboard();
            lookAtAccessibility("a picture that is being cropped");
            page.locator("#save-framing").press("Enter");
            assertThat(page.locator(".flash-done")).containsText("cut like this from now on");
            assertThat(page.locator("[name=x]")).hasValue("39.0");
            assertThat(page.locator("[name=y]")).hasValue("51.0");
            assertTrue(Integer.parseInt(page.locator("[name='width-16:9']").inputValue()) < 1_600);
            assertThat(page.locator("[name='width-1:1']")).hasValue("");

            findAgain(picture);
            placeAPartOfItInAList();
            page.navigate(picture);
            assertThat(page.locator("[aria-labelledby=used] a[href='/newsroom/lists/recommended']"))
                    .hasCount(1);
            takeItFromTheList();
            makeItAPortrait();
            page.navigate(picture);
            assertThat(page.locator("[aria-labelledby=used] a[href^='/newsroom/bylines/']"))
                    .hasCount(1);
            assertThat(page.locator("[aria-labelledby=delete]")).containsText("It stays as long as something uses it");
            assertThat(editor.button("Delete")).hasCount(0);

            replace(file("quay-again.png", 1_200, 1_200, 3));
            assertThat(page.locator(".flash-done"))
                    .hasText("Readers see the new file. It has another shape: 16:9 follows the focal point again.");
            assertThat(page.locator("[aria-labelledby=file]")).containsText("1200 × 1200");
            assertThat(page.locator("#alt-words")).hasValue("A quay at dusk");

            takeThePortraitAway();
            page.navigate(picture);
            page.getByLabel("Type its name").fill("quay.png");
            editor.button("Delete").click();
            assertThat(page.locator(".flash-done")).hasText("“quay.png” is deleted.");
            assertThat(page.locator(".pictures a[href='" + picture + "']")).hasCount(0);
            assertEquals(List.of(), editor.complaints());
        }
    }

    private Path file(String name, int width, int height, long seed) throws IOException {
        Path file = folder.resolve(name);
        ImageIO.write(SamplePictures.detailed(width, height, seed), "png", file.toFile());
        return file;
    }

    /** Of all pictures those that this editor brought: others may be newer. */
    private void openMyOwn() {
        page.navigate("/newsroom/pictures");
        page.getByLabel("Uploaded by").selectOption("Ewa Nowak");
        page.getByRole(
                        AriaRole.BUTTON,
                        new Page.GetByRoleOptions().setName("Show").setExact(true))
                .click();
        page.waitForURL("**by=*");
    }

    private static void upload(Visitor editor, Path... files) {
        Page page = editor.page();
        FileChooser chooser =
                page.waitForFileChooser(() -> editor.button("Upload pictures").click());
        chooser.setFiles(files);
    }

    private void describe() {
        page.getByLabel("Alt text").fill("A quay at dusk");
        page.getByLabel("Caption").fill("The quay, before the zeppelins came.");
        page.getByLabel("Credit").fill("Aylin Kara");
        page.getByLabel("Credit").press("Enter");
        assertThat(page.locator(".flash-done")).hasText("“quay.png” is saved.");
        assertThat(page.getByLabel("Alt text")).hasValue("A quay at dusk");
    }

    /** With nothing but the keys that a keyboard has. */
    private void cropByKeyboard() {
        tabTo(".focal-mark");
        press("Shift+ArrowLeft", "ArrowLeft", "ArrowDown");
        assertThat(page.locator("focal-point [role=status]"))
                .hasText("The focal point is 39 % from the left, 51 % from the top.");
        tabTo(".shape:first-child > summary");
        press("Enter");
        Locator crop = page.locator("#crop-16-9");
        assertThat(crop).not().hasAttribute("data-by-hand", "");
        tabTo("#crop-16-9 .crop-frame");
        press("-", "-", "-", "Shift+ArrowRight", "ArrowUp");
        assertThat(crop).hasAttribute("data-by-hand", "");
        assertThat(crop.locator("[role=status]")).containsText("86 % wide");
        press("Escape");
        assertThat(crop).not().hasAttribute("data-by-hand", "");
        press("-", "-", "-", "ArrowUp");
        assertThat(page.locator(".shape:first-child > summary")).containsText("drawn by hand");
        tabTo("#save-framing");
    }

    private void press(String... keys) {
        for (String key : keys) {
            page.keyboard().press(key);
        }
    }

    private void tabTo(String selector) {
        for (int presses = 0; presses < 150; presses++) {
            page.keyboard().press("Tab");
            if (Boolean.TRUE.equals(page.evaluate("to => document.activeElement.matches(to)", selector))) {
                return;
            }
        }
        throw new AssertionError("No Tab leads to " + selector);
    }

    private void findAgain(String picture) {
        page.navigate("/newsroom/pictures");
        page.getByLabel("Words").fill("zeppelins");
        page.getByLabel("Words").press("Enter");
        assertThat(page.locator(".pictures a")).hasCount(1);
        assertThat(page.locator(".pictures a")).hasAttribute("href", picture);
    }

    private void placeAPartOfItInAList() {
        openAPlacement();
        page.getByLabel("Choose: Picture here").first().click();
        page.getByLabel("Words of the picture").fill("zeppelins");
        Locator offered = page.locator(".chooser .choices button");
        assertThat(offered).hasCount(1);
        offered.click();
        page.getByLabel("Crop: Picture here").first().click();
        page.locator(".crop-dialog .crop-frame").press("-");
        page.getByText("Show this part").click();
        saveTheWords();
        openAPlacement();
        assertThat(page.getByLabel("Crop, drawn here: Picture here").first()).isVisible();
        assertTrue(page.locator("#spots input[name=part]").first().inputValue().matches("0\\.\\d+(,[\\d.]+){3}"));
    }

    private void takeItFromTheList() {
        openAPlacement();
        page.getByLabel("Take away: Picture here").first().click();
        saveTheWords();
        openAPlacement();
        assertThat(page.locator("#spots input[name=image]").first()).hasValue("");
    }

    private void openAPlacement() {
        page.navigate("/newsroom/lists/recommended");
        page.locator("#spots summary").first().click();
    }

    private void saveTheWords() {
        page.waitForResponse(
                "**/changes",
                () -> page.locator("#spots").getByText("Save the words").first().click());
    }

    private void makeItAPortrait() {
        addAnAuthor();
        page.getByLabel("Choose: Portrait").click();
        page.getByLabel("Words of the picture").fill("zeppelins");
        Locator offered = page.locator(".chooser .choices button");
        assertThat(offered).hasCount(1);
        lookAtAccessibility("the picker");
        offered.click();
        assertThat(page.locator(".chosen-picture")).containsText("quay");
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".flash-done")).containsText("is saved");
        assertThat(page.locator(".chosen-picture bdi")).hasText("quay.png");
    }

    private void takeThePortraitAway() {
        page.navigate(author);
        page.getByLabel("Take away: Portrait").click();
        page.getByText("Save", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.locator(".flash-done")).containsText("is saved");
    }

    /** Of an author whom nobody else has to do with. */
    private void addAnAuthor() {
        page.navigate("/newsroom/bylines");
        page.locator("[aria-labelledby=new-author] input[name=name]").fill(AUTHOR);
        page.locator("[aria-labelledby=new-author] button").click();
        assertThat(page.locator("h1")).hasText(AUTHOR);
        author = page.url();
    }

    private void replace(Path file) {
        page.getByText("Replace the file everywhere").click();
        page.locator("#file-again").setInputFiles(file);
        page.getByText("Replace", new Page.GetByTextOptions().setExact(true)).click();
    }

    private void lookAtAccessibility(String where) {
        assertEquals(List.of(), Axe.troublesOf(page), where);
    }
}
