package stet.media;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.anyOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import stet.people.Actor;
import stet.people.Role;
import stet.testing.Deeds;
import stet.testing.Newsroom;
import stet.testing.RealParts;

/** Files on their way into the library, and renditions on theirs to readers, over HTTP. */
@QuarkusTest
@QuarkusTestResource(RealParts.class)
@TestSecurity(user = "photographer", roles = "journalist")
class UploadsTest {
    private static final String UPLOADS = "/newsroom/pictures/uploads";
    private static final AtomicLong SEED = new AtomicLong(1_000);

    @TestHTTPResource("/")
    URI root;

    @Inject
    Darkroom darkroom;

    @Inject
    Store store;

    @Inject
    Clock clock;

    /** Of 1,300 by 900 pixels, and another one each time. */
    private static byte[] jpeg() {
        return SamplePictures.jpeg(SamplePictures.detailed(1300, 900, SEED.incrementAndGet()));
    }

    private static RequestSpecification bytes() {
        return Newsroom.json().contentType("application/octet-stream");
    }

    private static Response begin(String name, long size) {
        return Newsroom.json().body(Map.of("name", name, "bytes", size)).post(UPLOADS);
    }

    private static String begun(String name, long size) {
        return begin(name, size)
                .then()
                .statusCode(201)
                .body("offset", is(0))
                .extract()
                .path("upload");
    }

    private static Response send(String upload, long offset, byte[] chunk) {
        return bytes().header("Upload-Offset", offset).body(chunk).patch(UPLOADS + "/" + upload);
    }

    private static Response end(String upload) {
        return Newsroom.json().post(UPLOADS + "/" + upload + "/end");
    }

    private static Response upload(String name, byte[] content) {
        String upload = begun(name, content.length);
        int chunk = 1 << 20;
        for (int at = 0; at < content.length; at += chunk) {
            send(upload, at, Arrays.copyOfRange(content, at, Math.min(content.length, at + chunk)))
                    .then()
                    .statusCode(204);
        }
        return end(upload);
    }

    private long rows(String table) {
        return QuarkusTransaction.requiringNew().call(() -> (Long) Panache.getEntityManager()
                .createNativeQuery("select count(*) from " + table, Long.class)
                .getSingleResult());
    }

    private List<Path> workplace() throws IOException {
        try (Stream<Path> files = Files.list(store.workplace())) {
            return files.sorted().toList();
        }
    }

    private long originals() throws IOException {
        List<String> names = new ArrayList<>();
        store.list(Names.ORIGINALS, stored -> names.add(stored.name()));
        return names.size();
    }

    // ---- uploads

    @Test
    void aFileComesInChunksAndGoesOnAfterALostConnection() {
        byte[] jpeg = SamplePictures.withIptc(jpeg(), 0x78, "Ferry in fog", 0x50, "Ada Lee");
        int half = jpeg.length / 2;
        String upload = begun("C:\\cards\\DSC_0042.jpg", jpeg.length);
        send(upload, 0, Arrays.copyOf(jpeg, half)).then().statusCode(204).header("Upload-Offset", String.valueOf(half));
        // The answer was lost: the same comes again, and does not fit.
        send(upload, 0, Arrays.copyOf(jpeg, half))
                .then()
                .statusCode(409)
                .header("Upload-Offset", String.valueOf(half))
                .body("problem", containsString("go on from there"));
        Newsroom.json()
                .head(UPLOADS + "/" + upload)
                .then()
                .statusCode(200)
                .header("Upload-Offset", String.valueOf(half));
        end(upload).then().statusCode(409).header("Upload-Offset", String.valueOf(half));
        send(upload, half, Arrays.copyOfRange(jpeg, half, jpeg.length)).then().statusCode(204);
        Response ended = end(upload);
        ended.then()
                .statusCode(201)
                .body("image.name", equalTo("DSC_0042.jpg"))
                .body("image.width", is(1300))
                .body("image.height", is(900))
                .body("image.alt", nullValue())
                .body("image.caption", equalTo("Ferry in fog"))
                .body("image.credit", equalTo("Ada Lee"))
                .body("image.colour", startsWith("#"))
                .body("image.preview", startsWith("/media/"))
                .body("duplicate", is(false));
        // Whoever asks once more, as that answer was lost too, is told the same.
        end(upload).then().statusCode(200).body("image.id", is(ended.<Integer>path("image.id")));
    }

