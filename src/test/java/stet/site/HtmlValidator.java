package stet.site;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import nu.validator.validation.SimpleDocumentValidator;
import org.xml.sax.ErrorHandler;
import org.xml.sax.InputSource;
import org.xml.sax.SAXParseException;

/** The Nu Html Checker, its schema read once. */
final class HtmlValidator {
    /** HTML has had it for longer than the checker has been on Maven Central: section 4.8.3. */
    private static final String NEWER = "Attribute “fetchpriority” not allowed on element “img”";

    private final SimpleDocumentValidator validator = new SimpleDocumentValidator(true, false, false);
    private final List<String> errors = new ArrayList<>();

    HtmlValidator() {
        ErrorHandler handler = new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {
                // The checker's advice; what is wrong comes as an error.
            }

            @Override
            public void error(SAXParseException error) {
                if (error.getMessage().startsWith(NEWER)) {
                    return;
                }
                errors.add("line %d: %s".formatted(error.getLineNumber(), error.getMessage()));
            }

            @Override
            public void fatalError(SAXParseException error) {
                error(error);
            }
        };
        try {
            validator.setUpMainSchema("http://s.validator.nu/html5-rdfalite.rnc", handler);
            validator.setUpValidatorAndParsers(handler, false, false);
        } catch (Exception e) {
            throw new IllegalStateException("The Nu Html Checker cannot be set up", e);
        }
    }

    List<String> errorsOf(String html) throws Exception {
        errors.clear();
        validator.checkHtmlInputSource(new InputSource(new StringReader(html)));
        return List.copyOf(errors);
    }
}
