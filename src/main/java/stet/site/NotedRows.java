package stet.site;

import jakarta.enterprise.inject.Vetoed;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads as another, and remembers what whoever reads says that they depend on: for one page. */
@Vetoed
final class NotedRows extends Rows {
    private final Rows rows;
    private final Set<String> keys = new HashSet<>();

    NotedRows(Rows rows) {
        super(null, null);
        this.rows = rows;
    }

    @Override
    <T> List<T> list(Query query, Map<String, ?> values, Reading<T> reading) {
        return rows.list(query, values, reading);
    }

    @Override
    void note(String key) {
        keys.add(key);
    }

    @Override
    Set<String> noted() {
        return Set.copyOf(keys);
    }
}
