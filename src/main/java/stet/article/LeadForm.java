package stet.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jboss.resteasy.reactive.RestForm;
import stet.document.Crop;
import stet.document.DocumentException;
import stet.document.Figure;
import stet.media.Description;
import stet.media.Image;
import stet.web.Input;
import stet.web.Invalid;

/** The lead picture as the details' form writes it. */
public class LeadForm {
    /** The picture's number in the library; blank for none. */
    @RestForm
    public String leadImage;

    @RestForm
    public String leadAlt;

    /** {@code true}, or nothing. */
    @RestForm
    public String leadDecorative;

    @RestForm
    public String leadCaption;

    @RestForm
    public String leadCredit;

    /** As {@link Crop#text} writes it; blank for the library's own. */
    @RestForm
    public String leadCrop;

    /** The fields as they would show a lead picture; null shows none. */
    static LeadForm of(Lead lead) {
        LeadForm form = new LeadForm();
        form.leadImage = lead == null ? "" : String.valueOf(lead.image());
        form.leadAlt = lead == null ? "" : Objects.requireNonNullElse(lead.alt(), "");
        form.leadDecorative = lead != null && lead.decorative() ? "true" : "";
        form.leadCaption = lead == null ? "" : Objects.requireNonNullElse(lead.caption(), "");
        form.leadCredit = lead == null ? "" : Objects.requireNonNullElse(lead.credit(), "");
        form.leadCrop = lead == null || lead.crop() == null ? "" : lead.crop().text();
        return form;
    }

    /** The text of one field, by its name. */
    String value(String field) {
        return switch (field) {
            case "leadImage" -> leadImage;
            case "leadAlt" -> leadAlt;
            case "leadDecorative" -> leadDecorative;
            case "leadCaption" -> leadCaption;
            case "leadCredit" -> leadCredit;
            case "leadCrop" -> leadCrop;
            default -> throw new IllegalArgumentException("The details have no field " + field);
        };
    }

    /**
     * What they say, checked; the words of no picture are none.
     *
     * @throws Invalid naming every field that is wrong
     */
    Lead read() {
        List<Invalid.FieldError> errors = new ArrayList<>();
        Optional<Long> image = DetailsForm.field(errors, this::readImage, Optional.empty());
        String alt = DetailsForm.field(errors, () -> lines("leadAlt", "The alt text", leadAlt, Figure.ALT_MAX), null);
        boolean decorative = DetailsForm.field(errors, this::readDecorative, false);
        String caption = DetailsForm.field(
                errors, () -> lines("leadCaption", "The caption", leadCaption, Description.CAPTION_MAX), null);
        String credit = DetailsForm.field(
                errors, () -> lines("leadCredit", "The credit", leadCredit, Description.CREDIT_MAX), null);
        Crop crop = DetailsForm.field(errors, this::readCrop, null);
        if (!errors.isEmpty()) {
            throw new Invalid(errors);
        }
        return image.map(number -> new Lead(number, alt, decorative, caption, credit, crop))
                .orElse(null);
    }

    private static String lines(String field, String label, String text, int max) {
        return Input.lines(field, label, text, max).orElse(null);
    }

    private Optional<Long> readImage() {
        return Input.line("leadImage", "The lead picture", leadImage, 20).map(number -> {
            if (!number.matches("[0-9]{1,18}")) {
                throw new Invalid(
                        "leadImage",
                        "A picture is chosen by its number in the library; “%s” is none.".formatted(number));
            }
            return Image.findById(Long.parseLong(number))
                    .map(image -> image.id)
                    .orElseThrow(() -> new Invalid(
                            "leadImage",
                            "The library has no picture number %s: it may have been deleted. Choose another."
                                    .formatted(number)));
        });
    }

    private boolean readDecorative() {
        return Input.line("leadDecorative", "Whether the lead picture is decorative", leadDecorative, 10)
                .map(word -> {
                    if (!word.equals("true")) {
                        throw new Invalid("leadDecorative", "“%s” is neither true nor nothing.".formatted(word));
                    }
                    return true;
                })
                .orElse(false);
    }

    private Crop readCrop() {
        if (leadCrop == null || leadCrop.isBlank()) {
            return null;
        }
        try {
            return Crop.parse(leadCrop);
        } catch (DocumentException e) {
            throw new Invalid("leadCrop", "The crop cannot be taken: %s.".formatted(e.getMessage()));
        }
    }
}
