package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.cut;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** What lives and lies under water, and who goes there. */
final class Undersea {
    private Undersea() {}

    /** Water from a lit surface down to the dark. */
    private static void water(Sheet s, double surface) {
        Stock.sky(s, surface);
        s.blend(s.mix(s.inks.soft(), s.inks.mid(), 0.45), s.inks.dark(), surface, Sheet.HEIGHT, 9);
        for (int i = 0; i < 7; i++) {
            double x = s.between(-100, 1500);
            double w = s.between(40, 120);
            s.sheer(s.inks.paper(), 0.06, polygon(x, surface, x + w, surface, x + w * 1.7 + 220, 1100, x + 60, 1100));
        }
    }

    private static void bubbles(Sheet s, double x, double y, int count) {
        for (int i = 0; i < count; i++) {
            s.plain(
                    s.mix(s.inks.soft(), s.inks.paper(), 0.4),
                    disc(x + s.between(-22, 22), y - i * 34, s.between(3, 9)));
        }
    }

    /** A whale, and a thread of light along the sea bed that hears her. */
    static void whale(Sheet s) {
        water(s, 150);
        Afloat.freighter(s, s.far(s.inks.deep(), 0.35), 1290, 156, 260);
        Sheet w = s.at(760, 520, 4.4, 4.4, -0.06);
        Color back = s.mix(s.inks.dark(), s.inks.deep(), 0.35);
        w.fill(
                back,
                blob("-150,6 -110,-30 -50,-42 20,-36 80,-18 120,-6 160,-30 178,-44 170,-10 180,26 152,8 118,12"
                        + " 70,22 0,36 -80,38 -130,28"));
        Shape throat = blob("-148,10 -100,14 -40,12 10,22 -20,34 -80,37 -130,28");
        w.fill(s.mix(s.inks.soft(), s.inks.mid(), 0.3), throat);
        w.cuts(back, throat, -0.02, 13, 150, 5, 0.95);
        w.fill(back, blob("-62,18 -40,22 -22,62 -34,66 -56,44"));
        w.fill(back, polygon("62,-24 84,-40 92,-16"));
        w.plain(s.inks.paper(), disc(-108, 4, 1.6));
        s.fill(s.mix(s.inks.dark(), Color.BLACK, 0.35), Stock.ridge(s, 990, 70, 0.5, 8));
        s.line(s.inks.light(), 5, "-20,962 300,948 620,984 960,958 1300,980 1620,950");
        for (int ring = 0; ring < 5; ring++) {
            double r = 90 + ring * 62;
            s.sheer(
                    s.inks.light(),
                    0.85 - ring * 0.15,
                    Shapes.stroke(
                            5, 130 - r * 0.62, 560 + r * 0.55, 100, 560 + r * 0.86, 110 + r * 0.72, 560 + r * 0.5));
        }
    }

    static void jellyfish(Sheet s) {
        water(s, -20);
        double[][] all = {{1240, 330, 1.3}, {330, 270, 1.05}, {1420, 760, 0.8}, {160, 770, 0.7}, {760, 420, 2.4}};
        for (double[] one : all) {
            boolean first = one[2] > 2;
            Sheet j = s.at(one[0], one[1], one[2]);
            Color bell = first ? s.inks.light() : s.mix(s.inks.soft(), s.inks.mid(), s.between(0.2, 0.6));
            for (int i = 0; i < 9; i++) {
                double x = -84 + i * 21;
                double swing = s.between(-26, 26);
                j.line(
                        s.mix(bell, s.inks.dark(), 0.3),
                        3.4,
                        x,
                        40,
                        x + swing,
                        110,
                        x - swing,
                        180,
                        x + swing * 0.6,
                        150 + s.between(60, 110));
            }
            if (first) {
                j.glow(0, 0, 170, 0.4);
            }
            Shape dome = blob("-110,42 -100,-20 -58,-72 0,-88 58,-72 100,-20 110,42 70,30 36,46 0,32 -36,46 -70,30");
            j.fill(bell, dome);
            j.fill(s.mix(bell, s.inks.paper(), 0.5), blob("-74,-10 -48,-56 0,-72 12,-60 -30,-36 -56,0"));
            j.fill(s.mix(bell, s.inks.accent(), 0.55), blob("-40,46 -16,34 -22,90 -8,120 -22,150 -44,110"));
            j.fill(s.mix(bell, s.inks.accent(), 0.55), blob("40,46 16,34 14,80 26,128 12,160 36,120"));
        }
    }

