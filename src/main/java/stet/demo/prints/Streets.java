package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** The town: its houses, stairs and squares. */
final class Streets {
    private Streets() {}

    /** Houses side by side to the sheet's edges, their feet at one height. */
    static void row(Sheet s, Color wall, double foot, double least, double most, int lit) {
        double x = -30;
        while (x < Sheet.WIDTH) {
            double w = s.between(90, 190);
            double h = s.between(least, most);
            Color own = s.mix(wall, s.inks.dark(), s.between(0, 0.14));
            int rows = Math.max(1, (int) (h / 62));
            Stock.facade(
                    s, own, s.mix(own, s.inks.dark(), 0.32), x, foot - h, w, h, Math.max(2, (int) (w / 44)), rows, lit);
            if (s.toss()) {
                s.fill(own, polygon(x - 6, foot - h, x + w / 2, foot - h - w * 0.3, x + w + 6, foot - h));
            }
            x += w;
        }
    }

    /** A block of flats at dusk; behind most of its windows the same red. */
    static void tenement(Sheet s) {
        Stock.sky(s, 900);
        row(s, s.far(s.inks.deep(), 0.5), 960, 240, 430, 4);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.4), box(-10, 955, 1620, 130));
        Color wall = s.mix(s.inks.mid(), s.inks.soft(), 0.15);
        s.fill(wall, polygon("330,170 1270,170 1270,1080 330,1080"));
        s.fill(s.inks.dark(), polygon("306,150 1294,150 1294,184 306,184"));
        for (int row = 0; row < 5; row++) {
            for (int column = 0; column < 7; column++) {
                double x = 392 + column * 122;
                double y = 230 + row * 150;
                boolean home = row == 2 && column == 1;
                Color pane = home
                        ? s.inks.light()
                        : s.chance.nextInt(9) < 7
                                ? s.mix(s.inks.deep(), s.inks.mid(), s.between(0, 0.3))
                                : s.inks.accent();
                s.fill(s.mix(wall, s.inks.paper(), 0.5), box(x - 9, y - 9, 84, 112));
                s.fill(pane, box(x, y, 66, 94));
                s.plain(s.mix(wall, s.inks.paper(), 0.5), box(x + 30, y, 5, 94));
                s.plain(s.inks.dark(), box(x - 14, y + 103, 94, 9));
                if (home) {
                    s.glow(x + 33, y + 47, 150, 0.55);
                    Stock.person(s, s.inks.dark(), x + 34, y + 110, 92);
                }
            }
        }
        s.fill(s.inks.dark(), box(746, 950, 108, 130));
        s.bar(s.inks.dark(), 5, "1270,330 1600,290");
        for (int i = 0; i < 5; i++) {
            s.at(1310 + i * 62, 326 - i * 8, 1)
                    .fill(i % 2 == 0 ? s.inks.paper() : s.inks.accent(), polygon("-18,0 20,-2 22,58 -16,62"));
        }
    }

    /** A man with a rod on the pavement at night, and below it the pipes. */
    static void listener(Sheet s) {
        Stock.sky(s, 560);
        row(s, s.mix(s.inks.dark(), s.inks.deep(), 0.6), 640, 260, 500, 3);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.25), box(-10, 640, 1620, 60));
        Stock.lamp(s, 1120, 672, 430);
        s.fill(s.mix(s.inks.mid(), s.inks.soft(), 0.2), box(-10, 692, 1620, 400));
        for (int i = 0; i < 130; i++) {
            s.plain(
                    s.mix(s.inks.mid(), s.inks.deep(), s.between(0.1, 0.5)),
                    oval(s.between(0, 1600), s.between(712, 1060), s.between(5, 22), s.between(4, 12)));
        }
        s.bar(s.inks.dark(), 50, "-20,880 1620,880");
        s.bar(s.inks.accent(), 34, "-20,880 1620,880");
        for (int i = 0; i < 6; i++) {
            s.fill(s.inks.dark(), box(90 + i * 290, 846, 28, 68));
        }
        s.bar(s.inks.dark(), 26, "780,860 780,700");
        Color water = s.mix(s.inks.accent(), s.inks.paper(), 0.65);
        for (int i = 0; i < 9; i++) {
            double x = 560 + s.between(-70, 70);
            s.line(water, 5, 560, 898, (560 + x) / 2, 930 + i * 4, x, 960 + s.between(0, 70));
        }
        for (int i = 1; i < 5; i++) {
            double r = 70 * i;
            s.sheer(
                    s.inks.light(),
                    0.9 - i * 0.18,
                    Shapes.stroke(
                            6,
                            560 + r * 0.45,
                            850 - r * 0.3,
                            560 + r * 0.8,
                            850 - r * 0.05,
                            560 + r * 0.9,
                            850 + r * 0.28));
        }
        s.bar(s.inks.soft(), 9, "782,694 858,398");
        Sheet m = s.at(910, 694, 3.5);
        m.fill(s.inks.dark(), blob("-6,-82 -16,-70 -20,-26 -14,-20 16,-20 22,-30 16,-74 6,-82"));
        m.plain(s.inks.dark(), box(-12, -24, 9, 24));
        m.plain(s.inks.dark(), box(3, -24, 9, 24));
        m.fill(s.mix(s.inks.soft(), s.inks.mid(), 0.3), oval(-4, -90, 7, 8.6));
        m.fill(s.inks.dark(), blob("-14,-94 -6,-101 6,-98 6,-92 -4,-95"));
        m.line(s.inks.dark(), 7, "10,-72 2,-58 -12,-66");
    }

    /** Stairs up a hill between houses. */
    static void steps(Sheet s) {
        Stock.sky(s, 520);
        Stock.sun(s, 990, 190, 82);
        s.fill(s.mix(s.inks.mid(), s.inks.soft(), 0.4), polygon("640,330 960,330 1620,1080 -20,1080"));
        for (int i = 0; i < 16; i++) {
            double d = i / 15.0;
            boolean left = i % 2 == 0;
            double w = 150 + 330 * d;
            double h = 150 + 330 * d;
            double foot = 330 + 830 * d;
            double x = left ? 700 - 130 * d - w - 110 * d : 900 + 130 * d + 110 * d;
            Color wall = s.far(
                    s.mix(
                            i % 3 == 0 ? s.inks.mid() : i % 3 == 1 ? s.inks.soft() : s.inks.accent(),
                            s.inks.paper(),
                            0.12),
                    0.45 * (1 - d));
            Stock.facade(s, wall, s.mix(wall, s.inks.dark(), 0.5), x, foot - h, w, h + 100, 3, 3, 8);
            s.at(x, foot - h, w / 100).fill(s.far(s.inks.deep(), 0.4 * (1 - d)), polygon("-5,0 20,-22 80,-22 105,0"));
        }
        s.fill(s.mix(s.inks.soft(), s.inks.paper(), 0.35), polygon("760,250 840,250 1110,1080 490,1080"));
        for (int i = 0; i < 26; i++) {
            double d = Math.pow(i / 26.0, 1.5);
            double y = 254 + 816 * d;
            double half = 42 + 266 * d;
            s.plain(
                    s.mix(s.inks.mid(), s.inks.deep(), 0.35),
                    polygon(800 - half, y, 800 + half, y, 800 + half, y + 3 + 11 * d, 800 - half, y + 3 + 11 * d));
        }
        Stock.coated(s, s.inks.dark(), 850, 640, 150);
        s.plain(s.inks.light(), box(868, 586, 26, 30));
        Stock.cypress(s, s.inks.dark(), 560, 420, 200);
        Stock.cypress(s, s.inks.dark(), 1080, 470, 240);
    }

    /** A hospital's garden at night, and one door with a light. */
    static void hospital(Sheet s) {
        Stock.sky(s, 845);
        Stock.facade(
                s,
                s.mix(s.inks.dark(), s.inks.deep(), 0.7),
                s.mix(s.inks.dark(), s.inks.deep(), 0.3),
                250,
                200,
                1180,
                640,
                13,
                6,
                0);
        s.fill(s.inks.dark(), box(230, 180, 1220, 30));
        s.sheer(s.inks.light(), 0.32, polygon("560,640 700,640 860,1067 380,1067"));
        s.glow(630, 720, 190, 0.5);
        s.fill(s.inks.light(), box(570, 640, 122, 200));
        s.fill(s.inks.dark(), polygon("540,640 722,640 722,618 540,618"));
        Stock.coated(s, s.inks.dark(), 640, 842, 168);
        s.fill(s.mix(s.inks.dark(), s.inks.accent(), 0.25), polygon("-10,840 560,840 380,1080 -10,1080"));
        s.fill(s.mix(s.inks.dark(), s.inks.accent(), 0.25), polygon("706,840 1610,840 1610,1080 866,1080"));
        Color leaf = s.mix(s.inks.accent(), s.inks.dark(), 0.5);
        double[] trees = {110, 330, 1010, 1240, 1500};
        for (double x : trees) {
            Stock.tree(
                    s, s.mix(s.inks.dark(), Color.BLACK, 0.2), leaf, x, 930 + s.between(-30, 60), s.between(330, 470));
        }
        s.bar(s.inks.soft(), 9, "980,1010 1040,860");
        s.fill(s.inks.soft(), polygon("960,1000 1000,1014 984,1062 950,1048"));
    }

    /** The sun over a town by the sea on a day without shade. */
    static void heat(Sheet s) {
        s.blend(s.mix(s.inks.accent(), s.inks.paper(), 0.35), s.inks.paper(), 0, 820, 8);
        for (int i = 0; i < 26; i++) {
            double turn = i * Math.PI / 13 + 0.06;
            double reach = i % 2 == 0 ? 560 : 450;
            s.sheer(
                    s.inks.light(),
                    0.5,
                    Shapes.cut(
                            800 + Math.cos(turn) * (270 + reach / 2),
                            400 + Math.sin(turn) * (270 + reach / 2),
                            reach,
                            34,
                            turn));
        }
        s.glow(800, 400, 380, 0.5);
        s.fill(s.inks.light(), disc(800, 400, 235));
        row(s, s.mix(s.inks.soft(), s.inks.mid(), 0.35), 900, 90, 290, 0);
        row(s, s.inks.deep(), 1010, 70, 210, 0);
        s.fill(s.inks.dark(), box(-10, 1000, 1620, 90));
        s.bar(s.inks.dark(), 14, "1240,1010 1240,620");
        s.bar(s.inks.paper(), 7, "1240,1000 1240,830");
        s.bar(s.inks.accent(), 7, "1240,1000 1240,660");
        s.fill(s.inks.accent(), disc(1240, 996, 26));
    }
}
