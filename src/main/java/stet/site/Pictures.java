package stet.site;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import stet.media.Cut;
import stet.media.Ratio;
import stet.outbox.Key;

/** The pictures of one page, as they were at its instant: one statement for all of them. */
final class Pictures {
    static final Pictures NONE = new Pictures(Map.of());

    /**
     * Images by their key, each one's file of the instant through the index of {@code one_file_at_a_time}; what was shown
     * of that file by the keys of {@code image_crop}, or of {@code image_former_crop} where it is another by now.
     */
    private static final Query OF_IMAGES = Query.of("""
            select i.id, f.sha256, f.width, f.height, f.colour, coalesce(i.expires_at <= :at, false) as withheld,
                array(
                    select array[k.ratio, k.hash, k.x::text, k.y::text, k.width::text, k.height::text] from (
                        select r.ratio, c.*, false as present
                        from image_former_crop r join image_cut c on c.hash = r.hash
                        where r.image_id = i.id and r.sha256 = f.sha256
                        union all
                        select r.ratio, c.*, true
                        from image_crop r join image_cut c on c.hash = r.hash
                        where r.image_id = i.id and c.sha256 = f.sha256) k
                    order by k.present) as cuts
            from image i
            join image_version v
                on v.image_id = i.id and tstzrange(v.visible_from, v.visible_until) @> :at::timestamptz
            join image_file f on f.sha256 = v.sha256
            where i.id = any (:images)""");

    private final Map<Long, Plate> plates;

    /** @param plates by the picture's number in the library */
    Pictures(Map<Long, Plate> plates) {
        this.plates = plates;
    }

    /** No statement where no picture is wanted. */
    static Pictures read(Rows rows, Instant at, Collection<Long> images) {
        if (images.isEmpty()) {
            return NONE;
        }
        images.forEach(image -> rows.note(Key.image(image)));
        Map<Long, Plate> found = new HashMap<>();
        rows.list(
                OF_IMAGES,
                Map.of("at", at, "images", images.stream().distinct().toArray(Long[]::new)),
                row -> found.put(row.getLong("id"), plate(row)));
        return new Pictures(found);
    }

    private static Plate plate(ResultSet row) throws SQLException {
        String file = row.getString("sha256");
        Map<Ratio, Cut> cuts = new EnumMap<>(Ratio.class);
        Array all = row.getArray("cuts");
        if (all.getArray() instanceof String[][] tuples) {
            for (String[] each : tuples) {
                cuts.put(Ratio.of(each[0]), cut(file, each));
            }
        }
        return new Plate(
                file,
                row.getInt("width"),
                row.getInt("height"),
                row.getString("colour"),
                row.getBoolean("withheld"),
                cuts);
    }

    private static Cut cut(String file, String[] tuple) {
        return new Cut(
                tuple[1],
                file,
                Integer.parseInt(tuple[2]),
                Integer.parseInt(tuple[3]),
                Integer.parseInt(tuple[4]),
                Integer.parseInt(tuple[5]));
    }

    /** Whether or not it may be shown. Empty when there is no such picture, or was none then. */
    Optional<Plate> find(Long image) {
        return Optional.ofNullable(image).map(plates::get);
    }

    /** One that may be shown. */
    Optional<Plate> findShown(Long image) {
        return find(image).filter(plate -> !plate.withheld());
    }
}
