package stet.publishing;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.article.Lead;
import stet.article.Revision;
import stet.document.Crop;
import stet.media.Framed;
import stet.media.Framing;
import stet.media.Image;
import stet.media.ImageUse;

/** The pictures of a publication, those of its text and the one that leads it: readers may ask for them at any time. */
final class PublishedPictures {
    /** An image, and what is shown of it; null is the library's own choice. */
    private record Shown(long image, Crop crop) {
        Framed part() {
            return new Framed(image, new Framing(crop.x(), crop.y(), crop.width(), crop.height()));
        }
    }

    private PublishedPictures() {}

    /** Keeps them in the library, and what is cut out of them by hand ready to be rendered. */
    static void use(long publication, Revision revision) {
        Set<Shown> all = of(revision);
        if (all.isEmpty()) {
            return;
        }
        Image.use(
                ImageUse.Kind.PUBLICATION,
                publication,
                all.stream().map(Shown::image).collect(Collectors.toSet()));
        Image.frame(all.stream()
                .filter(shown -> shown.crop() != null)
                .map(Shown::part)
                .toList());
    }

    /** Lets them go. */
    static void release(long publication) {
        Image.release(ImageUse.Kind.PUBLICATION, List.of(publication));
    }

    private static Set<Shown> of(Revision revision) {
        Optional<Lead> lead = Optional.ofNullable(revision.metadata().lead());
        return Stream.concat(
                        lead.map(picture -> new Shown(picture.image(), picture.crop())).stream(),
                        revision.document().figures().stream().map(figure -> new Shown(figure.image(), figure.crop())))
                .collect(Collectors.toSet());
    }
}
