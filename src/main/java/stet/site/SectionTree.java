package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The paper's sections of an instant, all of them: a few dozen. */
final class SectionTree {
    /**
     * A section in its place.
     *
     * @param description may be null
     * @param former the numbers of those that were merged into it by then: what was published in them is its own
     */
    record Node(
            long id,
            Node parent,
            String path,
            String name,
            String description,
            String lang,
            List<Node> children,
            List<Long> former) {
        Node top() {
            return parent == null ? this : parent.top();
        }

        /** Under which its stories were published, and those of everything below it. */
        Long[] ids() {
            return subtree()
                    .flatMap(node -> Stream.concat(Stream.of(node.id), node.former.stream()))
                    .toArray(Long[]::new);
        }

        Stream<Node> subtree() {
            return Stream.concat(Stream.of(this), children.stream().flatMap(Node::subtree));
        }
    }

    /**
     * As the table has it.
     *
     * @param ended whether it was none any more
     * @param heir what it was merged into in the end, or null
     */
    record Row(
            long id,
            Long parent,
            String slug,
            String name,
            String description,
            String lang,
            boolean ended,
            Long heir) {}

    private final List<Node> tops = new ArrayList<>();
    private final Map<Long, Node> byId = new LinkedHashMap<>();

    /** What those became that were merged. */
    private final Map<Long, Node> heirs = new HashMap<>();

    SectionTree(List<Row> rows) {
        place(rows.stream().filter(row -> !row.ended()).toList(), null);
        Map<Long, Row> ended = rows.stream().filter(Row::ended).collect(Collectors.toMap(Row::id, Function.identity()));
        ended.values().forEach(row -> {
            Long heir = row.heir();
            while (ended.containsKey(heir)) {
                heir = ended.get(heir).heir();
            }
            if (heir != null) {
                byId.get(heir).former().add(row.id());
                heirs.put(row.id(), byId.get(heir));
            }
        });
    }

    private void place(List<Row> rows, Node parent) {
        Long above = parent == null ? null : Long.valueOf(parent.id());
        for (Row row : rows) {
            if (above == null ? row.parent() != null : !above.equals(row.parent())) {
                continue;
            }
            String path = parent == null ? row.slug() : parent.path() + "/" + row.slug();
            Node node = new Node(
                    row.id(),
                    parent,
                    path,
                    row.name(),
                    row.description(),
                    row.lang(),
                    new ArrayList<>(),
                    new ArrayList<>());
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
        return byId.containsKey(id) ? byId.get(id) : heirs.get(id);
    }

    Optional<Node> find(String path) {
        return byId.values().stream().filter(node -> node.path().equals(path)).findFirst();
    }

    static Long[] ids(Collection<Node> nodes) {
        return nodes.stream().map(Node::id).toArray(Long[]::new);
    }
}
