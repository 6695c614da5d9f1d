package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** Squares, courtyards and school yards. */
final class Squares {
    private Squares() {}

    /** A square at noon with a fountain that runs again. */
    static void fountain(Sheet s) {
        Stock.sky(s, 560);
        Streets.row(s, s.mix(s.inks.soft(), s.inks.mid(), 0.3), 640, 220, 460, 0);
        s.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.4), box(-10, 640, 1620, 440));
        s.cuts(s.mix(s.inks.soft(), s.inks.mid(), 0.4), box(-10, 660, 1620, 410), 0.02, 46, 90, 6, 0.5);
        boolean left = s.toss();
        Stock.tree(s, s.inks.dark(), s.inks.accent(), left ? 250 : 1350, 760, 560);
        s.sheer(s.inks.dark(), 0.3, oval(left ? 250 : 1350, 770, 260, 46));
        Sheet f = s.at(800, 860, left ? 5.2 : -5.2, 5.2, 0);
        f.sheer(s.inks.dark(), 0.25, oval(6, 2, 76, 12));
        f.fill(s.inks.mid(), polygon("-64,0 -70,-22 70,-22 64,0"));
        f.plain(s.mix(s.inks.accent(), s.inks.paper(), 0.35), oval(0, -22, 66, 9));
        f.fill(s.inks.mid(), polygon("-9,-22 -6,-68 6,-68 9,-22"));
        f.fill(s.inks.mid(), blob("-34,-66 34,-66 20,-56 -20,-56"));
        f.plain(s.mix(s.inks.accent(), s.inks.paper(), 0.35), oval(0, -67, 32, 4.6));
        f.fill(s.inks.mid(), polygon("-4,-68 -3,-86 3,-86 4,-68"));
        Color water = s.mix(s.inks.paper(), s.inks.accent(), 0.12);
        f.line(water, 2.4, "0,-86 -10,-98 -20,-86 -24,-68");
        f.line(water, 2.4, "0,-86 10,-98 20,-86 24,-68");
        f.line(water, 2, "-32,-66 -44,-52 -47,-26");
        f.line(water, 2, "32,-66 44,-52 47,-26");
        Stock.person(s, s.inks.dark(), left ? 1150 : 450, 890, 220);
        Stock.person(s, s.inks.deep(), left ? 1225 : 375, 880, 130);
        Stock.coated(s, s.inks.dark(), left ? 480 : 1120, 880, 210);
        s.glow(left ? 1250 : 350, 130, 190, 0.4);
        s.fill(s.inks.light(), disc(left ? 1250 : 350, 130, 70));
    }

    /** A courtyard with a lemon tree, and the cistern below it. */
    static void cistern(Sheet s) {
        Stock.sky(s, 360);
        Color wall = s.mix(s.inks.paper(), s.inks.soft(), 0.2);
        s.fill(s.mix(wall, s.inks.mid(), 0.18), box(120, 120, 1360, 420));
        for (int i = 0; i < 5; i++) {
            double x = 190 + i * 260;
            s.fill(
                    s.mix(s.inks.deep(), s.inks.mid(), 0.3),
                    blob(
                            x, 500, x, 330, x + 30, 270, x + 85, 244, x + 140, 270, x + 170, 330, x + 170, 500, x + 170,
                            540, x, 540));
        }
        s.fill(wall, box(120, 110, 1360, 70));
        s.fill(s.inks.accent(), polygon("90,110 1510,110 1470,78 130,78"));
        s.fill(wall, box(-10, 60, 160, 480));
        s.fill(wall, box(1450, 60, 160, 480));
        Color earth = s.mix(s.inks.accent(), s.inks.dark(), 0.45);
        s.fill(earth, box(-10, 530, 1620, 550));
        s.cuts(s.mix(earth, s.inks.dark(), 0.4), box(0, 560, 1600, 500), 0.3, 40, 60, 9, 0.5);
        s.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.45), box(-10, 522, 1620, 26));
        Shape tank = blob(
                "750,545 850,545 860,620 980,690 1040,800 1040,940 960,1020 800,1040 640,1020 560,940 560,800 620,690"
                        + " 740,620");
        s.fill(s.inks.dark(), tank);
        s.fill(
                s.mix(s.inks.mid(), s.inks.soft(), 0.25),
                blob("580,830 700,818 800,830 900,820 1020,830 1018,930 950,1000 800,1018 650,1000 582,930"));
        s.cuts(s.mix(s.inks.soft(), s.inks.paper(), 0.4), box(600, 840, 400, 120), 0, 26, 90, 6, 0.7);
        s.fill(s.inks.dark(), box(736, 516, 128, 20));
        s.plain(s.inks.light(), Shapes.stroke(9, Quays.ring(800, 500, 22)));
        s.sheer(s.inks.light(), 0.35, polygon("762,545 838,545 900,830 700,830"));
        Stock.tree(s, s.inks.deep(), s.inks.mid(), 1080, 540, 430);
        for (int i = 0; i < 16; i++) {
            double turn = s.between(0, 6.28);
            double r = s.between(20, 130);
            s.plain(s.inks.light(), oval(1084 + Math.cos(turn) * r * 1.1, 240 + Math.sin(turn) * r * 0.62, 12, 10));
        }
        for (int i = 0; i < 3; i++) {
            s.bar(s.inks.soft(), 10, 330 - i * 6, 110, 330 - i * 6, 640 + i * 8, 600, 700 + i * 8);
        }
    }

    /** A school yard with one tree, its shade, and a ball that has rolled there. */
    static void yard(Sheet s) {
        Stock.sky(s, 470);
        Stock.facade(
                s,
                s.mix(s.inks.soft(), s.inks.mid(), 0.25),
                s.mix(s.inks.mid(), s.inks.dark(), 0.3),
                180,
                120,
                1240,
                420,
                10,
                3,
                0);
        s.fill(s.inks.dark(), box(160, 100, 1280, 26));
        s.fill(s.mix(s.inks.paper(), s.inks.light(), 0.25), box(-10, 530, 1620, 560));
        s.bar(s.mix(s.inks.mid(), s.inks.paper(), 0.35), 12, "-20,900 700,700 1620,760");
        s.plain(
                s.mix(s.inks.mid(), s.inks.paper(), 0.35),
                Shapes.stroke(12, 420, 960, 560, 820, 800, 780, 1020, 840, 1060, 960, 900, 1040, 640, 1060, 420, 960));
        s.sheer(s.inks.accent(), 0.6, blob("640,760 820,690 1100,680 1360,720 1480,800 1360,880 1060,900 780,870"));
        Stock.tree(
                s,
                s.mix(s.inks.accent(), s.inks.dark(), 0.5),
                s.mix(s.inks.accent(), s.inks.paper(), 0.3),
                1060,
                800,
                680);
        for (int i = 0; i < 5; i++) {
            Stock.person(
                    s,
                    i % 2 == 0 ? s.inks.dark() : s.inks.deep(),
                    820 + i * 66 + (i > 2 ? 120 : 0),
                    810 + i % 3 * 26,
                    150);
        }
        s.sheer(s.inks.dark(), 0.3, oval(690, 912, 46, 10));
        s.fill(s.inks.light(), disc(680, 870, 44));
        s.line(s.inks.dark(), 5, "650,850 676,866 704,846");
        s.line(s.inks.dark(), 5, "676,866 672,900");
    }
}
