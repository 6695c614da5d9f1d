package stet.desk;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.Query;
import jakarta.persistence.Tuple;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import stet.media.Cut;

/**
 * Finds pictures for the library: one query a list, whatever is asked for.
 *
 * <p>Native, for the search and the keyset. Walks {@code image_newest} or {@code image_uploader} backwards, or finds by
 * {@code image_search} and {@code image_name}, {@code image_credit}, {@code image_taken}, {@code image_expiry}, {@code
 * image_undescribed}; each line asks {@code image_use_pkey} whether it is used, by itself: asked as a condition, it has
 * all that is used read for the few that are shown.
 */
final class PictureLines {
    /** So long before a right ends is it told. */
    static final Duration AHEAD = Duration.ofDays(30);

    private static final String SELECT = """
            select i.id, i.name, i.alt, i.caption, i.credit, i.focal_x, i.focal_y, i.uploaded_at, i.expires_at,
                   p.name as uploader, f.sha256, f.width, f.height, coalesce(i.expires_at <= :now, false) as expired,
                   u.used is not null as used
            from image i
            join person p on p.id = i.uploaded_by
            join image_version v on v.image_id = i.id and v.visible_until is null
            join image_file f on f.sha256 = v.sha256
            left join lateral (select true as used from image_use u where u.image_id = i.id limit 1) u on true
            """;

    private PictureLines() {}

    /** A page of the library, and the cursor of the next if there is one. */
    record Found(List<PictureLine> lines, Optional<Cursor> next) {}

    /** The pictures that a filter asks for, last uploaded first. */
    static Found list(PictureFilter filter, ZoneId zone, Instant now, int most) {
        return list("true", filter, zone, now, most);
    }

    /** Those of them that may still be shown, to choose from. */
    static List<PictureLine> showable(PictureFilter filter, ZoneId zone, Instant now, int most) {
        return list("(i.expires_at is null or i.expires_at > :now)", filter, zone, now, most)
                .lines();
    }

    private static Found list(String condition, PictureFilter filter, ZoneId zone, Instant now, int most) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> conditions = new ArrayList<>(List.of(condition));
        filter.words().ifPresent(words -> {
            conditions.add("(i.search @@ to_tsquery('stet', :terms) or i.name ilike :words escape '\\')");
            values.put("terms", SearchTerms.of(words));
            values.put("words", SearchTerms.within(words));
            SearchTerms.planForThese();
        });
        filter.wantedCredit().ifPresent(credit -> {
            conditions.add("i.credit ilike :credit escape '\\'");
            values.put("credit", SearchTerms.within(credit));
        });
        filter.wantedUse().ifPresent(use -> {
            conditions.add(condition(use));
            if (use == PictureFilter.Use.EXPIRING) {
                values.put("soon", now.plus(AHEAD));
            }
        });
        filter.uploader().ifPresent(person -> {
            conditions.add("i.uploaded_by = :person");
            values.put("person", person);
        });
        String dated = filter.isByTaking() ? "i.taken_at" : "i.uploaded_at";
        filter.firstDay().ifPresent(day -> {
            conditions.add(dated + " >= :from");
            values.put("from", start(day, zone));
        });
        filter.lastDay().ifPresent(day -> {
            conditions.add(dated + " < :until");
            values.put("until", start(day.plusDays(1), zone));
        });
        filter.cursor().ifPresent(cursor -> {
            conditions.add("(i.uploaded_at, i.id) < (:uploaded, :id)");
            values.put("uploaded", cursor.at());
            values.put("id", cursor.id());
        });
        List<PictureLine> lines = run(conditions, values, now, most + 1);
        if (lines.size() <= most) {
            return new Found(lines, Optional.empty());
        }
        PictureLine last = lines.get(most - 1);
        return new Found(lines.subList(0, most), Optional.of(new Cursor(last.uploadedAt(), last.id())));
    }

    /** Those of some pictures, by id; their primary key. */
    static Map<Long, PictureLine> ofPictures(Collection<Long> pictures, Instant now) {
        Map<Long, PictureLine> found = new LinkedHashMap<>();
        if (!pictures.isEmpty()) {
            run(List.of("i.id in (:pictures)"), Map.of("pictures", pictures), now, pictures.size())
                    .forEach(line -> found.put(line.id(), line));
        }
        return found;
    }

    private static Instant start(LocalDate day, ZoneId zone) {
        return day.atStartOfDay(zone).toInstant();
    }

    private static String condition(PictureFilter.Use use) {
        return switch (use) {
            case USED -> "u.used";
            case UNUSED -> "u.used is null";
            case EXPIRING -> "i.expires_at > :now and i.expires_at <= :soon";
            case EXPIRED -> "i.expires_at <= :now";
            case UNDESCRIBED -> "i.alt is null";
        };
    }

    private static List<PictureLine> run(List<String> conditions, Map<String, Object> values, Instant now, int most) {
        Query query = Panache.getEntityManager()
                .createNativeQuery(
                        SELECT + "where " + String.join(" and ", conditions)
                                + " order by i.uploaded_at desc, i.id desc",
                        Tuple.class)
                .setParameter("now", now)
                .setMaxResults(most);
        values.forEach(query::setParameter);
        @SuppressWarnings("unchecked")
        List<Tuple> rows = query.getResultList();
        return rows.stream().map(PictureLines::line).toList();
    }

    private static PictureLine line(Tuple row) {
        return new PictureLine(
                row.get("id", Long.class),
                row.get("name", String.class),
                row.get("alt", String.class),
                row.get("caption", String.class),
                row.get("credit", String.class),
                Cut.of(
                        row.get("sha256", String.class),
                        0,
                        0,
                        row.get("width", Integer.class),
                        row.get("height", Integer.class)),
                row.get("focal_x", Double.class),
                row.get("focal_y", Double.class),
                row.get("uploaded_at", Instant.class),
                row.get("uploader", String.class),
                row.get("expires_at", Instant.class),
                row.get("expired", Boolean.class),
                row.get("used", Boolean.class));
    }
}
