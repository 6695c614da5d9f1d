package stet.site;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import stet.curation.Arrangement;
import stet.curation.Block;
import stet.curation.Definition;
import stet.curation.Layout;
import stet.curation.Lineup;
import stet.curation.OwnPicture;
import stet.curation.Placed;
import stet.curation.Rule;
import stet.curation.Unfolding;
import stet.outbox.Key;

/**
 * What editors placed in the blocks of fronts and in lists, as readers can see it at one instant: one statement for all
 * of a page.
 */
final class PlacedStories {
    /** Stands for the front of the lists that are no front's. */
    private static final String NO_FRONT = "";

    /**
     * The fronts' launches of an instant and the launches of their lists through their exclusion constraints' indexes,
     * blocks, placements and what lists were before through their keys, and each story's publication through {@code
     * publication_article}. Where nothing is launched, what stands in the lists that are asked for by their keys. One
     * statement, so that a launch that comes meanwhile is seen whole or not at all.
     *
     * <p>The limits keep that order of steps. PostgreSQL knows nothing of how many ranges hold an instant, takes them for
     * a few, and would else begin with all launches of the paper, or with all that is placed in any. Of a launched block
     * no more are read than it shows, and one, as that of the page is left out: whatever can be read before a placed story
     * has a place before it.
     */
    private static final Query PLACED = Candidates.query("""
            with launched as (
                select f.key as front, true as launched, b.position, b.list_id, b.title, b.layout, b.size, b.rule,
                    b.section_id as of_section, b.tag_id as of_tag, b.repeats
                from front f
                join front_launch fl
                    on fl.front_id = f.id and tstzrange(fl.visible_from, fl.visible_until) @> :at::timestamptz
                join front_block b on b.launch_id = fl.id and (not :leads or b.position = (
                    select min(x.position) from front_block x
                    where x.launch_id = fl.id and x.rule <> all (:of_the_paper)))
                where f.key = any (:fronts)),
            blocks as (
                select launched.*, l.key from launched cross join lateral (
                    select key from curated_list where id = launched.list_id limit 1) l
                union all
                select usual.front, false, 0, l.id, null, null, coalesce(was.size, l.size),
                    coalesce(was.rule, l.rule), null, null, null, l.key
                from unnest(:fronts, :keys) as usual (front, key) cross join lateral (
                    select id, key, size, rule from curated_list where key = usual.key limit 1) l
                left join lateral (
                    select d.size, d.rule from former_definition d
                    where d.list_id = l.id and d.ended_at > :at order by d.ended_at limit 1) was on true
                where usual.front not in (select front from launched))
            select b.front, b.launched, b.key, b.title, b.layout, b.size, b.rule, b.of_section, b.of_tag, b.repeats,
                t.slug as topic, t.name as topic_name, coalesce(la.hidden, '{}') as hidden, p.*
            from blocks b
            left join tag t on t.id = b.of_tag
            left join lateral (
                select l.id, array(select h.article_id from launch_hidden h where h.launch_id = l.id) as hidden
                from launch l
                where l.list_id = b.list_id and tstzrange(l.visible_from, l.visible_until) @> :at::timestamptz
                limit 1) la on true
            left join lateral (
                select m.position as place, m.pinned, m.headline, m.standfirst, m.kicker,
                    m.image_id, m.image_part, m.unfolding, p.*
                from placement m cross join lateral (
                    select {columns} from publication p where p.article_id = m.article_id and {visible} limit 1) p
                where m.launch_id = la.id
                    and (m.shown_from is null or m.shown_from <= :at)
                    and (m.shown_until is null or m.shown_until > :at)
                order by m.position limit case when b.launched then b.size + 1 end) p on true
            order by b.front, b.position, b.list_id, place""");

    private static final String[] OF_THE_PAPER =
            Stream.of(Rule.values()).filter(Rule::isOfThePaper).map(Rule::name).toArray(String[]::new);

    /**
     * A block of a front, and what stands in it.
     *
     * @param topic of its rule's tag, or null
     */
    record Laid(Block block, Topic topic, Arrangement<Candidate> arrangement) {
        int placedOrHidden() {
            return arrangement.placed().size() + arrangement.hidden().size();
        }
    }

    record Topic(String slug, String name) {}

    private record Place(String front, String list) {}

    private final Map<String, List<Block>> usual;

    /** The blocks of the fronts that were launched; of the other places, the size and the rule that their lists have. */
    private final Map<Place, Block> launched = new LinkedHashMap<>();

    private final Map<Place, Definition> own = new HashMap<>();
    private final Map<Place, Topic> topics = new HashMap<>();
    private final Map<Place, List<Placed<Candidate>>> placed = new HashMap<>();
    private final Map<Place, Set<Long>> hidden = new HashMap<>();

    private PlacedStories(Map<String, List<Block>> usual) {
        this.usual = usual;
    }