    @Test
    void ofAFileThatBeginsWithAFewBytesMoreIsAwaited() {
        byte[] jpeg = jpeg();
        String upload = begun("slow.jpg", jpeg.length);
        for (int i = 0; i < 13; i++) {
            send(upload, i, new byte[] {jpeg[i]}).then().statusCode(204);
        }
        send(upload, 13, Arrays.copyOfRange(jpeg, 13, jpeg.length)).then().statusCode(204);
        end(upload).then().statusCode(201);
        String words = begun("words.jpg", 100);
        send(words, 0, "just".getBytes(StandardCharsets.US_ASCII)).then().statusCode(204);
        send(words, 4, " some words".getBytes(StandardCharsets.US_ASCII)).then().statusCode(415);
    }

    @Test
    void theSameFileIsOneImageHoweverOftenItComes() {
        byte[] jpeg = jpeg();
        int id = upload("first.jpg", jpeg).then().statusCode(201).extract().path("image.id");
        long images = rows("image");
        upload("second.jpg", jpeg)
                .then()
                .statusCode(200)
                .body("duplicate", is(true))
                .body("image.id", is(id))
                .body("image.name", equalTo("first.jpg"));
        Newsroom.json()
                .body(Map.of("name", "third.jpg", "bytes", jpeg.length, "sha256", Sha256.of(jpeg)))
                .post(UPLOADS)
                .then()
                .statusCode(200)
                .body("duplicate", is(true))
                .body("image.id", is(id))
                .body("upload", nullValue());
        assertEquals(images, rows("image"));
    }

    @Test
    void theSameFileSentTwiceAtOnceIsOneImage() {
        byte[] jpeg = jpeg();
        String one = begun("one.jpg", jpeg.length);
        String other = begun("other.jpg", jpeg.length);
        send(one, 0, jpeg).then().statusCode(204);
        send(other, 0, jpeg).then().statusCode(204);
        List<Integer> ids =
                Stream.of(one, other).map(upload -> CompletableFuture.supplyAsync(() -> end(upload))).toList().stream()
                        .map(CompletableFuture::join)
                        .map(answer -> answer.then()
                                .statusCode(lessThan(202))
                                .extract()
                                .<Integer>path("image.id"))
                        .toList();
        assertEquals(ids.get(0), ids.get(1));
    }

    @Test
    void whatIsNotTakenLeavesNothingBehind() throws IOException {
        long images = rows("image");
        long uploads = rows("image_upload");
        long files = rows("image_file");
        long originals = originals();
        List<Path> workplace = workplace();
        byte[] svg = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
                .getBytes(StandardCharsets.UTF_8);
        String drawing = begun("photo.jpg", svg.length);
        send(drawing, 0, svg).then().statusCode(415).body("problem", containsString("Export the drawing as PNG"));
        end(drawing).then().statusCode(404);
        byte[] jpeg = jpeg();
        byte[] truncated = Arrays.copyOf(jpeg, jpeg.length / 2);
        upload("cut.jpg", truncated).then().statusCode(422).body("problem", containsString("damaged"));
        begin("large.jpg", 60_000_001L).then().statusCode(413).body("problem", containsString("at most 60 million"));
        begin("empty.jpg", 0).then().statusCode(422).body("problem", notNullValue());
        begin("  ", 10).then().statusCode(422).body("problem", containsString("name"));
        String more = begun("more.jpg", 10);
        send(more, 0, Arrays.copyOf(jpeg, 11)).then().statusCode(413);
        Newsroom.json().body("{}").post(UPLOADS).then().statusCode(422);
        String cancelled = begun("cancelled.jpg", jpeg.length);
        send(cancelled, 0, Arrays.copyOf(jpeg, 1000)).then().statusCode(204);
        Newsroom.json().delete(UPLOADS + "/" + cancelled).then().statusCode(204);
        assertEquals(images, rows("image"));
        assertEquals(files, rows("image_file"));
        assertEquals(uploads, rows("image_upload"));
        assertEquals(originals, originals());
        assertEquals(workplace, workplace());
    }

