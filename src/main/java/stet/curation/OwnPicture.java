package stet.curation;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import stet.media.Framed;
import stet.media.Framing;

/**
 * The picture that a story has in one list only.
 *
 * @param image its number in the library
 * @param part what is shown of it there; null for the library's own choice
 */
public record OwnPicture(long image, Framing part) {
    /** Null for no picture. */
    public static OwnPicture of(Long image, Framing part) {
        return image == null ? null : new OwnPicture(image, part);
    }

    /** As line-ups keep it: a number, or a number and a part. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    static OwnPicture read(JsonNode json) {
        return json.isIntegralNumber()
                ? new OwnPicture(json.longValue(), null)
                : new OwnPicture(
                        json.path("image").longValue(),
                        Framing.parse(json.path("part").asText()));
    }

    @JsonValue
    Object written() {
        return part == null ? image : Map.of("image", image, "part", part.text());
    }

    Framed framed() {
        return new Framed(image, part);
    }
}
