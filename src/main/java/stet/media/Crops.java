package stet.media;

import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.persistence.TypedQuery;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes and reads what is shown of images: the tables {@code image_cut}, {@code image_crop}, {@code image_framing}. */
final class Crops {
    private Crops() {}

    /** An image's crops by ratio. Index {@code image_crop_pkey}. */
    static Map<Ratio, Crop> of(long image) {
        Map<Ratio, Crop> crops = new EnumMap<>(Ratio.class);
        query("""
                        select r.ratio, r.by_hand, c.hash, c.sha256, c.x, c.y, c.width, c.height
                        from image_crop r join image_cut c on c.hash = r.hash where r.image_id = :image""", Object[].class)
                .setParameter("image", image)
                .getResultList()
                .forEach(row -> crops.put(Ratio.of((String) row[0]), new Crop(cut(row, 2), (Boolean) row[1])));
        return crops;
    }

    /** Index {@code image_crop_pkey}. */
    static Map<Long, Map<String, Framing>> drawnOn(Collection<Long> images) {
        Map<Long, Map<String, Framing>> drawn = new HashMap<>();
        query("""
                        select r.image_id, r.ratio, cast(c.x as float8) / f.width, cast(c.y as float8) / f.height,
                            cast(c.width as float8) / f.width, cast(c.height as float8) / f.height
                        from image_crop r join image_cut c on c.hash = r.hash join image_file f on f.sha256 = c.sha256
                        where r.image_id = any(cast(:images as bigint[])) and r.by_hand""", Object[].class)
                .setParameter("images", images.toArray(Long[]::new))
                .getResultList()
                .forEach(row -> drawn.computeIfAbsent((Long) row[0], image -> new HashMap<>())
                        .put((String) row[1], new Framing((Double) row[2], (Double) row[3], (Double) row[4], (Double)
                                row[5])));
        return drawn;
    }

    private static Cut cut(Object[] row, int from) {
        return new Cut(
                (String) row[from],
                (String) row[from + 1],
                (Integer) row[from + 2],
                (Integer) row[from + 3],
                (Integer) row[from + 4],
                (Integer) row[from + 5]);
    }

    /** Makes cuts known, so that they are rendered when somebody asks. */
    static void know(Collection<Cut> cuts) {
        List<Cut> all = List.copyOf(cuts);
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into image_cut (hash, sha256, x, y, width, height)
                        select * from unnest(cast(:hashes as text[]), cast(:files as text[]), cast(:xs as int[]),
                            cast(:ys as int[]), cast(:widths as int[]), cast(:heights as int[]))
                        on conflict (hash) do nothing""")
                .setParameter("hashes", texts(all, Cut::hash))
                .setParameter("files", texts(all, Cut::file))
                .setParameter("xs", numbers(all, Cut::x))
                .setParameter("ys", numbers(all, Cut::y))
                .setParameter("widths", numbers(all, Cut::width))
                .setParameter("heights", numbers(all, Cut::height))
                .executeUpdate();
    }

    static void put(long image, Map<Ratio, Crop> crops) {
        know(crops.values().stream().map(Crop::cut).toList());
        List<Ratio> ratios = List.copyOf(crops.keySet());
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into image_crop (image_id, ratio, hash, by_hand)
                        select :image, * from unnest(cast(:ratios as text[]), cast(:hashes as text[]), cast(:hands as boolean[]))
                        on conflict (image_id, ratio) do update set hash = excluded.hash, by_hand = excluded.by_hand""")
                .setParameter("image", image)
                .setParameter("ratios", texts(ratios, Ratio::label))
                .setParameter(
                        "hashes", texts(ratios, ratio -> crops.get(ratio).cut().hash()))
                .setParameter(
                        "hands",
                        ratios.stream().map(ratio -> crops.get(ratio).byHand()).toArray(Boolean[]::new))
                .executeUpdate();
    }

    /** Before an image becomes another file: what was shown of this one. */
    static void remember(long image) {
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into image_former_crop (image_id, sha256, ratio, hash)
                        select r.image_id, c.sha256, r.ratio, r.hash
                        from image_crop r join image_cut c on c.hash = r.hash where r.image_id = :image
                        on conflict (image_id, sha256, ratio) do update set hash = excluded.hash""")
                .setParameter("image", image)
                .executeUpdate();
    }

    /** Notes rectangles of somebody's own, so that there is a cut for each whatever file its image becomes. */
    static void note(Collection<Framed> parts) {
        List<Framed> all = List.copyOf(parts);
        Panache.getEntityManager()
                .createNativeQuery("""
                        insert into image_framing (image_id, x, y, width, height)
                        select * from unnest(cast(:images as bigint[]), cast(:xs as float8[]), cast(:ys as float8[]),
                            cast(:widths as float8[]), cast(:heights as float8[]))
                        on conflict do nothing""")
                .setParameter("images", all.stream().map(Framed::image).toArray(Long[]::new))
                .setParameter("xs", fractions(all, Framing::x))
                .setParameter("ys", fractions(all, Framing::y))
                .setParameter("widths", fractions(all, Framing::width))
                .setParameter("heights", fractions(all, Framing::height))
                .executeUpdate();
    }

    private static Double[] fractions(List<Framed> all, Function<Framing, Double> fraction) {
        return all.stream().map(Framed::framing).map(fraction).toArray(Double[]::new);
    }

    static List<Framing> framings(long image) {
        return query("select x, y, width, height from image_framing where image_id = :image", Object[].class)
                .setParameter("image", image)
                .getResultStream()
                .map(row -> new Framing((Double) row[0], (Double) row[1], (Double) row[2], (Double) row[3]))
                .toList();
    }

    private static <T> String[] texts(List<T> all, Function<T, String> text) {
        return all.stream().map(text).toArray(String[]::new);
    }

    private static Integer[] numbers(List<Cut> all, Function<Cut, Integer> number) {
        return all.stream().map(number).toArray(Integer[]::new);
    }

    private static <T> TypedQuery<T> query(String sql, Class<T> rows) {
        @SuppressWarnings("unchecked")
        TypedQuery<T> query = (TypedQuery<T>) Panache.getEntityManager().createNativeQuery(sql, rows);
        return query;
    }
}
