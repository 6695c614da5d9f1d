package stet.site;

import io.agroal.api.AgroalDataSource;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Pages that a long past could make slow: what plans and times are looked at of, with a {@link stet.archive.Archive}. */
public final class ArchivePages {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("'/archive/'uuuu/MM/dd").withZone(ZoneOffset.UTC);

    private ArchivePages() {}

    /** Readers' pages of every kind, deep in their lists and far back in time too: their names and their addresses. */
    public static Map<String, String> ofReaders(AgroalDataSource database, Instant end) throws SQLException {
        String deep = "?before=" + new Cursor(end.minus(Duration.ofDays(15 * 365)), Long.MAX_VALUE).encode();
        String topic = "/tag/" + text(database, """
                select t.slug from tag t join publication_tag p on p.tag_id = t.id group by t.id order by count(*) desc limit 1""");
        String rare = "/tag/" + text(database, """
                select t.slug from tag t join publication_tag p on p.tag_id = t.id group by t.id order by count(*), t.id limit 1""");
        String author = "/author/" + text(database, """
                select a.slug from author a join publication_byline b on b.author_id = a.id
                group by a.id order by count(*) desc limit 1""");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("home", "/");
        pages.put("section", "/world");
        pages.put("section, 15 years back", "/world" + deep);
        pages.put("sub-section", "/world/mediterranean");
        pages.put("topic of many", topic);
        pages.put("topic of many, 15 years back", topic + deep);
        pages.put("topic of few", rare);
        pages.put("author of many", author);
        pages.put("author of many, 15 years back", author + deep);
        pages.put("latest", "/latest");
        pages.put("latest, 15 years back", "/latest" + deep);
        pages.put("day, 15 years back", DAY.format(end.minus(Duration.ofDays(15 * 365))));
        pages.put("corrections", "/corrections");
        pages.put("corrections, 15 years back", "/corrections" + deep);
        pages.put("story, new", story(database, "desc"));
        pages.put("story, the oldest", story(database, "asc"));
        pages.put("no such story", "/world/nothing-999999999");
        pages.put("no such page", "/world/nothing");
        return pages;
    }

    /** One with topics and no update, so that the paths of both runs are of one kind. */
    private static String story(AgroalDataSource database, String order) throws SQLException {
        return text(database, """
                with recursive tree(id, path) as (
                    select id, '/' || slug from section where parent_id is null
                    union all select s.id, tree.path || '/' || s.slug from section s join tree on tree.id = s.parent_id)
                select tree.path || '/' || p.slug || '-' || p.article_id
                from publication p join tree on tree.id = p.section_id
                where p.slug = 'from-the-archive' and p.visible_until is null
                order by p.first_published_at %s limit 1""".formatted(order));
    }

    /** The newsroom's lists and search. */
    public static Map<String, String> ofTheNewsroom() {
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("newsroom: desk", "/newsroom");
        pages.put("newsroom: stories", "/newsroom/stories");
        pages.put("newsroom: live", "/newsroom/stories?state=live");
        pages.put("newsroom: withdrawn", "/newsroom/stories?state=withdrawn");
        pages.put("newsroom: killed", "/newsroom/stories?state=killed");
        pages.put("newsroom: drafts", "/newsroom/stories?state=draft");
        pages.put("newsroom: scheduled", "/newsroom/stories?state=scheduled");
        pages.put("newsroom: a section", "/newsroom/stories?section=world");
        pages.put("newsroom: mine", "/newsroom/stories?whose=mine");
        pages.put("newsroom: common word", "/newsroom/stories?q=council");
        pages.put("newsroom: rare word", "/newsroom/stories?q=whales");
        pages.put("newsroom: no such word", "/newsroom/stories?q=xyzzyq");
        pages.put("newsroom: a list", "/newsroom/lists/recommended");
        pages.put("newsroom: a front", "/newsroom/fronts/home");
        pages.put("newsroom: topics", "/newsroom/topics");
        pages.put("newsroom: authors", "/newsroom/authors");
        pages.put("newsroom: ahead", "/newsroom/ahead");
        return pages;
    }

    /** The library of pictures, sought in every way, and the time machine, which knows what becomes of them. */
    public static Map<String, String> ofTheLibrary(AgroalDataSource database, Instant end) throws SQLException {
        String pictures = "/newsroom/pictures";
        String day =
                DAY.format(end.minus(Duration.ofDays(10 * 365))).substring(9).replace('/', '-');
        String person = text(database, "select uploaded_by from image where name = 'DSC_1.jpg'");
        Map<String, String> pages = new LinkedHashMap<>();
        pages.put("library", pictures);
        pages.put("library, ten years back", pictures + "?before=" + end.minus(Duration.ofDays(10 * 365)) + "_1");
        for (String asked : List.of(
                "q=harbour",
                "q=zeppelins",
                "q=DSC_4711",
                "q=xyzzyq",
                "credit=agency",
                "credit=rare+eye",
                "credit=xyzzyq",
                "use=used",
                "use=unused",
                "use=expiring",
                "use=expired",
                "use=undescribed",
                "by=" + person,
                "by=999999999",
                "from=" + day + "&until=" + day,
                "dated=taken&from=" + day + "&until=" + day,
                "dated=taken&until=1990-01-01",
                "use=unused&credit=rare+eye",
                "use=expired&q=zeppelins&by=" + person)) {
            pages.put("library: " + asked, pictures + "?" + asked);
        }
        pages.put("picker", pictures + "/choices?q=harbour");
        pages.put("picture", pictures + "/" + text(database, "select min(image_id) from image_use"));
        pages.put("machine", "/newsroom/at/" + end.minus(Duration.ofDays(10 * 365)) + "/");
        pages.put("machine, of a story", "/newsroom/at/" + end + story(database, "desc"));
        return pages;
    }

    private static String text(AgroalDataSource database, String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
