package stet.site;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class QueryTest {
    @Test
    void namesBecomePlacesInOrder() {
        Query query = Query.of("select a from b where c <= :at and (d, e) < (:before, :before_id) and f > :at");
        assertEquals("select a from b where c <= ? and (d, e) < (?, ?) and f > ?", query.sql());
        assertEquals(List.of("at", "before", "before_id", "at"), query.parameters());
    }

    @Test
    void castsAreNoNames() {
        assertEquals(
                "select ?::timestamptz", Query.of("select :at::timestamptz").sql());
    }
}
