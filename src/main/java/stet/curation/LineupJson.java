package stet.curation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import stet.web.Invalid;

/** Line-ups and changes as the database keeps them and the browser sends them. */
final class LineupJson {
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .build();

    private LineupJson() {}

    static String write(Object value) {
        try {
            return MAPPER.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("Records of plain values are always JSON", e);
        }
    }

    static Lineup lineup(String json) {
        try {
            return MAPPER.readValue(json, Lineup.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This is no line-up: " + json, e);
        }
    }

    static Plan plan(String json) {
        try {
            return new Plan(List.of(MAPPER.readValue(json, Block[].class)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("These are no blocks: " + json, e);
        }
    }

    static PlanChange planChange(String json) {
        try {
            return MAPPER.readValue(json, PlanChange.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("This is no change to a front: " + json, e);
        }
    }

    /** @throws Invalid when it is none of the known changes, or lacks something */
    static Change change(String json) {
        try {
            return MAPPER.readValue(json, Change.class);
        } catch (JsonProcessingException e) {
            throw new Invalid("change", "This is no change to a list: " + e.getOriginalMessage());
        }
    }
}
