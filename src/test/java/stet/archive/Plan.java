package stet.archive;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * How PostgreSQL ran a statement, as it told its log (PostgreSQL manual, auto_explain).
 *
 * @param query the statement
 * @param root of the plan's nodes
 */
record Plan(String query, JsonNode root) {
    private static final JsonMapper JSON = new JsonMapper();

    /** The plans in a stretch of a log: what follows a line that announces one is indented. */
    static List<Plan> in(List<String> log) throws JsonProcessingException {
        List<Plan> plans = new ArrayList<>();
        for (int i = 0; i < log.size(); i++) {
            if (log.get(i).contains("duration:") && log.get(i).endsWith("plan:")) {
                StringBuilder text = new StringBuilder();
                while (i + 1 < log.size() && log.get(i + 1).startsWith("\t")) {
                    text.append(log.get(++i)).append('\n');
                }
                JsonNode plan = JSON.readTree(text.toString());
                plans.add(new Plan(plan.path("Query Text").asText(), plan.path("Plan")));
            }
        }
        return plans;
    }

    /** The tables of some that it read from end to end. */
    List<String> readWhole(Set<String> tables) {
        return nodes(root)
                .filter(node -> node.path("Node Type").asText().endsWith("Seq Scan"))
                .map(node -> node.path("Relation Name").asText())
                .filter(tables::contains)
                .distinct()
                .toList();
    }

    /** How many rows its busiest step looked at, those included that it threw away. */
    long rowsRead() {
        return nodes(root).mapToLong(Plan::rows).max().orElse(0);
    }

    private static long rows(JsonNode node) {
        double each = node.path("Actual Rows").asDouble()
                + node.path("Rows Removed by Filter").asDouble()
                + node.path("Rows Removed by Index Recheck").asDouble();
        return Math.round(each * node.path("Actual Loops").asDouble());
    }

    private static Stream<JsonNode> nodes(JsonNode node) {
        List<JsonNode> below = new ArrayList<>();
        node.path("Plans").forEach(below::add);
        return Stream.concat(Stream.of(node), below.stream().flatMap(Plan::nodes));
    }
}
