package stet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;

/**
 * What a revision keeps beside the document: all that readers may come to see of it, as ids and text. Revisions of before
 * there were pictures say nothing of a lead.
 */
public record Metadata(
        Long section,
        List<Long> tags,
        List<Credit> bylines,
        String slug,
        String shortHeadline,
        String dateline,
        Kind kind,
        String lang,
        String searchTitle,
        String searchDescription,
        String sponsor,
        Lead lead) {

    /** One byline: an author's id or a guest's name, the other being null. */
    public record Credit(Long author, String guest, String role) {}

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public Metadata {
        tags = List.copyOf(tags);
        bylines = List.copyOf(bylines);
    }

    static Metadata of(Article article) {
        return new Metadata(
                article.section() == null ? null : article.section().id,
                article.tags().stream().map(tag -> tag.id).toList(),
                article.bylines().stream()
                        .map(line -> new Credit(
                                line.author() == null ? null : line.author().id,
                                line.author() == null ? line.name() : null,
                                line.role()))
                        .toList(),
                article.slug(),
                article.shortHeadline(),
                article.dateline(),
                article.kind(),
                article.lang(),
                article.searchTitle(),
                article.searchDescription(),
                article.sponsor(),
                article.lead());
    }

    static Metadata parse(String json) {
        try {
            return JSON.readValue(json, Metadata.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A revision's metadata cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A revision's metadata cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
