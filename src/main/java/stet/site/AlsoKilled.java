package stet.site;

import jakarta.enterprise.inject.Vetoed;
import java.util.List;
import java.util.Map;

/**
 * Reads publications with those of killed stories among them, so that what stood somewhere can be counted: for
 * statements that ask for no words, as the view {@code ever_published} has none.
 */
@Vetoed
final class AlsoKilled extends Rows {
    private final Rows rows;

    AlsoKilled(Rows rows) {
        super(null);
        this.rows = rows;
    }

    @Override
    <T> List<T> list(Query query, Map<String, ?> values, Reading<T> reading) {
        return rows.list(
                new Query(query.sql().replace(" publication p", " ever_published p"), query.parameters()),
                values,
                reading);
    }
}
