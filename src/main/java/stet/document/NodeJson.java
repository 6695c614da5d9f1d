package stet.document;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;

/**
 * One node or mark of ProseMirror's JSON and the place where it stands. Whatever it is asked for it either has, or
 * refuses with the path of what is missing or wrong.
 */
final class NodeJson {
    private final Place place;
    private final int depth;
    private final JsonNode json;
    private final String type;

    private NodeJson(Place place, int depth, JsonNode json) {
        if (depth > Document.MAX_DEPTH) {
            throw Check.tooDeep(place.toString());
        }
        if (!json.isObject()) {
            throw wrongKind(place, json, "an object with a type");
        }
        this.place = place;
        this.depth = depth;
        this.json = json;
        this.type = string(json, place, "type");
    }

    static NodeJson root(JsonNode json) {
        return new NodeJson(Place.DOC, 0, json);
    }

    String type() {
        return type;
    }

    /** Refuses the node itself unless it is of this type. */
    NodeJson expect(String expected) {
        if (!type.equals(expected)) {
            throw unexpected(List.of(expected));
        }
        return this;
    }

    DocumentException unexpected(List<String> allowed) {
        return refused("%s cannot stand here; allowed: %s".formatted(Check.quoted(type), String.join(", ", allowed)));
    }

    /** About the node as a whole. */
    DocumentException refused(String problem) {
        return new DocumentException(place.toString(), problem);
    }

    /** Refuses every member but the type and those named. */
    NodeJson only(String... names) {
        List<String> allowed = new ArrayList<>(List.of("type"));
        allowed.addAll(List.of(names));
        onlyNames(json, place, allowed);
        return this;
    }

    /** Refuses every attribute but those named. */
    NodeJson onlyAttributes(String... names) {
        onlyNames(attributes(), place.member("attrs"), List.of(names));
        return this;
    }

    private static void onlyNames(JsonNode object, Place place, List<String> allowed) {
        for (Iterator<String> names = object.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!allowed.contains(name)) {
                throw new DocumentException(
                        place.member(name).toString(), "unknown here; allowed: " + String.join(", ", allowed));
            }
        }
    }

    /** The nodes in it; none when there is no {@code content}, which is how ProseMirror writes nothing. */
    List<NodeJson> content() {
        return nodes("content", depth + 1);
    }

    /** Its marks. They lie beside the content and make nothing deeper. */
    List<NodeJson> marks() {
        return nodes("marks", depth);
    }

    private List<NodeJson> nodes(String name, int nodeDepth) {
        Place at = place.member(name);
        JsonNode array = json.has(name) ? array(json.get(name), at) : null;
        List<NodeJson> nodes = new ArrayList<>();
        for (int i = 0; array != null && i < array.size(); i++) {
            nodes.add(new NodeJson(at.element(i), nodeDepth, array.get(i)));
        }
        return nodes;
    }

    String text() {
        return string(json, place, "text");
    }

    String stringAttribute(String name) {
        return string(attributes(), place.member("attrs"), name);
    }

    int intAttribute(String name) {
        return whole(member(attributes(), place.member("attrs"), name), attribute(name));
    }

    long longAttribute(String name) {
        JsonNode value = member(attributes(), place.member("attrs"), name);
        if (!value.isIntegralNumber() || !value.canConvertToLong()) {
            throw wrongKind(attribute(name), value, "a whole number");
        }
        return value.longValue();
    }

    boolean booleanAttribute(String name) {
        JsonNode value = member(attributes(), place.member("attrs"), name);
        if (!value.isBoolean()) {
            throw wrongKind(attribute(name), value, "true or false");
        }
        return value.booleanValue();
    }

    /** A part of a picture, or null where there is {@code null}. */
    Crop cropAttribute(String name) {
        JsonNode value = member(attributes(), place.member("attrs"), name);
        if (value.isNull()) {
            return null;
        }
        Place at = attribute(name);
        if (!value.isObject()) {
            throw wrongKind(at, value, "an object, or null");
        }
        onlyNames(value, at, List.of("x", "y", "width", "height"));
        double x = number(value, at, "x");
        double y = number(value, at, "y");
        double width = number(value, at, "width");
        double height = number(value, at, "height");
        try {
            return new Crop(x, y, width, height);
        } catch (DocumentException e) {
            throw e.under(at);
        }
    }

    private static double number(JsonNode object, Place place, String name) {
        JsonNode value = member(object, place, name);
        if (!value.isNumber()) {
            throw wrongKind(place.member(name), value, "a number");
        }
        return value.doubleValue();
    }

    /** An array of whole numbers, or none where there is {@code null}. The empty array is refused. */
    List<Integer> intsAttribute(String name) {
        JsonNode value = member(attributes(), place.member("attrs"), name);
        if (value.isNull()) {
            return List.of();
        }
        JsonNode array = array(value, attribute(name));
        if (array.isEmpty()) {
            throw new DocumentException(attribute(name).toString(), "an empty array; null says that there are none");
        }
        List<Integer> ints = new ArrayList<>();
        for (int i = 0; i < array.size(); i++) {
            ints.add(whole(array.get(i), attribute(name).element(i)));
        }
        return ints;
    }

    /** Makes what this node says; what its constructor refuses is refused at this node's place. */
    <T> T make(Supplier<T> constructor) {
        try {
            return constructor.get();
        } catch (DocumentException e) {
            throw e.under(place);
        }
    }

    private JsonNode attributes() {
        JsonNode attributes = member(json, place, "attrs");
        if (!attributes.isObject()) {
            throw wrongKind(place.member("attrs"), attributes, "an object");
        }
        return attributes;
    }

    private Place attribute(String name) {
        return place.member("attrs").member(name);
    }

    private static JsonNode member(JsonNode object, Place place, String name) {
        JsonNode member = object.get(name);
        if (member == null) {
            throw new DocumentException(place.member(name).toString(), "missing");
        }
        return member;
    }

    private static String string(JsonNode object, Place place, String name) {
        JsonNode value = member(object, place, name);
        if (!value.isTextual()) {
            throw wrongKind(place.member(name), value, "a string");
        }
        return value.textValue();
    }

    private static JsonNode array(JsonNode value, Place place) {
        if (!value.isArray()) {
            throw wrongKind(place, value, "an array");
        }
        return value;
    }

    private static int whole(JsonNode value, Place place) {
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw wrongKind(place, value, "a whole number of at most " + Integer.MAX_VALUE);
        }
        return value.intValue();
    }

    private static DocumentException wrongKind(Place place, JsonNode value, String expected) {
        return new DocumentException(
                place.toString(), "%s stands here; allowed is %s".formatted(kind(value), expected));
    }

    private static String kind(JsonNode value) {
        if (value.isTextual()) {
            return "the string " + Check.quoted(value.textValue());
        }
        return value.isObject() ? "an object" : value.isArray() ? "an array" : value.toString();
    }
}
