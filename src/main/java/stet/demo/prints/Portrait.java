package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Somebody who writes for the paper, made up: a head without a face, by its hair and what it wears. */
final class Portrait {
    private static final Color[] SKINS = {
        new Color(0xf0c9a4), new Color(0xdba878), new Color(0xb97f52), new Color(0x8f5b3a), new Color(0x5f3a28)
    };

    private enum Hair {
        CROPPED,
        CURLS,
        BOB,
        BUN,
        LONG,
        PARTED,
        WAVES,
        BALD,
        COILS,
        SWEPT
    }

    private enum Thing {
        GLASSES,
        BEARD,
        MOUSTACHE,
        SCARF,
        COLLAR,
        CAP,
        PENCIL,
        ROLLNECK
    }

    private final Sheet s;
    private final Sheet p;
    private final Color skin;
    private final Color shade;
    private final Color hair;
    private final Color coat;

    private Portrait(Sheet s, int skin, boolean grey) {
        this.s = s;
        this.p = s.at(800, 560, 4.1);
        this.skin = SKINS[skin];
        this.shade = s.mix(this.skin, s.inks.dark(), 0.32);
        this.hair = grey ? s.mix(s.inks.paper(), s.inks.dark(), 0.42) : s.mix(s.inks.dark(), Color.BLACK, 0.2);
        this.coat = s.inks.deep();
    }

    /**
     * @param words hair, perhaps {@code GREY}, a skin from 1 to 5, and things: {@code CURLS 3 GLASSES SCARF}
     * @throws IllegalArgumentException for another word
     */
    static void draw(Sheet s, String words) {
        int skin = 0;
        boolean grey = false;
        Hair hair = Hair.CROPPED;
        List<Thing> things = new ArrayList<>();
        for (String word : words.split("\\s+")) {
            if (word.matches("[1-5]")) {
                skin = Integer.parseInt(word) - 1;
            } else if (word.equals("GREY")) {
                grey = true;
            } else if (Arrays.stream(Hair.values()).anyMatch(each -> each.name().equals(word))) {
                hair = Hair.valueOf(word);
            } else {
                things.add(Thing.valueOf(word));
            }
        }
        Portrait portrait = new Portrait(s, skin, grey);
        portrait.behind(hair);
        portrait.body(things);
        portrait.head();
        portrait.inFront(hair);
        things.forEach(portrait::wear);
    }

    private void behind(Hair style) {
        s.ground(s.mix(s.inks.mid(), s.inks.soft(), 0.25));
        s.cuts(s.mix(s.inks.mid(), s.inks.soft(), 0.6), box(0, 0, Sheet.WIDTH, Sheet.HEIGHT), -0.6, 46, 150, 9, 0.45);
        s.glow(s.between(560, 1040), 430, 440, 0.5);
        s.fill(s.inks.light(), disc(800, 470, 330));
        switch (style) {
            case LONG ->
                p.fill(hair, blob("-52,-40 -38,-76 0,-88 38,-76 52,-40 58,10 62,66 30,74 -30,74 -62,66 -58,10"));
            case BOB -> p.fill(hair, blob("-54,-34 -40,-74 0,-86 40,-74 54,-34 56,4 46,22 -46,22 -56,4"));
            case WAVES ->
                p.fill(
                        hair,
                        blob("-50,-40 -40,-74 0,-86 40,-74 50,-40 60,-16 50,6 62,30 40,52 -40,52 -62,30 -50,6"
                                + " -60,-16"));
            case COILS -> {
                for (int i = 0; i < 15; i++) {
                    double turn = Math.PI + i * Math.PI / 14;
                    p.fill(hair, disc(50 * Math.cos(turn), -36 + 44 * Math.sin(turn), 17));
                }
            }
            case BUN -> p.fill(hair, disc(0, -92, 19));
            default -> {}
        }
    }

    private void body(List<Thing> things) {
        p.fill(shade, polygon("-17,14 17,14 21,62 -21,62"));
        Shape shoulders = blob("-22,50 -70,64 -104,84 -118,150 118,150 104,84 70,64 22,50 0,66");
        p.fill(coat, shoulders);
        p.cuts(s.mix(coat, s.inks.dark(), 0.45), blob("0,76 70,72 100,90 108,140 0,140"), 1.3, 30, 90, 9, 0.8);
        if (things.contains(Thing.ROLLNECK)) {
            p.fill(s.mix(coat, s.inks.dark(), 0.25), blob("-24,26 0,32 24,26 28,60 0,72 -28,60"));
        } else if (things.contains(Thing.COLLAR)) {
            p.fill(s.inks.paper(), polygon("-22,48 0,86 -16,96 -40,58"));
            p.fill(s.inks.paper(), polygon("22,48 0,86 16,96 40,58"));
        } else {
            p.fill(skin, blob("-18,48 18,48 6,74 0,80 -6,74"));
        }
    }

