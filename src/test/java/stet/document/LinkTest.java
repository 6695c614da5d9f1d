package stet.document;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/world/europe/a-story-12",
                "/search?q=a&b=c#top",
                "/tag/şafak",
                "/a:b",
                "/javascript:alert(1)",
                "http://example.org",
                "https://example.org/a_(b)?c=d&e[]=f|g#h",
                "HTTPS://Example.ORG/Path",
                "https://example.org:8443/",
                "https://şehir.example/ö",
                "https://xn--ehir-w1a.example",
                "http://127.0.0.1:8080/",
                "http://[::1]:8080/",
                "https://example.org/@someone",
                "https://example.org?next=//elsewhere",
                "mailto:desk@example.org",
                "mailto:first.last+tag@example.org?subject=A%20word"
            })
    void anAddressOfTheWebOfMailOrOfThisSiteIsTaken(String href) {
        assertEquals(href, new Mark.Link(href).href());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "javascript:alert(1)",
                "JavaScript:alert(1)",
                " javascript:alert(1)",
                "\tjavascript:alert(1)",
                "java\tscript:alert(1)",
                "java\nscript:alert(1)",
                "\u0001javascript:alert(1)",
                "\u00a0javascript:alert(1)",
                "javascript&#58;alert(1)",
                "&#106;avascript:alert(1)",
                "java&Tab;script:alert(1)",
                "javascript%3Aalert(1)",
                "javascript://example.org/%0aalert(1)",
                "data:text/html,<script>alert(1)</script>",
                "DATA:text/html;base64,PHNjcmlwdD4=",
                "vbscript:msgbox(1)",
                "blob:https://example.org/1",
                "file:///etc/passwd",
                "ftp://example.org/",
                "tel:+123",
                "//example.org",
                "///example.org",
                "/\\example.org",
                "\\\\example.org",
                "\\/example.org",
                "/\t/example.org",
                "/\n/example.org",
                "/\u200b/example.org",
                " /world",
                "/world ",
                "/a b",
                "/a\u2028b",
                "/a\"b",
                "/a<b",
                "/a{b}",
                "/\u202egpj.exe",
                "http:",
                "http:/example.org",
                "http:///example.org",
                "http:example.org",
                "http:\\\\example.org",
                "https://",
                "https://user@example.org/",
                "https://user:password@example.org/",
                "https://example.org\\@evil.example/",
                "https://example.org%2f@evil.example/",
                "https://exa mple.org/",
                "https://example.org:port/",
                "https://example.org\u2044evil.example/",
                "ht\ntps://example.org/",
                " https://example.org/",
                "https://example.org/\n",
                "https://example.org/\"onclick=\"alert(1)",
                "mailto:",
                "mailto:desk",
                "mailto:a b@example.org",
                "mailto:javascript:alert(1)",
                "example.org",
                "story.html",
                "../up",
                "./here",
                "#top",
                "?q=1"
            })
    void anyOtherAddressIsRefused(String href) {
        DocumentException refusal = assertThrows(DocumentException.class, () -> new Mark.Link(href));
        assertEquals("attrs.href", refusal.path());
    }

    @Test
    void aRefusedAddressIsNamedWithItsPathAndWithWhatIsAllowed() {
        String json = "{\"type\":\"doc\",\"content\":[{\"type\":\"headline\"},{\"type\":\"standfirst\"},{\"type\":"
                + "\"paragraph\",\"content\":[{\"type\":\"text\",\"marks\":[{\"type\":\"link\",\"attrs\":{\"href\":"
                + "\"JAVASCRIPT:alert(1)\"}}],\"text\":\"x\"}]}]}";
        DocumentException refusal = assertThrows(DocumentException.class, () -> Document.parse(json));
        assertEquals("doc.content[2].content[0].marks[0].attrs.href", refusal.path());
        assertTrue(
                refusal.getMessage()
                        .startsWith("doc.content[2].content[0].marks[0].attrs.href: \"JAVASCRIPT:alert(1)\" is no"
                                + " address for a link; allowed are http:// and https://"),
                refusal.getMessage());
    }

    @Test
    void anAddressHasAtMostTwoThousandCharacters() {
        String longest = "/" + "a".repeat(Mark.Link.MAX_LENGTH - 1);
        assertEquals(longest, new Mark.Link(longest).href());
        DocumentException refusal = assertThrows(DocumentException.class, () -> new Mark.Link(longest + "a"));
        assertTrue(refusal.getMessage().contains("2001 characters; at most 2000"), refusal.getMessage());
    }

    @Test
    void onlyAnAddressWithAHostLeadsAway() {
        assertTrue(new Mark.Link("HTTP://example.org").isExternal());
        assertFalse(new Mark.Link("/http://example.org").isExternal());
        assertFalse(new Mark.Link("mailto:desk@example.org").isExternal());
    }

    @Test
    void aStorysAddressIsHeldToTheSameRule() {
        assertThrows(IllegalArgumentException.class, () -> new StoryLink("javascript:alert(1)", "x"));
    }
}
