package stet.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import stet.media.Framed;

/**
 * A list as its editors have lined it up, and readers do not see it yet: the draft of its next launch.
 *
 * @param spots from the top; a pinned one stands among the others where it was put, and its pin says where it is shown
 * @param hidden stories that no rule may bring into this list
 */
public record Lineup(List<Spot> spots, Set<Long> hidden) {
    public static final Lineup EMPTY = new Lineup(List.of(), Set.of());

    /** More than a list of a hundred will ever want; so that a draft stays one small row. */
    static final int MOST = 200;

    public Lineup {
        spots = List.copyOf(spots);
        // Ordered, so that equal line-ups are equal text in the database.
        hidden = Collections.unmodifiableSet(new LinkedHashSet<>(hidden));
    }

    /** What readers see now, as the beginning of the next draft. */
    static Lineup of(Launch launch) {
        return new Lineup(launch.placements().stream().map(Spot::of).toList(), launch.hidden());
    }

    public Optional<Spot> find(long article) {
        return spots.stream().filter(spot -> spot.article() == article).findFirst();
    }

    /** The numbers of the pictures that stories have in this list only. */
    @JsonIgnore
    Set<Long> images() {
        return pictures().map(OwnPicture::image).collect(Collectors.toSet());
    }

    /** The parts of pictures that are shown in this list only. */
    @JsonIgnore
    Set<Framed> parts() {
        return pictures()
                .filter(picture -> picture.part() != null)
                .map(OwnPicture::framed)
                .collect(Collectors.toSet());
    }

    private Stream<OwnPicture> pictures() {
        return spots.stream().map(Spot::image).filter(Objects::nonNull);
    }

    @JsonIgnore
    public boolean isEmpty() {
        return spots.isEmpty() && hidden.isEmpty();
    }

    /** The placements of a launch: pinned ones at their pins, the others in order at what positions are left. */
    List<Placement> placements() {
        return byPosition().entrySet().stream()
                .map(entry -> entry.getValue().placedAt(entry.getKey()))
                .toList();
    }

    /** Where each spot stands, from position 1 on: pinned ones at their pins, the others in what is left. */
    public SortedMap<Integer, Spot> byPosition() {
        SortedMap<Integer, Spot> placed = new TreeMap<>();
        spots.stream().filter(Spot::isPinned).forEach(spot -> placed.put(spot.pin(), spot));
        int free = 0;
        for (Spot spot : spots) {
            if (!spot.isPinned()) {
                do {
                    free++;
                } while (placed.containsKey(free));
                placed.put(free, spot);
            }
        }
        return Collections.unmodifiableSortedMap(placed);
    }

    /** Whether readers would see the same of both. */
    boolean showsAs(Lineup other) {
        return shown().equals(other.shown()) && hidden.equals(other.hidden());
    }

    private Map<Integer, Spot> shown() {
        return placements().stream().collect(Collectors.toMap(Placement::position, Spot::of));
    }

    /** With a spot put before another story's, or last. */
    Lineup inserting(Spot spot, Long before) {
        List<Spot> others = new ArrayList<>(spots);
        others.removeIf(other -> other.article() == spot.article());
        int at = others.size();
        for (int place = 0; place < others.size(); place++) {
            if (before != null && others.get(place).article() == before) {
                at = place;
            }
        }
        others.add(at, spot);
        return new Lineup(others, hidden);
    }

    Lineup without(long article) {
        return new Lineup(
                spots.stream().filter(spot -> spot.article() != article).toList(), hidden);
    }

    /** With a spot in the place of the one that the same story had. */
    Lineup replacing(Spot spot) {
        return new Lineup(
                spots.stream()
                        .map(other -> other.article() == spot.article() ? spot : other)
                        .toList(),
                hidden);
    }

    Lineup hiding(long article) {
        Set<Long> more = new LinkedHashSet<>(hidden);
        more.add(article);
        return new Lineup(spots, more);
    }

    Lineup notHiding(long article) {
        Set<Long> fewer = new LinkedHashSet<>(hidden);
        fewer.remove(article);
        return new Lineup(spots, fewer);
    }
}
