package stet.testing;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;

/** What a browser makes of the pictures of a page: which files it takes, and whether any of them moves what stands there. */
public final class PagePictures {
    /** Scrolls to the end, waiting at every stretch for the pictures in it. */
    private static final String LOOK_AT_ALL = """
            async () => {
              const seen = () => [...document.images].filter(image => {
                const box = image.getBoundingClientRect();
                return box.top < innerHeight && box.bottom > 0 && box.left < innerWidth && box.right > 0;
              });
              for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                scrollTo(0, y);
                await new Promise(requestAnimationFrame);
                await Promise.all(seen().map(image => image.decode()));
              }
            }""";

    /** Chromium's own measure: {@code https://wicg.github.io/layout-instability/}. */
    private static final String WATCH_FOR_SHIFTS = """
            window.shifts = [];
            new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
                entry.value + ' of ' + entry.sources.map(each => each.node?.outerHTML?.slice(0, 80)).join(', '))))
              .observe({ type: 'layout-shift', buffered: true });""";

    /** Of every picture: how wide its page said that it is, and how wide it is. */
    private static final String PROMISES = """
            () => [...document.images].filter(image => image.offsetWidth > 0).map(image => {
              const size = image.sizes.split(/,\\s*/).map(part => /^(?:(\\(.*\\))\\s+)?(\\S+)$/.exec(part))
                .find(([, condition]) => !condition || matchMedia(condition).matches)[2];
              const promised = size.endsWith('vw') ? innerWidth * parseFloat(size) / 100 : parseFloat(size);
              return [image.closest('[class]:not(img)').className + ' ' + image.sizes, promised, image.offsetWidth];
            })""";

    /** The file that a picture is shown with: its address, its width and height, and a colour in a corner of it. */
    private static final String CHOSEN = """
            async (image) => {
              await image.decode();
              const file = new Image();
              file.src = image.currentSrc;
              await file.decode();
              const { naturalWidth: width, naturalHeight: height } = file;
              const canvas = new OffscreenCanvas(width, height).getContext('2d');
              canvas.drawImage(file, 0, 0);
              const [red, green, blue] = canvas.getImageData(width - 8, height - 8, 1, 1).data;
              return [image.currentSrc, width, height, image.offsetWidth, red, green, blue];
            }""";

    private PagePictures() {}

    /**
     * @param file its address
     * @param shown how wide it is on the page, in CSS pixels
     * @param corner the red, green and blue of the pixel that is eighth from its right and from its lower edge
     */
    public record Chosen(String file, int width, int height, int shown, List<Integer> corner) {}

    /** How wide a page said that a picture is, and how wide it is, in CSS pixels. */
    public record Promise(String what, double promised, double kept) {}

    /** Before the page is opened. */
    public static void watchForShifts(Page page) {
        page.addInitScript(WATCH_FOR_SHIFTS);
    }

    /** Looks at all of the page, as somebody who scrolls through it. */
    public static void lookAtAll(Page page) {
        page.evaluate(LOOK_AT_ALL);
    }

    /** What has moved since the page was opened: how much, and of what. */
    public static List<?> shifts(Page page) {
        return (List<?>) page.evaluate("() => new Promise(done => requestAnimationFrame(() => done(window.shifts)))");
    }

    public static List<Promise> promises(Page page) {
        return ((List<?>) page.evaluate(PROMISES))
                .stream()
                        .map(each -> (List<?>) each)
                        .map(each -> new Promise(
                                (String) each.get(0),
                                ((Number) each.get(1)).doubleValue(),
                                ((Number) each.get(2)).doubleValue()))
                        .toList();
    }

    /** The file that the browser shows a picture with. */
    public static Chosen chosen(Locator image) {
        List<?> all = (List<?>) image.evaluate(CHOSEN);
        List<Integer> numbers =
                all.stream().skip(1).map(number -> ((Number) number).intValue()).toList();
        return new Chosen((String) all.get(0), numbers.get(0), numbers.get(1), numbers.get(2), numbers.subList(3, 6));
    }
}
