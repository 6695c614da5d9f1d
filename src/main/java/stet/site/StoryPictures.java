package stet.site;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import stet.document.PictureHtml;
import stet.document.PictureInText;
import stet.document.PictureMarkup;
import stet.document.SafeHtml;
import stet.media.Cut;
import stet.media.Ratio;
import stet.media.Renditions;

/** The pictures of a story's page: what leads it, those in its text, the portraits of its writers. */
final class StoryPictures implements PictureMarkup {
    /** The widest that machines are offered. */
    private static final int FOR_MACHINES = 1280;

    private final Story story;
    private final Pictures all;
    private final Framing framing;

    private StoryPictures(Story story, Pictures all, Framing framing) {
        this.story = story;
        this.all = all;
        this.framing = framing;
    }

    /**
     * One statement.
     *
     * @param beside the stories that stand with pictures below this one
     */
    static StoryPictures read(Context context, Story story, SafeHtml body, Collection<Card> beside) {
        Stream<Long> own = Stream.of(
                        Stream.ofNullable(story.lead())
                                .flatMap(lead -> lead.art().images()),
                        story.writers().stream().flatMap(writer -> Stream.ofNullable(writer.portrait())),
                        body.pictures().stream().map(PictureInText::image))
                .flatMap(each -> each);
        return new StoryPictures(
                story, context.pictures(Stream.concat(own, beside.stream().flatMap(Card::images))), context.framing());
    }

    Pictures all() {
        return all;
    }

    /** Null where there is none, or none any more. */
    StoryPage.Lead lead() {
        return plate().map(plate -> plate.withheld()
                        ? new StoryPage.Lead(null, null, null)
                        : new StoryPage.Lead(
                                plate.set(
                                        Setting.STORY,
                                        story.lead().art().crop(),
                                        story.lead().alt()),
                                story.lead().caption(),
                                story.lead().credit()))
                .orElse(null);
    }

    private Optional<Plate> plate() {
        return Optional.ofNullable(story.lead())
                .flatMap(lead -> all.find(lead.art().lead()));
    }

    private Optional<Plate> shownPlate() {
        return plate().filter(plate -> !plate.withheld());
    }

    /** Null where there is none. */
    StoryPage.SocialImage social() {
        return shownPlate()
                .map(plate -> {
                    Cut cut = plate.cutWithin(Ratio.SOCIAL, story.lead().art().crop());
                    int width = Plate.social(cut);
                    return new StoryPage.SocialImage(
                            framing.url(Renditions.path(cut, width, Renditions.Format.JPEG)),
                            width,
                            Renditions.height(cut, width),
                            story.lead().alt());
                })
                .orElse(null);
    }

    /** Absolute addresses in the three shapes that search engines ask for; none where there is no picture. */
    List<String> forMachines() {
        List<String> urls = new ArrayList<>();
        shownPlate().ifPresent(plate -> Stream.of(Ratio.SQUARE, Ratio.CLASSIC, Ratio.WIDE)
                .map(ratio -> plate.cutWithin(ratio, story.lead().art().crop()))
                .map(cut -> Renditions.path(cut, Plate.widest(cut, FOR_MACHINES), Renditions.Format.JPEG))
                .map(framing::url)
                .forEach(urls::add));
        return urls;
    }

    /** Null for whoever has none. */
    Picture portrait(Story.Writer writer) {
        return all.findShown(writer.portrait())
                .map(plate -> plate.set(Setting.BYLINE, null, ""))
                .orElse(null);
    }

    @Override
    public Optional<PictureHtml> find(PictureInText wanted) {
        return all.find(wanted.image())
                .map(plate -> plate.withheld()
                        ? PictureHtml.withheld(framing.written(Templates.withheld()))
                        : PictureHtml.shown(framing.written(Templates.picture(
                                plate.set(
                                        setting(wanted.place()), Ratio.of(wanted.ratio()), wanted.crop(), wanted.alt()),
                                false))));
    }

    @Override
    public String nameOfGallery(int pictures) {
        return framing.written(Templates.galleryName(pictures));
    }

    private static Setting setting(PictureInText.Place place) {
        return switch (place) {
            case TEXT -> Setting.TEXT;
            case GRID -> Setting.GRID;
            case SLIDESHOW -> Setting.SLIDESHOW;
        };
    }
}
