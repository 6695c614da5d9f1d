package stet.site;

import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Map;

/**
 * Reads publications with those of killed stories among them, so that what stood somewhere can be counted: for
 * statements that ask for no words, as the views {@code ever_published} and
 * {@code ever_published_tag} have none.
 */
@Vetoed
final class AlsoKilled extends Rows {
    private final Rows rows;

    AlsoKilled(Rows rows) {
        super(null, null);
        this.rows = rows;
    }

    @Override
    <T> List<T> list(Query query, Map<String, ?> values, Reading<T> reading) {
        String sql = query.sql()
                .replace(" publication p", " ever_published p")
                .replace(" publication_tag t", " ever_published_tag t");
        return rows.list(new Query(sql, query.parameters()), values, reading);
    }
}
