package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What people type into a search, in PostgreSQL's languages. */
final class SearchTerms {
    private SearchTerms() {}

    /** Every word, each perhaps only begun, for {@code to_tsquery}; of other signs nothing is left. */
    static String of(String words) {
        return Arrays.stream(words.split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .map(word -> word + ":*")
                .collect(Collectors.joining(" & "));
    }

    /** The words as a part of a line, for {@code ilike}: they are no pattern (PostgreSQL manual, 9.7.1). */
    static String within(String words) {
        return "%" + words.replaceAll("([\\\\%_])", "\\\\$1") + "%";
    }

    /**
     * A word that everything has wants the newest walked, a rare one its index; and of all times few are still to come.
     * PostgreSQL must see which they are, and not keep one plan for any (PostgreSQL manual, PREPARE). For this
     * transaction.
     */
    static void planForThese() {
        Panache.getEntityManager()
                .createNativeQuery("set local plan_cache_mode = force_custom_plan")
                .executeUpdate();
    }
}
