package stet.site;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A SELECT with named parameters ({@code :at}), in the form that JDBC wants. */
record Query(String sql, List<String> parameters) {
    /** A colon and a lower-case name; {@code ::type} is a cast. */
    private static final Pattern PARAMETER = Pattern.compile("(?<!:):([a-z][a-z_]*)");

    static Query of(String text) {
        List<String> names = new ArrayList<>();
        Matcher found = PARAMETER.matcher(text);
        String sql = found.replaceAll(match -> {
            names.add(match.group(1));
            return "?";
        });
        return new Query(sql, List.copyOf(names));
    }
}
