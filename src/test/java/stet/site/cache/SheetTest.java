package stet.site.cache;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.aayushatharva.brotli4j.decoder.BrotliInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A page in its encodings, and which of them a reader's browser gets. */
class SheetTest {
    private static final String HTML = "<p>" + "Ferries to Merra are late. ".repeat(200);

    private final Sheet sheet = print(200);

    private static Sheet print(int status) {
        return Sheet.print("/", status, null, HTML, PageCacheTest.NOON, Set.of(), EnumSet.allOf(Encoding.class));
    }

    @Test
    void everyEncodingHoldsThePageAndHasATagOfItsOwn() throws IOException {
        byte[] plain = HTML.getBytes(StandardCharsets.UTF_8);
        for (Sheet each : new Sheet[] {sheet, sheet.pressed()}) {
            assertArrayEquals(plain, bytes(each, Encoding.IDENTITY));
            assertArrayEquals(
                    plain, new GZIPInputStream(new ByteArrayInputStream(bytes(each, Encoding.GZIP))).readAllBytes());
            assertArrayEquals(
                    plain,
                    new BrotliInputStream(new ByteArrayInputStream(bytes(each, Encoding.BROTLI))).readAllBytes());
            Set<String> tags = Arrays.stream(Encoding.values())
                    .map(encoding -> each.in(encoding).tag())
                    .collect(Collectors.toSet());
            assertEquals(3, tags.size());
            assertTrue(tags.stream().allMatch(tag -> tag.matches("\"[A-Za-z0-9_-]{22}\"")), tags::toString);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'gzip, deflate, br, zstd', br",
        "br;q=0.1, br",
        "'gzip, br;q=0', gzip",
        "'GZIP', gzip",
        "x-gzip, gzip",
        "*, br",
        "'*, br;q=0.000', gzip",
        "'*;q=0', identity",
        "deflate, identity",
        "'br ; q = 0 , gzip;q=0', identity",
        "'', identity",
        "'br;;;q=x', br",
        "brotli, identity"
    })
    void aReaderGetsTheSmallestThatTheirBrowserTakes(String acceptEncoding, String token) {
        assertEquals(token, sheet.best(Encoding.accepted(acceptEncoding)).token());
    }

    @Test
    void whoHasThePageInAnyEncodingHasIt() {
        Sheet smaller = sheet.pressed();
        for (Encoding each : Encoding.values()) {
            String tag = sheet.in(each).tag();
            assertEquals(tag, sheet.knownTag("\"other\", W/" + tag, Encoding.GZIP));
            assertEquals(tag, smaller.knownTag(tag, Encoding.BROTLI), "though Brotli is another by now");
        }
        assertEquals(sheet.in(Encoding.GZIP).tag(), sheet.knownTag("*", Encoding.GZIP));
        assertNull(sheet.knownTag("\"another-page\"", Encoding.GZIP));
        assertNull(sheet.knownTag(null, Encoding.GZIP));
        assertNull(print(404).knownTag("*", Encoding.GZIP), "there is nothing to have");
    }

    @Test
    void aPageThatIsAskedForOftenIsWorthPressingOnce() {
        assertEquals(
                1, IntStream.range(0, 20).filter(i -> sheet.isWorthPressing(10)).count());
        Sheet smaller = sheet.pressed();
        assertNotEquals(
                sheet.in(Encoding.BROTLI).tag(), smaller.in(Encoding.BROTLI).tag());
        assertTrue(bytes(smaller, Encoding.BROTLI).length <= bytes(sheet, Encoding.BROTLI).length);
        assertTrue(IntStream.range(0, 20).noneMatch(i -> smaller.isWorthPressing(10)));
    }

    private static byte[] bytes(Sheet sheet, Encoding encoding) {
        return sheet.in(encoding).bytes().getBytes();
    }
}
