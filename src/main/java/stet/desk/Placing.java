package stet.desk;

import jakarta.ws.rs.core.MultivaluedMap;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import stet.curation.Change;
import stet.curation.CuratedList;
import stet.curation.Front;
import stet.people.Actor;
import stet.web.Input;
import stet.web.Invalid;
import stet.web.NewsroomTime;

/**
 * A change to what stands in a list, or in the blocks of a front, as a form sends it. {@code list} is the list's key, and
 * with its version behind a colon where one form serves several; {@code do} is that of {@link ChangeForm}, or {@code
 * carry} for into another block, {@code to}, or {@code keep} for what a rule brought to a {@code position}.
 */
final class Placing {
    private final MultivaluedMap<String, String> form;
    private final Seen list;
    private final Seen to;
    private final Change change;

    /** A list as somebody saw it. */
    private record Seen(String key, int version) {
        static Seen read(String field, String text, String version) {
            String line = Input.requiredLine(field, "The block", text, 200);
            int split = line.lastIndexOf(':');
            String number = split < 0 ? version : line.substring(split + 1);
            if (number == null || !number.strip().matches("\\d{1,9}")) {
                throw new Invalid("version", "The version that you saw is missing.");
            }
            return new Seen(split < 0 ? line : line.substring(0, split), Integer.parseInt(number.strip()));
        }
    }

    private Placing(MultivaluedMap<String, String> form, Seen list, Seen to, Change change) {
        this.form = form;
        this.list = list;
        this.to = to;
        this.change = change;
    }

    /** @throws Invalid when it is none of the known changes, or lacks something */
    static Placing read(MultivaluedMap<String, String> form, NewsroomTime time) {
        boolean carries = "carry".equals(form.getFirst("do"));
        boolean keeps = "keep".equals(form.getFirst("do"));
        return new Placing(
                form,
                Seen.read("list", form.getFirst("list"), form.getFirst("version")),
                carries ? Seen.read("to", form.getFirst("to"), null) : null,
                carries ? ChangeForm.place(form) : keeps ? ChangeForm.keep(form) : ChangeForm.read(form, time));
    }

    /** Which of the page's forms sends it. */
    static String form(MultivaluedMap<String, String> form) {
        String list = String.valueOf(form.getFirst("list"));
        int split = list.lastIndexOf(':');
        return "%s-%s-%s"
                .formatted(form.getFirst("do"), split < 0 ? list : list.substring(0, split), form.getFirst("article"));
    }

    /** The block in which it ends. */
    String target() {
        return to == null ? list.key() : to.key();
    }

    Change change() {
        return change;
    }

    /** Whether it gives the story another place. */
    boolean isMove() {
        return change instanceof Change.Place || change instanceof Change.Pin;
    }

    /** Makes it, in lists that stand on this front. */
    void make(Actor by, Instant now, Front front) {
        make(by, now, (field, key) -> {
            if (front.plan().find(key).isEmpty()) {
                throw new Invalid(field, "That block is not on the front any more.");
            }
            return CuratedList.get(key);
        });
    }

    /** Makes it in this list, whose page sent it. */
    void make(Actor by, Instant now, CuratedList only) {
        make(by, now, (field, key) -> {
            if (!only.definition().key().equals(key)) {
                throw new Invalid(field, "That is another list’s page.");
            }
            return only;
        });
    }

    private void make(Actor by, Instant now, BiFunction<String, String, CuratedList> lists) {
        CuratedList here = lists.apply("list", list.key());
        if ("keep".equals(form.getFirst("do"))) {
            here.keep(by, now, list.version(), change.article(), ((Change.Pin) change).position());
        } else if (to == null) {
            here.change(by, now, list.version(), change);
        } else {
            Long before = ((Change.Place) change).before();
            CuratedList there = lists.apply("to", to.key());
            here.carry(by, now, change.article(), list.version(), there, to.version(), before);
        }
    }

    /** To be sent once more, seen as the lists are now. */
    List<Trouble.Field> again() {
        List<Trouble.Field> again = new ArrayList<>(ChangeForm.fields(form));
        again.removeIf(field -> field.name().equals("list") || field.name().equals("to"));
        again.add(now("list", list));
        if (to != null) {
            again.add(now("to", to));
        }
        return again;
    }

    private static Trouble.Field now(String field, Seen seen) {
        return new Trouble.Field(
                field, seen.key() + ":" + CuratedList.get(seen.key()).version());
    }
}
