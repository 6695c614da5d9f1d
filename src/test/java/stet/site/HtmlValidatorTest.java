package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HtmlValidatorTest {
    private final HtmlValidator validator = new HtmlValidator();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<p><div>x</div></p>",
                "<p id=\"twice\">x</p><p id=\"twice\">y</p>",
                "<ul><p>x</p></ul>",
                "<p>x</p><li>y</li>",
                "<p><time>yesterday</time></p>",
                "<p><a href=\"/\"><a href=\"/\">x</a></a></p>",
                "<p aria-labelledby=\"nothing\">x</p>",
                "<h1>x"
            })
    void whatIsWrongIsToldAsAnError(String body) throws Exception {
        assertFalse(validator.errorsOf(document(body)).isEmpty());
    }

    @Test
    void aCorrectDocumentHasNoErrors() throws Exception {
        assertEquals(
                List.of(),
                validator.errorsOf(
                        document(
                                "<h1>A boat</h1><p><time datetime=\"2026-11-23T12:05:00Z\">14:05</time></p><ul><li>x</li></ul>")));
    }

    @Test
    void oneDocumentsErrorsAreNotTheNextOnes() throws Exception {
        validator.errorsOf(document("<ul><p>x</p></ul>"));
        assertEquals(List.of(), validator.errorsOf(document("<p>x</p>")));
    }

    private static String document(String body) {
        return "<!DOCTYPE html><html lang=\"en\"><head><title>A boat</title></head><body>%s</body></html>"
                .formatted(body);
    }
}
