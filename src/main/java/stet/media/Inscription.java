package stet.media;

import com.drew.lang.ByteArrayReader;
import com.drew.lang.SequentialByteArrayReader;
import com.drew.metadata.Directory;
import com.drew.metadata.Metadata;
import com.drew.metadata.MetadataException;
import com.drew.metadata.exif.ExifIFD0Directory;
import com.drew.metadata.exif.ExifReader;
import com.drew.metadata.exif.ExifSubIFDDirectory;
import com.drew.metadata.iptc.IptcDirectory;
import com.drew.metadata.iptc.IptcReader;
import com.drew.metadata.xmp.XmpDirectory;
import com.drew.metadata.xmp.XmpReader;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jboss.logging.Logger;

/**
 * What a file says of its picture, as text that can be kept: what is missing, or cannot be read, is null. Where it was
 * taken is not asked for.
 *
 * @see <a href="https://iptc.org/std/photometadata/specification/">IPTC Photo Metadata Standard</a>, which says what is
 *     the same in IPTC, XMP and EXIF
 */
record Inscription(
        String caption,
        String credit,
        String copyright,
        List<String> keywords,
        Instant takenAt,
        Orientation orientation) {
    private static final Logger LOG = Logger.getLogger(Inscription.class);

    private static final String DC = "dc:";
    private static final String PHOTOSHOP = "photoshop:";
    private static final Instant FIRST_PHOTOGRAPH = Instant.parse("1826-01-01T00:00:00Z");
    private static final Instant NOBODY_KNOWS = Instant.parse("2200-01-01T00:00:00Z");

    /** A packet that declares entities would have us expand or fetch them: none that a camera wrote does. */
    private static final String DECLARATION = "<!";

    /** @param zone the newsroom's, for times without one */
    static Inscription of(Embedded embedded, ZoneId zone) {
        Metadata metadata = new Metadata();
        read(() -> Exif.wanted(embedded.exif()), bytes -> new ExifReader()
                .extract(new ByteArrayReader(bytes), metadata));
        read(() -> Iptc.records(embedded.iptc()), bytes -> new IptcReader()
                .extract(new SequentialByteArrayReader(bytes), metadata, bytes.length));
        read(() -> safePacket(embedded.xmp()), bytes -> new XmpReader().extract(bytes, metadata));
        return new Reading(metadata, zone).inscription();
    }

    private interface Reader {
        void read(byte[] bytes);
    }

    /** What a library stumbles over is not there: a picture is a picture without it. */
    private static void read(Supplier<byte[]> part, Reader reader) {
        byte[] bytes = part.get();
        if (bytes != null) {
            try {
                reader.read(bytes);
            } catch (RuntimeException | StackOverflowError e) {
                LOG.debugf(e, "What is written in a picture could not be read");
            }
        }
    }

    private static byte[] safePacket(byte[] xmp) {
        if (xmp == null) {
            return null;
        }
        String latin = new String(xmp, StandardCharsets.ISO_8859_1).replace("\0", "");
        return latin.contains(DECLARATION) ? null : xmp;
    }

    /** The same is written in several places, of which one may be old: XMP goes before IPTC, and IPTC before EXIF. */
    private static final class Reading {
        private final Metadata metadata;
        private final ZoneId zone;
        private final Map<String, String> xmp = new TreeMap<>();

        Reading(Metadata metadata, ZoneId zone) {
            this.metadata = metadata;
            this.zone = zone;
            for (XmpDirectory directory : metadata.getDirectoriesOfType(XmpDirectory.class)) {
                xmp.putAll(directory.getXmpProperties());
            }
        }

        Inscription inscription() {
            String caption = first(
                    xmp.get(DC + "description[1]"),
                    text(IptcDirectory.class, IptcDirectory.TAG_CAPTION),
                    text(ExifIFD0Directory.class, ExifIFD0Directory.TAG_IMAGE_DESCRIPTION));
            String copyright = first(
                    xmp.get(DC + "rights[1]"),
                    text(IptcDirectory.class, IptcDirectory.TAG_COPYRIGHT_NOTICE),
                    text(ExifIFD0Directory.class, ExifIFD0Directory.TAG_COPYRIGHT));
            return new Inscription(
                    Written.lines(caption, Description.CAPTION_MAX),
                    Written.line(credit(), Description.CREDIT_MAX),
                    Written.line(copyright, Description.COPYRIGHT_MAX),
                    keywords(),
                    takenAt(),
                    orientation());
        }

        /** Who made it, and for whom: “Ada Lee / Reuters”. */
        private String credit() {
            String maker = first(
                    xmp.get(DC + "creator[1]"),
                    text(IptcDirectory.class, IptcDirectory.TAG_BY_LINE),
                    text(ExifIFD0Directory.class, ExifIFD0Directory.TAG_ARTIST));
            String provider = first(xmp.get(PHOTOSHOP + "Credit"), text(IptcDirectory.class, IptcDirectory.TAG_CREDIT));
            if (maker != null && provider != null && provider.contains(maker)) {
                return provider;
            }
            String both = Stream.of(maker, provider)
                    .filter(Objects::nonNull)
                    .distinct()
                    .collect(Collectors.joining(" / "));
            return both.isEmpty() ? null : both;
        }

        private List<String> keywords() {
            List<String> found = new ArrayList<>();
            for (int i = 1; xmp.containsKey(DC + "subject[" + i + "]"); i++) {
                found.add(xmp.get(DC + "subject[" + i + "]"));
            }
            if (found.isEmpty()) {
                for (IptcDirectory directory : metadata.getDirectoriesOfType(IptcDirectory.class)) {
                    found.addAll(Objects.requireNonNullElse(directory.getKeywords(), List.of()));
                }
            }
            Set<String> kept = new LinkedHashSet<>();
            for (String keyword : found) {
                String word = Written.line(keyword, Description.KEYWORD_MAX);
                if (word != null && kept.size() < Description.MOST_KEYWORDS) {
                    kept.add(word);
                }
            }
            return List.copyOf(kept);
        }

        private Instant takenAt() {
            Instant camera = known(() -> date(metadata.getFirstDirectoryOfType(ExifSubIFDDirectory.class)
                    .getDateOriginal(TimeZone.getTimeZone(zone))));
            Instant packet = camera != null ? camera : known(() -> time(xmp.get(PHOTOSHOP + "DateCreated")));
            return packet != null
                    ? packet
                    : known(() -> date(metadata.getFirstDirectoryOfType(IptcDirectory.class)
                            .getDateCreated()));
        }

        private static Instant known(Supplier<Instant> time) {
            try {
                Instant found = time.get();
                return found != null && found.isAfter(FIRST_PHOTOGRAPH) && found.isBefore(NOBODY_KNOWS) ? found : null;
            } catch (RuntimeException e) {
                // No such part, or nothing that is a time.
                return null;
            }
        }

        private static Instant date(Date date) {
            return date == null ? null : date.toInstant();
        }

        private Instant time(String text) {
            try {
                return OffsetDateTime.parse(text).toInstant();
            } catch (DateTimeException e) {
                return (text.length() == 10 ? LocalDate.parse(text).atStartOfDay() : LocalDateTime.parse(text))
                        .atZone(zone)
                        .toInstant();
            }
        }

        private Orientation orientation() {
            ExifIFD0Directory directory = metadata.getFirstDirectoryOfType(ExifIFD0Directory.class);
            try {
                int exif = directory == null ? 1 : directory.getInt(ExifIFD0Directory.TAG_ORIENTATION);
                return exif >= 1 && exif <= 8 ? new Orientation(exif) : Orientation.UPRIGHT;
            } catch (MetadataException e) {
                return Orientation.UPRIGHT;
            }
        }

        private <T extends Directory> String text(Class<T> part, int tag) {
            T directory = metadata.getFirstDirectoryOfType(part);
            return directory == null ? null : directory.getString(tag);
        }

        private static String first(String... texts) {
            return Stream.of(texts)
                    .filter(text -> text != null && !text.isBlank())
                    .findFirst()
                    .orElse(null);
        }
    }
}
