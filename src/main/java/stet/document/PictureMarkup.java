package stet.document;

import java.util.Optional;

/** How the pictures of a text look: whoever renders knows the files, the instant and the language, the text doesn't. */
public interface PictureMarkup {
    /** Where there are no pictures. */
    PictureMarkup NONE = new PictureMarkup() {
        @Override
        public Optional<PictureHtml> find(PictureInText picture) {
            return Optional.empty();
        }

        @Override
        public String nameOfGallery(int pictures) {
            return "";
        }
    };

    /** @return empty when there is no such picture any more; then nothing is left of it, not even its caption */
    Optional<PictureHtml> find(PictureInText picture);

    /**
     * What a gallery is called, for those who do not see it: “5 pictures”.
     *
     * @param pictures how many it shows
     */
    String nameOfGallery(int pictures);
}
