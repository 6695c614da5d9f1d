package stet.site;

import java.time.Instant;
import java.util.List;

/**
 * The newsroom's bar over a page of the time machine.
 *
 * @param path the page's own address, with its query if it has one
 * @param past whether the instant is before now
 * @param dayStart when the instant's day begins in the newsroom's zone: where the slider does
 * @param minute of that day, by which the slider stands
 * @param lastMinute of that day: clock changes make some longer, some shorter
 * @param before the cursor of the page's list, or null
 * @param ofStory whether {@code previous} and {@code next} are one story's changes, and not the whole paper's
 * @param previous the nearest earlier change, or null; {@code next} likewise
 * @param permanent the absolute address that shows this page at exactly this instant
 * @param compare where it is compared with another instant
 * @param killed for the chief, at the address of a killed story; else null
 * @param killedSince for the chief, the stories that this page showed then and that were killed since
 */
public record MachineBar(
        String path,
        Instant instant,
        boolean past,
        Instant dayStart,
        long minute,
        long lastMinute,
        String before,
        String plainPath,
        List<Step> steps,
        boolean ofStory,
        Step previous,
        Step next,
        String permanent,
        String compare,
        String ahead,
        Killed killed,
        List<Long> killedSince) {

    /** A link to the same page at another instant. */
    public record Step(String label, Instant instant, String href) {}

    /**
     * A story that was taken down for good.
     *
     * @param since when it was first published; null, as the next two, when it was not public then
     */
    public record Killed(
            long story, Instant at, String by, String reason, Instant since, Instant from, Instant until) {}

    /** “2 stories”. */
    public String killedInWords() {
        return killedSince.size() == 1 ? "1 story" : killedSince.size() + " stories";
    }
}