    static void crab(Sheet s) {
        s.blend(s.inks.soft(), s.mix(s.inks.soft(), s.inks.mid(), 0.8), 0, 1067, 6);
        for (int i = 0; i < 90; i++) {
            s.plain(
                    s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.7)),
                    cut(
                            s.between(0, 1600),
                            s.between(0, 1067),
                            s.between(30, 120),
                            s.between(4, 10),
                            s.between(-0.1, 0.1)));
        }
        s.sheer(s.inks.dark(), 0.22, Shapes.oval(820, 700, 470, 130));
        for (int side = -1; side <= 1; side += 2) {
            Sheet c = s.at(800, 560, side * 2.5, 2.5, 0);
            for (int i = 0; i < 4; i++) {
                double turn = -0.25 + i * 0.32;
                Sheet leg = s.at(800 + side * 2.5 * 96, 560 + 2.5 * (4 + i * 13), side * 2.5, 2.5, side * turn);
                leg.line(s.inks.deep(), 12, "0,0 56,-24 92,8");
                leg.fill(s.inks.deep(), blob("86,0 98,4 96,44 88,40"));
            }
            c.line(s.inks.accent(), 24, "84,-38 140,-74 148,-118");
            c.fill(
                    s.inks.accent(),
                    blob("128,-108 132,-156 158,-192 190,-206 170,-168 172,-138 198,-182 190,-128 160,-100"));
            c.line(s.inks.dark(), 5, "26,-56 30,-82");
            c.plain(s.inks.dark(), disc(30, -84, 7));
        }
        Sheet body = s.at(800, 560, 2.5);
        Shape shell = blob("-150,-16 -104,-48 -40,-64 40,-64 104,-48 150,-16 110,22 56,50 0,58 -56,50 -110,22");
        body.fill(s.inks.deep(), shell);
        body.cuts(s.inks.mid(), blob("-100,-26 -40,-50 40,-50 100,-26 60,30 0,44 -60,30"), 0.2, 26, 70, 10, 0.7);
        for (int i = 0; i < 7; i++) {
            double x = -78 + i * 26;
            body.fill(s.inks.deep(), polygon(x - 10, -50, x, -74 + Math.abs(i - 3) * 5, x + 10, -50));
        }
        body.line(s.inks.light(), 6, "-56,8 -24,20 0,16 24,20 56,8");
    }

    /** Jars of a ship that sank. */
    static void jars(Sheet s) {
        water(s, -20);
        s.fill(s.mix(s.inks.mid(), s.inks.deep(), 0.45), Stock.ridge(s, 860, 150, 0.3, 20));
        for (int i = 0; i < 70; i++) {
            double x = s.between(0, 1600);
            double y = s.between(800, 900);
            s.line(
                    s.mix(s.inks.deep(), s.inks.dark(), 0.3),
                    5,
                    x,
                    y,
                    x + s.between(-20, 30),
                    y - 50,
                    x + s.between(-10, 60),
                    y - s.between(80, 140));
        }
        s.fill(s.inks.dark(), Stock.ridge(s, 1010, 110, 0.5, 23));
        double[][] all = {
            {300, 800, 1.5, 1.25},
            {1330, 850, 1.7, -1.1},
            {1040, 700, 1.45, 0.25},
            {520, 900, 1.8, 0.9},
            {1180, 980, 1.7, 1.9},
            {760, 800, 2.15, -0.35}
        };
        for (double[] jar : all) {
            boolean first = jar[2] > 2;
            Sheet j = s.at(jar[0], jar[1], jar[2], jar[2], jar[3]);
            Color clay = first
                    ? s.mix(s.inks.accent(), s.inks.light(), 0.45)
                    : s.mix(s.inks.accent(), s.inks.deep(), s.between(0.25, 0.6));
            j.line(clay, 11, "-24,-112 -58,-104 -54,-60");
            j.line(clay, 11, "24,-112 58,-104 54,-60");
            Shape pot = blob(
                    "-24,-130 -20,-92 -62,-56 -70,0 -46,76 -10,126 10,126 46,76 70,0 62,-56 20,-92 24,-130 0,-134");
            j.fill(clay, pot);
            j.cuts(
                    s.mix(clay, s.inks.paper(), 0.4),
                    blob("-50,-40 -20,-60 -6,0 -20,70 -44,40 -58,0"),
                    jar[3],
                    12,
                    60,
                    5,
                    0.6);
            j.plain(s.inks.dark(), oval(0, -130, 22, 6));
        }
        s.glow(760, 700, 330, 0.32);
        bubbles(s, 1050, 480, 11);
        s.fill(s.mix(s.inks.dark(), Color.BLACK, 0.3), Stock.ridge(s, 1075, 60, 0.8, 25));
    }

    /** A diver over a meadow of sea-grass. */
    static void meadow(Sheet s) {
        water(s, 90);
        for (int row = 0; row < 5; row++) {
            Color ink = s.mix(s.mix(s.inks.mid(), s.inks.deep(), 0.5), s.inks.dark(), row / 4.0);
            for (int i = 0; i < 80; i++) {
                double x = s.between(-20, 1620);
                double y = 800 + row * 72;
                boolean bare = Math.abs(x - 820 + row * 60) < 110;
                if (!bare) {
                    double h = s.between(60, 150);
                    s.line(ink, 8, x, y, x + s.between(0, 24), y - h * 0.5, x + s.between(20, 70), y - h);
                }
            }
        }
        Sheet d = s.at(700, 560, 2, 2, 0.3);
        d.fill(s.inks.dark(), blob("-100,-20 -40,-34 20,-26 60,-14 58,14 10,20 -60,14"));
        d.fill(s.inks.accent(), blob("-70,-44 0,-52 20,-44 18,-30 -60,-24"));
        d.plain(s.inks.dark(), disc(84, -6, 24));
        d.fill(s.inks.soft(), blob("92,-18 108,-14 108,6 92,8"));
        d.line(s.inks.dark(), 20, "40,8 84,46 130,66");
        d.line(s.inks.dark(), 20, "-84,-6 -160,-2 -206,-26");
        d.line(s.inks.dark(), 20, "-80,4 -150,22 -196,16");
        d.fill(s.inks.accent(), blob("-198,-30 -262,-56 -270,-34 -204,-14"));
        d.fill(s.inks.accent(), blob("-192,8 -262,14 -258,36 -194,26"));
        s.glow(1010, 800, 150, 0.5);
        s.line(s.inks.light(), 9, "1000,842 1006,790 1030,740");
        s.line(s.inks.light(), 9, "1004,842 990,800 972,764");
        bubbles(s, 884, 520, 11);
    }

    /** Rubber caps in the strait, and the ships that wait. */
    static void swimmers(Sheet s) {
        Stock.sky(s, 430);
        s.fill(s.far(s.inks.deep(), 0.55), Stock.ridge(s, 436, 150, 0.3, 61));
        Stock.luminary(s, 1300, 210, 72, 430);
        Afloat.freighter(s, s.far(s.inks.deep(), 0.3), 420, 452, 330);
        Afloat.freighter(s, s.far(s.inks.deep(), 0.4), 820, 446, 210);
        for (int i = 0; i < 150; i++) {
            double depth = Math.pow(i / 150.0, 1.7);
            double y = 490 + depth * 540;
            double x = 800 + (s.between(-1, 1) * (260 + 700 * depth)) - (1 - depth) * 120;
            double r = 5 + 30 * depth;
            Color cap = s.chance.nextInt(6) == 0 ? s.inks.light() : s.toss() ? s.inks.accent() : s.inks.paper();
            s.plain(s.mix(s.inks.paper(), s.inks.soft(), 0.4), cut(x, y + r * 0.3, r * 5, r * 0.7, 0));
            if (s.toss()) {
                s.line(s.inks.dark(), r * 0.5, x + r, y, x + r * 1.9, y - r * 1.3, x + r * 2.7, y - r * 0.1);
            }
            s.plain(
                    cap,
                    blob(
                            x - r,
                            y + r * 0.2,
                            x - r * 0.7,
                            y - r * 0.7,
                            x,
                            y - r,
                            x + r * 0.7,
                            y - r * 0.7,
                            x + r,
                            y + r * 0.2));
        }
    }
}