    private void head() {
        Shape face = blob("-38,-36 -32,-66 0,-78 32,-66 38,-36 36,-6 22,20 0,30 -22,20 -36,-6");
        p.fill(skin, oval(-40, -22, 7, 11));
        p.fill(shade, oval(40, -22, 7, 11));
        p.fill(skin, face);
        p.fill(shade, blob("4,-76 32,-66 38,-36 36,-6 22,20 2,30 12,4 6,-14 14,-30 6,-50"));
    }

    private void inFront(Hair style) {
        String cut =
                switch (style) {
                    case CROPPED -> "-40,-34 -44,-62 -22,-84 8,-88 36,-74 42,-36 34,-52 16,-62 -14,-64 -32,-54";
                    case PARTED -> "-42,-24 -46,-60 -24,-86 10,-88 38,-72 44,-26 36,-46 20,-62 -18,-72 -30,-52 -36,-40";
                    case SWEPT -> "-42,-30 -40,-62 -30,-86 16,-100 50,-84 44,-60 42,-32 34,-54 10,-62 -24,-60 -36,-46";
                    case BOB -> "-52,-6 -48,-60 -20,-86 20,-86 48,-60 52,-6 40,-8 36,-44 20,-58 -10,-52 -32,-50 -40,-8";
                    case LONG -> "-50,10 -48,-56 -22,-86 14,-88 46,-62 50,10 40,0 36,-40 8,-66 -20,-52 -38,-30 -40,0";
                    case WAVES -> "-48,-16 -48,-58 -22,-88 20,-90 48,-58 48,-16 38,-40 24,-60 -4,-64 -26,-52 -38,-36";
                    case CURLS, COILS -> "-42,-36 -40,-62 -12,-78 12,-78 40,-62 42,-36 34,-54 12,-62 -12,-62 -34,-54";
                    case BUN -> "-42,-24 -44,-58 -20,-84 20,-84 44,-58 42,-24 36,-46 22,-62 0,-68 -22,-62 -36,-46";
                    case BALD -> "-42,-14 -43,-36 -38,-44 -36,-28 -37,-14";
                };
        p.fill(hair, blob(Shapes.numbers(cut)));
        if (style == Hair.BALD) {
            p.fill(hair, blob("42,-14 43,-36 38,-44 36,-28 37,-14"));
        } else if (style == Hair.CURLS) {
            for (int i = 0; i < 13; i++) {
                double turn = Math.PI * 0.98 + i * Math.PI * 1.04 / 12;
                p.fill(hair, disc(40 * Math.cos(turn), -46 + 36 * Math.sin(turn), 12));
            }
        }
    }

    private void wear(Thing thing) {
        switch (thing) {
            case GLASSES -> {
                p.plain(s.inks.dark(), Shapes.stroke(3.4, Quays.ring(-17, -22, 13)));
                p.plain(s.inks.dark(), Shapes.stroke(3.4, Quays.ring(17, -22, 13)));
                p.bar(s.inks.dark(), 3.4, "-4,-24 4,-24");
            }
            case BEARD -> p.fill(hair, blob("-39,-18 -30,0 -16,2 0,-2 16,2 30,0 39,-18 37,8 22,34 0,44 -22,34 -37,8"));
            case MOUSTACHE -> p.fill(hair, blob("-20,10 -8,0 0,2 8,0 20,10 8,10 0,8 -8,10"));
            case SCARF -> {
                p.fill(s.inks.accent(), blob("-34,42 0,54 34,42 42,66 0,84 -42,66"));
                p.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.2), blob("10,74 34,70 42,140 18,146"));
            }
            case CAP -> {
                p.fill(s.inks.accent(), blob("-46,-52 -40,-80 0,-96 40,-80 46,-52 0,-58"));
                p.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.35), blob("-48,-52 0,-62 60,-54 62,-46 0,-50"));
            }
            case PENCIL -> p.at(46, -52, 1, 1, -0.35).fill(s.inks.accent(), polygon("-20,-3 34,-3 44,0 34,3 -20,3"));
            case COLLAR, ROLLNECK -> {}
        }
    }
}
