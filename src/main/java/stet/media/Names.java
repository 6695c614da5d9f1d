package stet.media;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What things are called in the store: some hundred of them in a folder at most, as folders of millions are slow. */
final class Names {
    static final String ORIGINALS = "originals/";

    /** With the number of the way they are made: when that changes, so does the number, and all are made anew. */
    static final String RENDITIONS = "renditions/1/";

    private static final Pattern ORIGINAL = Pattern.compile(ORIGINALS + "[0-9a-f]{2}/([0-9a-f]{64})");
    private static final Pattern OF_CUT = Pattern.compile(RENDITIONS + "[0-9a-f]{2}/([0-9a-f]{20})-.*");

    private Names() {}

    static String original(String sha256) {
        return ORIGINALS + sha256.substring(0, 2) + "/" + sha256;
    }

    static String rendition(Rendition rendition) {
        return renditionsOf(rendition.cut()) + rendition.width() + "."
                + rendition.format().extension();
    }

    /**
     * All that there can be of a cut.
     *
     * @param cut its hash, width and height, with hyphens between
     */
    static List<String> allRenditionsOf(String cut) {
        String[] parts = cut.split("-");
        int width = Integer.parseInt(parts[1]);
        int height = Integer.parseInt(parts[2]);
        List<Integer> widths = new ArrayList<>(Renditions.widths(new Cut(parts[0], "", 0, 0, width, height)));
        widths.add(Renditions.SOCIAL_WIDTH);
        return widths.stream()
                .flatMap(each ->
                        Stream.of(Renditions.Format.values()).map(format -> new Rendition(parts[0], each, format)))
                .map(Names::rendition)
                .toList();
    }

    /** What the names of all renditions of a cut begin with. */
    static String renditionsOf(String cut) {
        return RENDITIONS + cut.substring(0, 2) + "/" + cut + "-";
    }

    /** The hash of an original. */
    static Optional<String> hashOf(String name) {
        return group(ORIGINAL, name);
    }

    /** The cut of a rendition. */
    static Optional<String> cutOf(String name) {
        return group(OF_CUT, name);
    }

    private static Optional<String> group(Pattern pattern, String name) {
        Matcher found = pattern.matcher(name);
        return found.matches() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
