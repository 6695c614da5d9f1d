package stet.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * JSON text from outside, read under limits. Stricter than Jackson's own reading: a name that stands twice in an
 * object is refused (RFC 8259 section 4 leaves open which one counts), and every refusal names its path.
 */
final class JsonText {
    /** Each node takes an object and the array that it stands in; a mark's attributes take four more levels. */
    private static final int MAX_NESTING = 2 * Document.MAX_DEPTH + 6;

    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_NESTING + 1)
                    .maxNumberLength(100)
                    .build())
            .build();

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;

    /** Where the last token stands. */
    private Place here = Place.DOC;

    private JsonText(JsonParser parser) {
        this.parser = parser;
    }

    /** @throws DocumentException when it is too large or too deep, or is no JSON */
    static JsonNode read(String json) {
        checkSize(json);
        try (JsonParser parser = FACTORY.createParser(json)) {
            return new JsonText(parser).whole();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading from memory cannot fail", e);
        }
    }

    /**
     * Counts without the blanks between tokens: {@code jsonb} adds some when it is read back, and what was once
     * small enough to be saved must stay readable. A blank follows at most every second byte.
     */
    private static void checkSize(String json) {
        if (json.length() > 2L * Document.MAX_BYTES) {
            throw Check.tooLarge("doc");
        }
        long bytes = 0;
        boolean inString = false;
        for (int i = 0; i < json.length(); i++) {
            char c = json.charAt(i);
            boolean blank = c == ' ' || c == '\n' || c == '\r' || c == '\t';
            if (inString || !blank) {
                bytes += c < 0x80 ? 1 : c < 0x800 || Character.isSurrogate(c) ? 2 : 3;
            }
            if (c == '"') {
                inString = !inString;
            } else if (c == '\\' && inString && i + 1 < json.length() && json.charAt(i + 1) < 0x80) {
                bytes++;
                i++;
            }
        }
        if (bytes > Document.MAX_BYTES) {
            throw Check.tooLarge("doc");
        }
    }

    private JsonNode whole() throws IOException {
        try {
            JsonNode whole = value(next(Place.DOC), Place.DOC, 0);
            if (next(Place.DOC) != null) {
                throw refused("something follows the document's closing brace; nothing may");
            }
            return whole;
        } catch (JsonProcessingException e) {
            throw refused("this is no JSON: " + e.getOriginalMessage());
        }
    }

    private JsonNode value(JsonToken token, Place place, int nesting) throws IOException {
        if (token == null) {
            throw refused("there is no JSON; a document is an object with type \"doc\"");
        }
        return switch (token) {
            case START_OBJECT -> object(place, deeper(place, nesting));
            case START_ARRAY -> array(place, deeper(place, nesting));
            case VALUE_STRING -> NODES.textNode(parser.getText());
            case VALUE_NUMBER_INT -> NODES.numberNode(parser.getBigIntegerValue());
            case VALUE_NUMBER_FLOAT -> NODES.numberNode(parser.getDoubleValue());
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            default -> throw new IllegalStateException("No value begins with " + token);
        };
    }

    private static int deeper(Place place, int nesting) {
        if (nesting == MAX_NESTING) {
            throw Check.tooDeep(place.toString());
        }
        return nesting + 1;
    }

    private ObjectNode object(Place place, int nesting) throws IOException {
        ObjectNode object = NODES.objectNode();
        while (next(place) == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            Place member = place.member(name);
            if (object.has(name)) {
                throw new DocumentException(member.toString(), "this name stands twice in its object; once is allowed");
            }
            object.set(name, value(next(member), member, nesting));
        }
        return object;
    }

    private ArrayNode array(Place place, int nesting) throws IOException {
        ArrayNode array = NODES.arrayNode();
        while (true) {
            Place element = place.element(array.size());
            JsonToken token = next(element);
            if (token == JsonToken.END_ARRAY) {
                return array;
            }
            array.add(value(token, element, nesting));
        }
    }

    private JsonToken next(Place place) throws IOException {
        here = place;
        return parser.nextToken();
    }

    private DocumentException refused(String problem) {
        return new DocumentException(
                here.toString(),
                "%s (character %d)".formatted(problem, parser.currentLocation().getCharOffset() + 1));
    }
}