    @Test
    @TestSecurity(user = "technician", roles = "admin")
    void whoeverIsNoJournalistUploadsNothing() {
        begin("a.jpg", 10).then().statusCode(403).body("problem", containsString("upload pictures"));
    }

    @Test
    void nobodyGoesOnWithTheUploadOfSomebodyElse() {
        Actor other = Deeds.person("another photographer", Role.JOURNALIST);
        String upload = QuarkusTransaction.requiringNew()
                .call(() -> Upload.begin("a.jpg", 10, other, SamplePictures.config(), clock.instant())
                        .id());
        send(upload, 0, new byte[] {1}).then().statusCode(404);
        end(upload).then().statusCode(404);
    }

    @Test
    void withoutTheTokenNothingIsTaken() {
        given().contentType("application/json")
                .body(Map.of("name", "a.jpg", "bytes", 10))
                .post(UPLOADS)
                .then()
                .statusCode(400);
    }

    @Test
    void largeBodiesAreTakenWherePicturesComeAndNowhereElse() throws IOException {
        String form = "multipart/form-data; boundary=x";
        assertEquals("413", status("/newsroom/stories", form, 5 << 20));
        assertEquals("413", status(UPLOADS, "application/json", 5 << 20));
        assertEquals("413", status("/newsroom/pictures", "application/json", 5 << 20));
        assertEquals("413", status("/newsroom/pictures/1/file", form, 5 << 20));
        String told = answer("/newsroom/pictures", form, 70 << 20);
        assertTrue(told.startsWith("HTTP/1.1 413 ") && told.contains("At most 60 million bytes"), told);
    }

    /** What is answered to a request of which only the head was sent. */
    private String status(String path, String type, int length) throws IOException {
        return answer(path, type, length).split(" ")[1];
    }

    private String answer(String path, String type, int length) throws IOException {
        try (Socket socket = new Socket(root.getHost(), root.getPort())) {
            socket.getOutputStream()
                    .write("POST %s HTTP/1.1\r\nHost: %s\r\nContent-Type: %s\r\nContent-Length: %d\r\n\r\n"
                            .formatted(path, root.getAuthority(), type, length)
                            .getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        }
    }

    @Test
    void theOriginalIsForTheNewsroomToKeep() {
        byte[] jpeg = jpeg();
        int id = upload("Fähre <im> Nebel.jpeg", jpeg).path("image.id");
        Response original = given().get("/newsroom/pictures/" + id + "/original");
        original.then()
                .statusCode(200)
                .header("Content-Type", startsWith("image/jpeg"))
                .header("Content-Disposition", "attachment; filename=\"fahre-im-nebel.jpg\"")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", containsString("sandbox"));
        assertArrayEquals(jpeg, original.asByteArray());
    }

    // ---- renditions

    private String rendition(byte[] picture, int width, Renditions.Format format) {
        int id = upload("picture", picture).path("image.id");
        return QuarkusTransaction.requiringNew()
                .call(() -> Renditions.path(Image.get(id).cut(Ratio.ORIGINAL), width, format));
    }

    @Test
    void aRenditionIsMadeOnceForAllWhoAskAndThenSentAsAFile() throws Exception {
        String address = rendition(jpeg(), 640, Renditions.Format.WEBP);
        long made = darkroom.made();
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(root.resolve(address)).build();
        List<byte[]> answers = Stream.generate(() -> http.sendAsync(request, HttpResponse.BodyHandlers.ofByteArray()))
                .limit(20)
                .toList()
                .stream()
                .map(answer -> answer.join().body())
                .toList();
        assertEquals(made + 1, darkroom.made());
        answers.forEach(answer -> assertArrayEquals(answers.get(0), answer));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(answers.get(0)));
        assertEquals(640, image.getWidth());
        assertEquals(443, image.getHeight());

        long asked = darkroom.asked();
        Response again = given().get(address);
        again.then()
                .statusCode(200)
                .header("Content-Type", "image/webp")
                .header("Content-Length", String.valueOf(answers.get(0).length))
                .header("Cache-Control", "public, max-age=31536000, immutable")
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header("Cross-Origin-Resource-Policy", "cross-origin")
                .header("Content-Encoding", anyOf(nullValue(), equalTo("identity")))
                .header("Set-Cookie", nullValue());
        String etag = again.header("ETag");
        assertTrue(etag.startsWith("\"") && etag.endsWith("\""), etag);
        given().header("If-None-Match", "\"other\", W/" + etag)
                .get(address)
                .then()
                .statusCode(304)
                .header("ETag", etag);
        given().head(address)
                .then()
                .statusCode(200)
                .header("Content-Length", String.valueOf(answers.get(0).length))
                .header("ETag", etag);
        assertEquals(made + 1, darkroom.made());
        assertEquals(asked, darkroom.asked(), "no statement was run");
    }

