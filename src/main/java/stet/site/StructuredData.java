package stet.site;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A story for machines: schema.org's NewsArticle as JSON-LD. Templates print it as it is, like {@code SafeHtml}: only
 * this class makes one, and no text can leave its element.
 */
public final class StructuredData {
    private static final JsonMapper JSON = new JsonMapper();

    private final String element;

    private StructuredData(String element) {
        this.element = element;
    }

    @Override
    public String toString() {
        return element;
    }

    /** The whole element. It is data: no browser runs it, and the policy against scripts lets it be. */
    static StructuredData of(Story story, SectionTree.Node section, Framing framing) {
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
        article.put("datePublished", story.firstPublished().toString());
        article.put("dateModified", story.updated().toString());
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
        return element(article);
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

    /** With {@code <}, {@code >} and {@code &} as JSON escapes, no text can end the element (HTML, 4.12.1.3). */
    private static StructuredData element(ObjectNode article) {
        String json;
        try {
            json = JSON.writeValueAsString(article);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree of strings is always JSON", e);
        }
        String inert = json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
        return new StructuredData("<script type=\"application/ld+json\">" + inert + "</script>");
    }
}
