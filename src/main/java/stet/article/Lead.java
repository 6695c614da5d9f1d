package stet.article;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import stet.document.Crop;

/**
 * The picture that leads a story, and what the story says of it. Texts are null where nothing is said.
 *
 * @param image its number in the library
 * @param alt what it shows, for whoever does not see it
 * @param decorative whether it tells nothing that the text does not: then it is not read out, whatever {@code alt} says
 * @param crop the part of it that this story shows; null for the library's own choice
 */
public record Lead(long image, String alt, boolean decorative, String caption, String credit, Crop crop) {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /** What is read out where it stands; empty when it is decorative, or while nobody has said what it shows. */
    public String spoken() {
        return decorative || alt == null ? "" : alt;
    }

    /** Null gives null. */
    static Lead parse(String json) {
        try {
            return json == null ? null : JSON.readValue(json, Lead.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A story's lead picture cannot be read: " + e.getOriginalMessage(), e);
        }
    }

    String toJson() {
        try {
            return JSON.writeValueAsString(this);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A story's lead picture cannot be written: " + e.getOriginalMessage(), e);
        }
    }
}
