package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** Wind, and what catches it or falls through it. */
final class Wind {
    private Wind() {}

    static void turbine(Sheet s, Color ink, double x, double foot, double height) {
        Sheet t = s.at(x, foot, height / 100);
        t.fill(ink, polygon("-1.6,0 -0.9,-100 0.9,-100 1.6,0"));
        double first = s.between(0, 2);
        for (int i = 0; i < 3; i++) {
            t.at(0, -100, 1, 1, first + i * Math.PI * 2 / 3)
                    .fill(ink, blob("0,-1 1.6,-10 1.2,-40 0,-54 -1.2,-40 -0.8,-10"));
        }
        t.plain(ink, disc(0, -100, 2.2));
    }

    /** Turbines on a ridge in a gale, and washing. */
    static void laundry(Sheet s) {
        Stock.sky(s, 620);
        Stock.clouds(s, 60, 330, 7);
        Stock.sun(s, 1340, 180, 66);
        Stock.hills(s, 620, 170, 2);
        for (int i = 0; i < 7; i++) {
            turbine(
                    s,
                    s.mix(s.inks.paper(), s.inks.soft(), 0.25),
                    90 + i * 235,
                    600 + s.between(-26, 34),
                    s.between(230, 330));
        }
        s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.45), Stock.ridge(s, 860, 120, 0.2, 66));
        s.bar(s.inks.dark(), 14, "110,1067 110,640");
        s.bar(s.inks.dark(), 14, "1500,1067 1500,620");
        s.line(s.inks.dark(), 5, "110,660 800,724 1500,640");
        for (int i = 0; i < 5; i++) {
            Color sheet = i == 3 ? s.inks.accent() : s.mix(s.inks.paper(), s.inks.soft(), 0.12 * i);
            Sheet w = s.at(190 + i * 258, 676 + (i == 2 ? 40 : i % 4 == 0 ? 8 : 30), 1);
            w.fill(
                    sheet,
                    blob("0,0 50,6 100,8 150,6 204,0 208,40 226,110 262,190 256,232 206,220 168,240 124,216 84,236"
                            + " 52,204 40,120 8,50"));
            w.cuts(
                    s.mix(sheet, s.inks.deep(), 0.25),
                    blob("30,24 180,24 206,110 226,200 120,200 66,130"),
                    1.25,
                    30,
                    110,
                    7,
                    0.7);
        }
    }

    /** Turbines that stand in the sea. */
    static void atSea(Sheet s) {
        Stock.sky(s, 620);
        Stock.luminary(s, 480, 560, 120, 620);
        for (int i = 0; i < 9; i++) {
            double d = i / 8.0;
            double x = i % 2 == 0 ? 860 + d * 640 : 700 - d * 560;
            turbine(
                    s,
                    s.mix(s.inks.paper(), s.hour.horizon(s.inks), 0.55 - 0.5 * d),
                    x,
                    630 + 210 * d * d,
                    150 + 500 * d * d);
        }
        Afloat.fishing(s, s.inks.dark(), s.inks.accent(), 640, 900, 300);
        Stock.waves(s, s.mix(s.inks.soft(), s.inks.paper(), 0.4), 820, 60, 0.8);
    }

    /** A fireball over vines and two villages. */
    static void meteor(Sheet s) {
        Stock.sky(s, 660);
        Stock.hills(s, 680, 180, 2);
        s.sheer(s.inks.light(), 0.25, polygon("160,20 220,0 1010,470 1000,500"));
        s.sheer(s.inks.light(), 0.5, polygon("420,160 450,146 1016,472 1004,496"));
        s.glow(1010, 484, 150, 0.8);
        s.fill(s.mix(s.inks.light(), s.inks.paper(), 0.5), disc(1010, 484, 30));
        Color wall = s.mix(s.inks.soft(), s.inks.deep(), 0.55);
        for (int side = 0; side < 2; side++) {
            for (int i = 0; i < 6; i++) {
                double x = side * 1080 + 60 + i * 66 + s.between(-10, 10);
                double w = s.between(44, 70);
                Stock.house(s, s.mix(wall, s.inks.dark(), s.between(0, 0.4)), s.inks.dark(), x, 716, w, w * 0.7);
                s.plain(s.inks.light(), box(x + w * 0.4, 716 - w * 0.42, w * 0.2, w * 0.22));
            }
            s.fill(
                    s.inks.dark(),
                    polygon(
                            side * 1080 + 246,
                            716,
                            side * 1080 + 246,
                            590,
                            side * 1080 + 262,
                            548,
                            side * 1080 + 278,
                            590,
                            side * 1080 + 278,
                            716));
        }
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.3), box(-10, 712, 1620, 370));
        for (int i = -9; i <= 9; i++) {
            double top = 800 + i * 50;
            double low = 800 + i * 210;
            for (int k = 0; k < 12; k++) {
                double d = Math.pow(k / 11.0, 1.6);
                double x = top + (low - top) * d;
                double size = 10 + 52 * d;
                s.fill(
                        s.mix(s.inks.dark(), i % 2 == 0 ? s.inks.mid() : s.inks.deep(), 0.35),
                        oval(x, 730 + 330 * d, size * 1.25, size * 0.62));
            }
        }
        s.fill(s.mix(s.inks.dark(), Color.BLACK, 0.4), blob("770,946 800,928 836,934 848,960 822,980 784,976"));
        s.glow(808, 954, 80, 0.45);
    }

    /** A comma, large as a hill, among turbines that may not turn. */
    static void comma(Sheet s) {
        Stock.sky(s, 720);
        Stock.clouds(s, 100, 420, 4);
        Stock.hills(s, 720, 200, 2);
        for (int i = 0; i < 5; i++) {
            turbine(
                    s,
                    s.inks.paper(),
                    120 + i * 130 + (i > 2 ? 560 : 0),
                    730 + s.between(-20, 20),
                    s.between(240, 400));
        }
        s.glow(950, 500, 330, 0.45);
        s.fill(s.inks.light(), disc(950, 500, 150));
        s.fill(s.inks.deep(), Stock.ridge(s, 860, 90, 0.2, 19));
        s.sheer(s.inks.dark(), 0.4, blob("560,950 820,900 1150,930 1340,960 1000,1000 700,990"));
        Sheet c = s.at(760, 560, 3.4);
        c.fill(
                s.inks.dark(),
                blob("-60,-30 -44,-76 4,-92 52,-70 68,-16 56,50 18,100 -30,128 -44,116 -8,84 12,38 -22,32 -52,10"));
    }
}