    private void expireAt(int id, Instant until) {
        Actor editor = Deeds.person("rights editor", Role.EDITOR);
        QuarkusTransaction.requiringNew().run(() -> Image.lock(id).expireAt(until, editor, clock.instant()));
    }

    @Test
    void whatNobodyMayShowAnyMoreIsGoneUntilItMayBeShownAgain() {
        int id = upload("picture", jpeg()).path("image.id");
        String address = QuarkusTransaction.requiringNew()
                .call(() -> Renditions.path(Image.get(id).cut(Ratio.ORIGINAL), 320, Renditions.Format.WEBP));
        given().get(address).then().statusCode(200).header("Cache-Control", containsString("immutable"));
        expireAt(id, clock.instant().plusSeconds(3_600));
        Awaitility.await().untilAsserted(() -> given().get(address)
                .then()
                .statusCode(200)
                .header("Cache-Control", matchesPattern("public, max-age=3[56][0-9]{2}")));
        expireAt(id, clock.instant());
        Awaitility.await().untilAsserted(() -> given().get(address).then().statusCode(410));
        long made = darkroom.made();
        given().get(address.replace("-320.", "-640.")).then().statusCode(410).header("Cache-Control", "no-cache");
        assertEquals(made, darkroom.made());
        String inNewsroom = address.replace("/media/", "/newsroom/pictures/expired/");
        given().get(inNewsroom)
                .then()
                .statusCode(200)
                .header("Content-Type", startsWith("image/webp"))
                .header("Cache-Control", "private, no-store");
        given().get(inNewsroom.replace(".webp", ".gif")).then().statusCode(404);
        String page = given().get("/newsroom/pictures/" + id).asString();
        assertTrue(page.contains("/newsroom/pictures/expired/") && !page.contains("\"/media/"));
        expireAt(id, null);
        Awaitility.await().untilAsserted(() -> given().get(address).then().statusCode(200));
    }

    @Test
    void whatIsDeletedIsNotSentAnyMoreAlthoughItsFileIsStillThere() throws IOException {
        int id = upload("picture", jpeg()).path("image.id");
        String address = QuarkusTransaction.requiringNew()
                .call(() -> Renditions.path(Image.get(id).cut(Ratio.ORIGINAL), 320, Renditions.Format.WEBP));
        given().get(address).then().statusCode(200);
        Actor editor = Deeds.person("rights editor", Role.EDITOR);
        QuarkusTransaction.requiringNew().run(() -> Image.lock(id).delete(editor, clock.instant()));
        Awaitility.await().untilAsserted(() -> given().get(address).then().statusCode(404));
        assertTrue(store.has(Names.rendition(Rendition.of(address).orElseThrow())));
        Leftovers.sweep(store);
    }

