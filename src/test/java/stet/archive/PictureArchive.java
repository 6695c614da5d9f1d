package stet.archive;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;

/**
 * Fills a library with what a picture desk leaves in many years: pictures without bytes, of which most are used and a few
 * may be shown for a time only.
 *
 * @param pictures how many
 * @param end the instant of the newest
 */
record PictureArchive(int pictures, Instant end) {
    private static final List<String> FILLING = List.of("""
            insert into image_file
            select encode(sha256(convert_to('archive ' || n, 'UTF8')), 'hex'), 'JPEG', 3200000, 4000, 3000, 1, '#336699',
                cast('%1$s' as timestamptz) - n * interval '3 hours'
            from generate_series(1, %2$d) n""", """
            insert into image (name, alt, caption, credit, keywords, expires_at, taken_at, uploaded_by, uploaded_at)
            select 'DSC_' || n || '.jpg',
                case when n %% 10 > 0 then 'What is to be seen in picture ' || n end,
                case when n %% 777 = 0 then 'Zeppelins over the harbour' else 'The council in the harbour' end,
                case when n %% 5000 = 0 then 'Rare Eye' else 'Agency ' || n %% 40 end,
                array['harbour', 'day ' || n %% 365],
                case when n %% 50 = 0 then cast('%1$s' as timestamptz) + (n %% 400 - 300) * interval '1 day' end,
                f.added_at - interval '2 days', p.id, f.added_at
            from generate_series(1, %2$d) n
            join image_file f on f.sha256 = encode(sha256(convert_to('archive ' || n, 'UTF8')), 'hex')
            cross join (select id from person order by id limit 1) p""", """
            insert into image_version (image_id, sha256, visible_from, replaced_by)
            select i.id, encode(sha256(convert_to('archive ' || substring(i.name, '[0-9]+'), 'UTF8')), 'hex'),
                i.uploaded_at, i.uploaded_by
            from image i where i.name like 'DSC\\_%%.jpg'""", """
            insert into image_use (image_id, kind, user_id)
            select i.id, 'PUBLICATION', p.id
            from (select id, row_number() over (order by id) as n from image where name like 'DSC\\_%%.jpg') i
            join (select id, row_number() over (order by id) as n from publication) p on p.n = i.n and p.n %% 10 > 2""");

    /** @param user one who may set {@code session_replication_role} */
    void fill(String url, String user, String password) throws SQLException {
        try (Connection connection = DriverManager.getConnection(url, user, password);
                Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            statement.execute("set synchronous_commit = off");
            for (String sql : FILLING) {
                statement.execute(sql.formatted(end, pictures));
            }
            statement.execute("vacuum analyze image, image_file, image_version, image_use");
        }
    }
}
