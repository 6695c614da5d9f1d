package stet.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import stet.testing.Axe;
import stet.testing.Browsers;
import stet.testing.PagePictures;
import stet.testing.RealParts;

/** Pictures on their way through a story: uploaded where one writes, described, cropped, checked, published, read. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
class PictureJourney {
    @TestHTTPResource("/")
    String root;

    @Test
    void aPictureThatIsUploadedInAStoryIsDescribedCroppedApprovedPublishedAndFitsEveryScreen() {
        try (Visitor writer = begin("journalist", "The lamp of Merra");
                Visitor editor = Visitor.signIn(site(), "editor")) {
            Page page = writer.page();
            writer.button("Pictures").click();
            upload(page, picture("lighthouse.jpg", 2400, 1600, 31));
            assertThat(page.getByRole(AriaRole.DIALOG).locator("button[aria-pressed=true]"))
                    .containsText("lighthouse");
            writer.button("Use this one").click();

            Locator figure = page.locator(".ProseMirror .figure");
            assertThat(figure).isVisible();
            assertThat(page.locator(".ProseMirror:focus")).hasCount(1);
            page.keyboard().type("The lamp, relit");
            page.keyboard().press("Enter");
            page.keyboard().type("Mina Aksoy");
            // The tools are the next stop of the Tab key.
            page.keyboard().press("Tab");
            page.keyboard().type("A lighthouse on a cliff");
            figure.getByLabel("Shape").selectOption("16:9");
            figure.getByRole(AriaRole.BUTTON, named("Crop")).click();
            Locator frame = page.getByLabel("Crop 16:9");
            frame.focus();
            for (String key : List.of("-", "-", "-", "Shift+ArrowLeft", "Shift+ArrowUp")) {
                page.keyboard().press(key);
            }
            String cut = page.locator("crop-field [role=status]").textContent();
            writer.button("Show this part").click();
            assertThat(figure.getByRole(AriaRole.BUTTON, named("Crop, drawn here")))
                    .isVisible();
            Visitor.awaitSaved(page);

            page.getByLabel("Section").selectOption("city");
            page.getByLabel("Bylines").fill("Mina Aksoy");
            writer.button("Choose: lead picture").click();
            upload(page, picture("merra.jpg", 2400, 1600, 47));
            assertThat(page.locator("lead-picture .figure-frame img")).isVisible();
            assertThat(page.locator("#details-state")).containsText("Details saved");
            page.reload();
            Visitor.editor(page);
            assertThat(page.locator(".ProseMirror .figure-caption")).hasText("The lamp, relit");
            assertThat(page.locator(".ProseMirror .figure-frame img")).isVisible();

            submitAndApprove(writer, editor);
            editor.button("Publish now").click();
            assertThat(editor.page().locator("#trouble")).containsText("The alt text is missing for the lead picture");
            page.reload();
            page.getByLabel("Alt text", new Page.GetByLabelOptions().setExact(true))
                    .fill("The island of Merra from the ferry");
            assertThat(page.locator("#details-state")).containsText("Details saved");
            // It is a draft again.
            page.reload();
            submitAndApprove(writer, editor);
            editor.button("Publish now").click();
            assertThat(editor.page().locator(".flash-done")).containsText("Published");
            String address = editor.page()
                    .getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Read it"))
                    .getAttribute("href");
            read(address, cut, 390, 2);
            read(address, cut, 1280, 1);
            assertEquals(List.of(), writer.complaints());
            assertEquals(List.of(), editor.complaints());
        }
    }

    private static void submitAndApprove(Visitor writer, Visitor editor) {
        writer.button("Submit for review").click();
        assertThat(writer.page().locator(".states")).containsText("In review");
        editor.page().navigate(writer.page().url());
        editor.button("Approve").click();
        assertThat(editor.page().locator(".states")).containsText("Approved");
    }

    /** As readers do, on a screen of so many CSS pixels with so many pixels to each. */
    private void read(String address, String cut, int width, int density) {
        try (BrowserContext context = Browsers.get()
                .newContext(new Browser.NewContextOptions()
                        .setViewportSize(width, 800)
                        .setDeviceScaleFactor(density))) {
            Page page = context.newPage();
            PagePictures.watchForShifts(page);
            page.navigate(site() + address);
            PagePictures.lookAtAll(page);
            assertEquals(List.of(), PagePictures.shifts(page), "nothing jumps at " + width);
            assertEquals(List.of(), Axe.troublesOf(page), "at " + width);

            Locator lead = page.getByAltText("The island of Merra from the ferry");
            assertThat(lead).hasAttribute("fetchpriority", "high");
            fits(lead, density, 3.0 / 2);
            Locator figure = page.getByAltText("A lighthouse on a cliff");
            assertThat(figure).hasAttribute("loading", "lazy");
            PagePictures.Chosen chosen = fits(figure, density, 16.0 / 9);
            List<Integer> drawn = colourAtTheEndOf(cut);
            for (int i = 0; i < 3; i++) {
                assertEquals(drawn.get(i), chosen.corner().get(i), 6, "it is the part that was drawn: " + cut);
            }
            assertThat(page.locator(".body figcaption .caption")).hasText("The lamp, relit");
            assertThat(page.locator(".body figcaption .credit")).hasText("Mina Aksoy");
        }
    }

    /** No more pixels than the screen shows, but for the step from one width to the next, and none that are missing. */
    private static PagePictures.Chosen fits(Locator image, int density, double shape) {
        PagePictures.Chosen chosen = PagePictures.chosen(image);
        assertTrue(chosen.file().endsWith("-" + chosen.width() + ".webp"), chosen::toString);
        assertEquals(shape, (double) chosen.width() / chosen.height(), 0.01, chosen::toString);
        double wanted = chosen.shown() * (double) density;
        assertTrue(chosen.width() > 0.8 * wanted && chosen.width() < 1.7 * wanted, chosen::toString);
        return chosen;
    }

    /** Of the lighthouse's file, where a crop ends at the right and below, as the crop's words tell. */
    private static List<Integer> colourAtTheEndOf(String cut) {
        List<Integer> parts = Pattern.compile("(\\d+) %")
                .matcher(cut)
                .results()
                .map(part -> Integer.valueOf(part.group(1)))
                .toList();
        double right = 2_400 * (parts.get(0) + parts.get(2)) / 100.0;
        double lower = 1_600 * (parts.get(1) + parts.get(3)) / 100.0;
        double along = (right * 2_400 + lower * 1_600) / (2_400 * 2_400 + 1_600 * 1_600);
        Color from = start(31);
        Color to = end(31);
        return List.of(
                between(from.getRed(), to.getRed(), along),
                between(from.getGreen(), to.getGreen(), along),
                between(from.getBlue(), to.getBlue(), along));
    }

    private static int between(int from, int to, double along) {
        return (int) Math.round(from + (to - from) * along);
    }

    private static Color start(int seed) {
        return new Color(seed * 37 % 256, 90, 140);
    }

    private static Color end(int seed) {
        return new Color(230, 190, seed * 11 % 256);
    }

    @Test
    void filesThatAreDroppedBecomeAGalleryWhileOneWritesOnAndWhateverTheConnectionDoes() {
        try (Visitor journalist = begin("journalist", "Three harbours")) {
            Page page = journalist.page();
            AtomicBoolean lost = new AtomicBoolean(true);
            page.route("**/uploads/*", route -> {
                // The server has the piece, and its answer is lost.
                if (route.request().method().equals("PATCH") && lost.getAndSet(false)) {
                    route.fetch();
                    route.abort();
                } else {
                    route.resume();
                }
            });
            drop(
                    page,
                    picture("one.png", 900, 600, 3),
                    file("page.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>"),
                    picture("two.png", 600, 900, 5));
            journalist.button("As a gallery").click();
            Visitor.editor(page).press("Control+End");
            page.keyboard().type(" Typed meanwhile.");
            assertThat(page.locator(".ProseMirror .gallery .figure")).hasCount(2);
            Locator refused = page.locator(".arriving");
            assertThat(refused).containsText("page.svg");
            assertThat(refused).containsText("SVG");
            refused.getByRole(AriaRole.BUTTON, named("Take away")).click();
            assertThat(refused).hasCount(0);
            assertThat(Visitor.editor(page)).containsText("Typed meanwhile.");

            // The same file again is the picture that is there.
            drop(page, picture("again.png", 900, 600, 3));
            assertThat(page.locator("#announcement")).containsText("The library had it already.");
            assertThat(page.locator(".ProseMirror .figure")).hasCount(3);

            page.locator(".ProseMirror .gallery .figure-caption").first().click();
            page.keyboard().type("First no more");
            page.keyboard().press("Alt+ArrowDown");
            assertThat(page.locator(".ProseMirror .gallery .figure-caption").last())
                    .hasText("First no more");
            Visitor.awaitSaved(page);
            page.reload();
            Visitor.editor(page);
            assertThat(page.locator(".ProseMirror .gallery .figure-caption").last())
                    .hasText("First no more");
            assertEquals(List.of(), journalist.complaints());
        }
    }

    @Test
    void whatIsPastedBringsItsOwnPicturesAndFetchesNone() {
        try (Visitor journalist = begin("journalist", "Pasted")) {
            Page page = journalist.page();
            AtomicBoolean asked = new AtomicBoolean();
            page.onRequest(request -> {
                if (request.url().contains("example.org")) {
                    asked.set(true);
                }
            });
            String inline = Base64.getEncoder().encodeToString(picture("x.png", 300, 200, 7).buffer);
            paste(
                    page,
                    "<p>Pasted words<img src='https://example.org/a.jpg'><img src='data:image/png;base64," + inline
                            + "'></p>");
            assertThat(Visitor.editor(page)).containsText("Pasted words");
            assertThat(page.locator("[data-left=pasted]")).containsText("nothing is fetched from elsewhere");
            assertThat(page.locator(".ProseMirror .figure-frame img")).isVisible();
            journalist.button("Close").click();
            Visitor.awaitSaved(page);
            assertFalse(asked.get(), "nothing was asked of another server");
            assertEquals(List.of(), journalist.complaints());
        }
    }

    private static Locator.GetByRoleOptions named(String name) {
        return new Locator.GetByRoleOptions().setName(name).setExact(true);
    }

    /** With the picker open. */
    private static void upload(Page page, FilePayload file) {
        page.locator("dialog.chooser input[type=file]").setInputFiles(file);
    }

    private static void drop(Page page, FilePayload... files) {
        List<List<String>> all = Arrays.stream(files)
                .map(file ->
                        List.of(file.name, file.mimeType, Base64.getEncoder().encodeToString(file.buffer)))
                .toList();
        page.locator(".ProseMirror > p").last().evaluate("""
                (line, all) => {
                  const dataTransfer = new DataTransfer();
                  for (const [name, type, text] of all) {
                    const bytes = Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
                    dataTransfer.items.add(new File([bytes], name, { type }));
                  }
                  const { left, top } = line.getBoundingClientRect();
                  const at = { clientX: left + 5, clientY: top + 5, bubbles: true, cancelable: true, dataTransfer };
                  line.dispatchEvent(new DragEvent('drop', at));
                }""", all);
    }

    private static void paste(Page page, String html) {
        Visitor.editor(page).evaluate("""
                (editor, html) => {
                  const clipboardData = new DataTransfer();
                  clipboardData.setData('text/html', html);
                  clipboardData.setData('text/plain', 'Pasted words');
                  editor.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
                }""", html);
    }

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "image/svg+xml", content.getBytes(StandardCharsets.UTF_8));
    }

    /** A picture like no other of another seed. */
    private static FilePayload picture(String name, int width, int height, int seed) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setPaint(new GradientPaint(0, 0, start(seed), width, height, end(seed)));
        pen.fillRect(0, 0, width, height);
        pen.setColor(Color.WHITE);
        pen.fillOval(width / 8, height / 8, seed * 3, seed * 5);
        pen.dispose();
        String format = name.substring(name.lastIndexOf('.') + 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new FilePayload(name, format.equals("png") ? "image/png" : "image/jpeg", bytes.toByteArray());
    }

    private String site() {
        return root.replaceAll("/$", "").replace("127.0.0.1", "localhost");
    }

    private Visitor begin(String account, String headline) {
        Visitor writer = Visitor.signIn(site(), account);
        writer.button("New story").click();
        Page page = writer.page();
        Visitor.editor(page).click();
        page.keyboard().press("Control+Home");
        page.keyboard().type(headline);
        page.keyboard().press("Enter");
        page.keyboard().press("Enter");
        page.keyboard().type("Words enough.");
        Visitor.awaitSaved(page);
        return writer;
    }
}