    @Test
    void partsOfARenditionAreSentAsAsked() {
        String address = rendition(jpeg(), 320, Renditions.Format.JPEG);
        Response whole = given().get(address);
        byte[] all = whole.asByteArray();
        assertEquals("image/jpeg", whole.header("Content-Type"));
        assertEquals("bytes", whole.header("Accept-Ranges"));
        Response part = given().header("Range", "bytes=10-19").get(address);
        part.then().statusCode(206).header("Content-Range", "bytes 10-19/" + all.length);
        assertArrayEquals(Arrays.copyOfRange(all, 10, 20), part.asByteArray());
        Response same = given().header("Range", "bytes=-5")
                .header("If-Range", whole.header("ETag"))
                .get(address);
        assertEquals(206, same.statusCode());
        assertArrayEquals(Arrays.copyOfRange(all, all.length - 5, all.length), same.asByteArray());
        given().header("Range", "bytes=10-19")
                .header("If-Range", "\"another\"")
                .get(address)
                .then()
                .statusCode(200);
        given().header("Range", "bytes=0-1,4-5").get(address).then().statusCode(200);
        given().header("Range", "bytes=" + all.length + "-")
                .get(address)
                .then()
                .statusCode(416)
                .header("Content-Range", "bytes */" + all.length);
        given().header("Range", "bytes=10-19").head(address).then().statusCode(200);
    }

    @Test
    void whatIsNotOnTheListIsNotMadeAndNotAskedForTwice() {
        String address = rendition(jpeg(), 640, Renditions.Format.WEBP);
        long asked = darkroom.asked();
        for (String wrong : List.of(
                address.replace("-640.", "-641."),
                address.replace("-640.", "-3000."),
                address.replace(".webp", ".gif"),
                address + "/",
                "/media/",
                "/media/../../etc/passwd",
                "/media/%2e%2e/originals")) {
            given().urlEncodingEnabled(false).get(wrong).then().statusCode(404);
        }
        assertEquals(asked, darkroom.asked(), "the address alone says that there is nothing");
        String unknown = "/media/" + "0".repeat(20) + "-640.webp";
        String tooWide = address.replace("-640.", "-1920.");
        for (int i = 0; i < 5; i++) {
            given().get(unknown).then().statusCode(404).header("Cache-Control", "no-cache");
            given().get(tooWide).then().statusCode(404);
        }
        assertEquals(asked + 2, darkroom.asked());
        given().post(address).then().statusCode(405).header("Allow", "GET, HEAD");
    }

    @Test
    void aRenditionThatWentAwayIsMadeAnew() throws IOException {
        String address = rendition(jpeg(), 160, Renditions.Format.WEBP);
        byte[] first = given().get(address).then().statusCode(200).extract().asByteArray();
        store.remove(Names.rendition(Rendition.of(address).orElseThrow()));
        Response anew = given().get(address);
        assertEquals(200, anew.statusCode());
        assertArrayEquals(first, anew.asByteArray());
    }

    @Test
    void placesAndWordsOfAFileDoNotReachReaders() {
        byte[] jpeg = SamplePictures.withExif(jpeg(), SamplePictures.tiff(1, 0x010e, "secret words", 0x8298, "owner"));
        for (Renditions.Format format : Renditions.Format.values()) {
            String text =
                    new String(given().get(rendition(jpeg, 320, format)).asByteArray(), StandardCharsets.ISO_8859_1);
            assertFalse(text.contains("Exif") || text.contains("secret words") || text.contains("2026:11:23"));
        }
    }

    @Test
    void aDamagedOriginalIsNotSentAndNothingIsMadeOfIt() throws IOException {
        byte[] jpeg = jpeg();
        int id = upload("picture", jpeg).path("image.id");
        Path file = store.find(Names.original(Sha256.of(jpeg))).orElseThrow();
        byte[] damaged = jpeg.clone();
        damaged[jpeg.length / 2] ^= 1;
        Files.write(file, damaged);
        String address = QuarkusTransaction.requiringNew()
                .call(() -> Renditions.path(Image.get(id).cut(Ratio.SQUARE), 640, Renditions.Format.WEBP));
        given().get(address).then().statusCode(404).header("Cache-Control", "no-cache");
        given().get("/newsroom/pictures/" + id + "/original")
                .then()
                .statusCode(404)
                .body(containsString("lost or damaged"));
        store.remove(Names.original(Sha256.of(jpeg)));
        given().get(address.replace("-640.webp", "-320.webp")).then().statusCode(404);
        Files.write(file, jpeg);
        given().get(address.replace("-640.webp", "-160.webp")).then().statusCode(200);
    }
}
