package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The paper's sections, all of them: a few dozen. */
final class SectionTree {
    /** A section in its place. {@code description} may be null. */
    record Node(long id, Node parent, String path, String name, String description, String lang, List<Node> children) {
        Node top() {
            return parent == null ? this : parent.top();
        }

        /** Its own id and those of everything below it. */
        Long[] ids() {
            return subtree().map(Node::id).toArray(Long[]::new);
        }

        Stream<Node> subtree() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::subtree));
        }
    }

    /** As the table has it. */
    record Row(long id, Long parent, String slug, String name, String description, String lang) {}

    private final List<Node> tops = new ArrayList<>();
    private final Map<Long, Node> byId = new LinkedHashMap<>();

    SectionTree(List<Row> rows) {
        place(rows, null);
    }

    private void place(List<Row> rows, Node parent) {
        Long above = parent == null ? null : Long.valueOf(parent.id());
        for (Row row : rows) {
            if (above == null ? row.parent() != null : !above.equals(row.parent())) {
                continue;
            }
            String path = parent == null ? row.slug() : parent.path() + "/" + row.slug();
            Node node = new Node(row.id(), parent, path, row.name(), row.description(), row.lang(), new ArrayList<>());
            (parent == null ? tops : parent.children()).add(node);
            byId.put(node.id(), node);
            place(rows, node);
        }
    }

    List<Node> tops() {
        return tops;
    }

    /** A publication's section: there is always one. */
    Node get(long id) {
        return byId.get(id);
    }

    Optional<Node> find(String path) {
        return byId.values().stream().filter(node -> node.path().equals(path)).findFirst();
    }

    static Long[] ids(Collection<Node> nodes) {
        return nodes.stream().map(Node::id).toArray(Long[]::new);
    }
}
