package stet.curation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.function.BiFunction;

/**
 * The changes that make what is lined up what it was before: each as somebody's hand would make it, so that others
 * collide with it and find again what it took out.
 */
final class WayBack {
    private WayBack() {}

    static List<Change> of(Lineup now, Lineup then) {
        List<Change> all = new ArrayList<>();
        now.hidden().stream()
                .filter(article -> !then.hidden().contains(article))
                .map(Change.Unhide::new)
                .forEach(all::add);
        for (Spot spot : now.spots()) {
            if (then.find(spot.article()).isEmpty()) {
                all.add(new Change.Remove(spot.article()));
            } else if (!Objects.equals(then.find(spot.article()).orElseThrow().pin(), spot.pin())) {
                // Another story may be the one that is kept there.
                all.add(new Change.Pin(spot.article(), null));
            }
        }
        then.hidden().stream().map(Change.Hide::new).forEach(all::add);
        Long next = null;
        for (Spot spot : reversed(then.spots())) {
            long article = spot.article();
            all.add(new Change.Place(article, next));
            all.add(new Change.Pin(article, spot.pin()));
            all.add(new Change.Show(article, spot.from(), spot.until()));
            all.add(new Change.Say(
                    article, spot.headline(), spot.standfirst(), spot.kicker(), spot.image(), spot.unfolding()));
            next = article;
        }
        return needed(all, now, (change, lineup) -> change.to(lineup));
    }

    static List<PlanChange> of(Plan now, Plan then) {
        List<PlanChange> all = new ArrayList<>();
        now.blocks().stream()
                .map(Block::list)
                .filter(list -> then.find(list).isEmpty())
                .map(PlanChange.Remove::new)
                .forEach(all::add);
        String next = null;
        for (Block block : reversed(then.blocks())) {
            String list = block.list();
            all.add(now.find(list).isEmpty() ? new PlanChange.Add(block, next) : new PlanChange.Move(list, next));
            all.add(new PlanChange.Edit(block));
            next = list;
        }
        return needed(all, now, (change, plan) -> change.to(plan));
    }

    /** Without those that leave everything as it is by then. */
    private static <C, L> List<C> needed(List<C> all, L from, BiFunction<C, L, L> to) {
        List<C> needed = new ArrayList<>();
        L reached = from;
        for (C change : all) {
            L next = to.apply(change, reached);
            if (!next.equals(reached)) {
                needed.add(change);
                reached = next;
            }
        }
        return needed;
    }

    private static <T> List<T> reversed(List<T> all) {
        List<T> reversed = new ArrayList<>(all);
        Collections.reverse(reversed);
        return reversed;
    }
}
