package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import stet.document.Crop;

/**
 * Which pictures belong to a story, by their numbers in the library; each may be null.
 *
 * @param lead the one that leads it
 * @param crop the part of it that the story shows, or null for the library's choice
 * @param portrait of who wrote it first, where that belongs to its card
 */
record Art(Long lead, Crop crop, Long portrait) {
    /** Of a publication {@code p}. */
    static final String COLUMNS = """
            p.lead_image, concat_ws(',', p.lead_crop ->> 'x', p.lead_crop ->> 'y', p.lead_crop ->> 'width',
                p.lead_crop ->> 'height') as lead_crop""";

    static Art read(ResultSet row, Long portrait) throws SQLException {
        String crop = row.getString("lead_crop");
        return new Art(row.getObject("lead_image", Long.class), crop.isEmpty() ? null : Crop.parse(crop), portrait);
    }

    Stream<Long> images() {
        return Stream.of(lead, portrait).filter(Objects::nonNull);
    }
}