    /**
     * @param usual by the front's key, its blocks where nobody has launched any
     * @param leads whether of each front only the block is wanted that leads it: the first that is not of the whole paper
     * @param lists that are wanted besides; one that nobody has made is empty
     */
    static PlacedStories read(
            Rows rows, Instant at, Map<String, List<Block>> usual, boolean leads, List<Definition> lists) {
        List<String> fronts = new ArrayList<>();
        List<String> keys = new ArrayList<>();
        usual.forEach((front, blocks) -> blocks.forEach(block -> {
            fronts.add(front);
            keys.add(block.list());
        }));
        lists.forEach(list -> {
            fronts.add(NO_FRONT);
            keys.add(list.key());
        });
        PlacedStories found = new PlacedStories(usual);
        Map<String, Object> values = Map.of(
                "at", at,
                "leads", leads,
                "of_the_paper", OF_THE_PAPER,
                "fronts", fronts.toArray(String[]::new),
                "keys", keys.toArray(String[]::new));
        fronts.stream().filter(front -> !front.equals(NO_FRONT)).forEach(front -> rows.note(Key.front(front)));
        keys.forEach(list -> rows.note(Key.list(list)));
        // A story that is placed may be still to come.
        rows.note(Key.NEWEST);
        rows.list(PLACED, values, row -> {
            rows.note(Key.list(row.getString("key")));
            if (row.getObject("of_tag") != null) {
                rows.note(Key.tag(row.getLong("of_tag")));
            }
            return found.read(row);
        });
        return found;
    }

    /** The blocks of a front as they are lined up, with what would stand in them if that were launched now. */
    static List<Laid> lined(Rows rows, Instant at, FrontDraft draft) {
        List<Definition> ofThePaper = draft.blocks().stream()
                .filter(block -> !draft.lineups().containsKey(block.list()))
                .map(Block::definition)
                .toList();
        PlacedStories launched = read(rows, at, Map.of(), false, ofThePaper);
        Map<Long, Candidate> stories = new Candidates(rows, at).ofStories(draft.stories());
        return draft.blocks().stream()
                .map(block -> {
                    Place place = new Place(NO_FRONT, block.list());
                    Lineup lineup = draft.lineups().get(block.list());
                    return new Laid(
                            block,
                            draft.topics().get(block.tag()),
                            lineup == null
                                    ? launched.arrangement(place, block.definition())
                                    : arrangement(block.definition(), lineup, stories, at));
                })
                .toList();
    }

    /**
     * The same, with a list that is no front's as it is lined up.
     *
     * @param stories those of the line-up that can be read, by their number
     */
    PlacedStories lining(Definition list, Lineup lineup, Map<Long, Candidate> stories, Instant at) {
        Place place = new Place(NO_FRONT, list.key());
        own.put(place, list);
        placed.put(place, arrangement(list, lineup, stories, at).placed());
        hidden.put(place, lineup.hidden());
        return this;
    }

    private static Arrangement<Candidate> arrangement(
            Definition list, Lineup lineup, Map<Long, Candidate> stories, Instant at) {
        List<Placed<Candidate>> placed = new ArrayList<>();
        lineup.byPosition().forEach((position, spot) -> {
            Candidate story = stories.get(spot.article());
            if (story != null && spot.isShownAt(at)) {
                placed.add(new Placed<>(
                        position,
                        spot.isPinned(),
                        story.with(spot.headline(), spot.standfirst(), spot.kicker(), spot.image(), spot.unfolding())));
            }
        });
        return new Arrangement<>(list, placed, lineup.hidden());
    }

    private Place read(ResultSet row) throws SQLException {
        Place place = new Place(row.getString("front"), row.getString("key"));
        if (!hidden.containsKey(place)) {
            hidden.put(place, Set.of((Long[]) row.getArray("hidden").getArray()));
            readBlock(place, row);
        }
        if (row.getObject("article_id") != null) {
            placed.computeIfAbsent(place, key -> new ArrayList<>())
                    .add(new Placed<>(row.getInt("place"), row.getBoolean("pinned"), story(row)));
        }
        return place;
    }

    private static Candidate story(ResultSet row) throws SQLException {
        String unfolding = row.getString("unfolding");
        String part = row.getString("image_part");
        return Candidates.read(row)
                .with(
                        row.getString("headline"),
                        row.getString("standfirst"),
                        row.getString("kicker"),
                        OwnPicture.of(
                                row.getObject("image_id", Long.class),
                                part == null ? null : stet.media.Framing.parse(part)),
                        unfolding == null ? null : Unfolding.valueOf(unfolding));
    }

    private void readBlock(Place place, ResultSet row) throws SQLException {
        Rule rule = Rule.valueOf(row.getString("rule"));
        if (!row.getBoolean("launched")) {
            own.put(place, new Definition(place.list(), place.list(), row.getInt("size"), rule));
            return;
        }
        launched.put(
                place,
                new Block(
                        place.list(),
                        row.getString("title"),
                        Layout.valueOf(row.getString("layout")),
                        row.getInt("size"),
                        rule,
                        row.getObject("of_section", Long.class),
                        row.getObject("of_tag", Long.class),
                        row.getBoolean("repeats")));
        if (row.getString("topic") != null) {
            topics.put(place, new Topic(row.getString("topic"), row.getString("topic_name")));
        }
    }

    /** The blocks of a front, in order. */
    List<Laid> front(String front) {
        List<Block> blocks = launched.entrySet().stream()
                .filter(each -> each.getKey().front().equals(front))
                .map(Map.Entry::getValue)
                .toList();
        return (blocks.isEmpty() ? usual.get(front) : blocks)
                .stream()
                        .map(block -> {
                            Place place = new Place(front, block.list());
                            return new Laid(block, topics.get(place), arrangement(place, block.definition()));
                        })
                        .toList();
    }

    /** A list that is no front's, with the size and the rule that it has by now. */
    Arrangement<Candidate> list(Definition usually) {
        Place place = new Place(NO_FRONT, usually.key());
        return arrangement(place, own.getOrDefault(place, usually));
    }

    private Arrangement<Candidate> arrangement(Place place, Definition list) {
        return new Arrangement<>(list, placed.getOrDefault(place, List.of()), hidden.getOrDefault(place, Set.of()));
    }
}
