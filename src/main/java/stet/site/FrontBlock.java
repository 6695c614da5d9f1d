package stet.site;

import java.util.List;
import java.util.Locale;
import stet.curation.Layout;

/**
 * A block of a front as a page shows it: at least one story.
 *
 * @param position from 1
 * @param title what an editor wrote over it, else null
 * @param section whose block it is, else null
 * @param topic whose block it is, else null
 * @param byReaders whether it goes by how often stories were read
 */
public record FrontBlock(
        int position,
        String title,
        Layout layout,
        SectionLink section,
        StoryPage.Link topic,
        boolean byReaders,
        List<Card> stories) {
    /** Whether a card says which section it is of: not below that section's name. */
    public boolean isLabelled() {
        return section == null;
    }

    /** Whether it speaks in opinion's own voice. */
    public boolean isOpinion() {
        return layout == Layout.OPINION_ROW
                || layout != Layout.LIST
                        && stories.stream().allMatch(story -> story.kind().isOpinion());
    }

    public boolean isLead() {
        return layout == Layout.LEAD || layout == Layout.LEAD_AND_TWO || layout == Layout.LEAD_AND_FOUR;
    }

    public boolean isFour() {
        return layout == Layout.FOUR;
    }

    public boolean isList() {
        return layout == Layout.LIST;
    }

    public boolean isMostRead() {
        return layout == Layout.MOST_READ;
    }

    /** The style sheet's name for the layout. */
    public String style() {
        return layout.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    FrontBlock with(Pictures pictures) {
        return new FrontBlock(position, title, layout, section, topic, byReaders, Card.with(pictures, stories));
    }

    /** How its pictures stand, or those of who wrote what is opinion; null where there are none. */
    public Setting setting() {
        if (isOpinion() && !isLead()) {
            return Setting.FACE;
        }
        return switch (layout) {
            case LEAD, LEAD_AND_TWO, LEAD_AND_FOUR -> Setting.LEAD;
            case FOUR -> Setting.FOUR;
            case STRIP_OF_THREE, STRIP_OF_FOUR, STRIP_OF_SIX ->
                stories.size() == 2 ? Setting.FIRST_OF_TWO : Setting.STRIP;
            case OPINION_ROW -> Setting.FACE;
            case LIST, MOST_READ -> null;
        };
    }

    /** The same for those that follow the first. */
    public Setting settingOfRest() {
        Setting first = setting();
        if (first == Setting.LEAD) {
            return Setting.SECOND;
        } else if (first == Setting.FIRST_OF_TWO) {
            return Setting.HALF;
        }
        return first != Setting.STRIP ? first : stories.size() == 4 ? Setting.FOURTH : Setting.THIRD;
    }

    public Card first() {
        return stories.get(0);
    }

    /** What stands below or beside the first. */
    public List<Card> rest() {
        return stories.subList(1, stories.size());
    }
}
