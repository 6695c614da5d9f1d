package stet.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import stet.web.InlineJson;

/** A story for machines: schema.org's NewsArticle as JSON-LD. */
final class StructuredData {
    private static final JsonMapper JSON = new JsonMapper();

    private StructuredData() {}

    /**
     * For a data block: no browser runs it, and the policy against scripts lets it be.
     *
     * @param images absolute addresses of what leads it, in several shapes
     */
    static InlineJson of(Story story, SectionTree.Node section, List<String> images, Framing framing) {
        String url = framing.url(Links.story(section, story.slug(), story.id()));
        ObjectNode article = JSON.createObjectNode();
        article.put("@context", "https://schema.org");
        article.put("@type", type(story.kind()));
        article.put("headline", story.headline());
        if (!story.standfirst().isEmpty()) {
            article.put("description", story.standfirst());
        }
        article.put("url", url);
        article.put("mainEntityOfPage", url);
        if (!images.isEmpty()) {
            ArrayNode all = article.putArray("image");
            images.forEach(all::add);
        }
        article.put("datePublished", story.firstPublished().toString());
        article.put("dateModified", story.modified().toString());
        article.put("inLanguage", story.lang());
        article.put("articleSection", section.name());
        article.put("wordCount", story.words());
        article.put("isAccessibleForFree", true);
        if (story.dateline() != null) {
            article.put("dateline", story.dateline());
        }
        writers(story, framing, article);
        article.set("publisher", framing.publisher(JSON.createObjectNode().put("@type", "NewsMediaOrganization")));
        if (!story.tags().isEmpty()) {
            ArrayNode keywords = article.putArray("keywords");
            story.tags().forEach(tag -> keywords.add(tag.name()));
        }
        if (!story.corrections().isEmpty()) {
            ArrayNode corrections = article.putArray("correction");
            story.corrections().forEach(note -> corrections
                    .addObject()
                    .put("@type", "CorrectionComment")
                    .put("datePublished", note.at().toString())
                    .put("text", note.text()));
        }
        return inline(article);
    }

    private static void writers(Story story, Framing framing, ObjectNode article) {
        if (story.writers().isEmpty()) {
            return;
        }
        ArrayNode authors = article.putArray("author");
        for (Story.Writer writer : story.writers()) {
            ObjectNode author = authors.addObject().put("@type", "Person").put("name", writer.name());
            if (writer.slug() != null) {
                author.put("url", framing.url("/author/" + writer.slug()));
            }
        }
    }

    private static String type(Kind kind) {
        return switch (kind) {
            case NEWS, LIVE -> "NewsArticle";
            case ANALYSIS -> "AnalysisNewsArticle";
            case OPINION -> "OpinionNewsArticle";
        };
    }

    private static InlineJson inline(ObjectNode article) {
        try {
            return InlineJson.of(JSON.writeValueAsString(article));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings is always JSON", e);
        }
    }
}
