package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** Where people play. */
final class Grounds {
    private Grounds() {}

    /** A ground under its lights. */
    static void stadium(Sheet s) {
        Stock.sky(s, 560);
        s.fill(
                s.mix(s.inks.dark(), Color.BLACK, 0.2),
                blob("-60,620 -60,360 300,270 800,244 1300,270 1660,360 1660,620"));
        for (int i = 0; i < 900; i++) {
            double x = s.between(0, 1600);
            double rise = 140 * (1 - Math.pow((x - 800) / 900, 2));
            double y = s.between(440 - rise, 610);
            s.plain(
                    s.chance.nextInt(3) == 0
                            ? s.mix(s.inks.accent(), s.inks.paper(), 0.2)
                            : s.mix(s.inks.mid(), s.inks.dark(), s.between(0, 0.7)),
                    oval(x, y, 6, 8));
        }
        s.fill(s.inks.mid(), polygon("-20,610 1620,610 1620,1100 -20,1100"));
        for (int i = 0; i < 7; i++) {
            s.fill(
                    s.mix(s.inks.mid(), s.inks.deep(), 0.5),
                    polygon(
                            800 + (i - 3.5) * 190,
                            610,
                            800 + (i - 3) * 190,
                            610,
                            800 + (i - 3) * 620,
                            1100,
                            800 + (i - 3.5) * 620,
                            1100));
        }
        s.bar(s.inks.paper(), 7, "-20,640 1620,640");
        s.bar(s.inks.paper(), 8, "330,640 200,800 1400,800 1270,640");
        s.bar(s.inks.paper(), 13, "560,640 560,440 1040,440 1040,640");
        for (int i = 0; i < 13; i++) {
            s.bar(s.mix(s.inks.paper(), s.inks.mid(), 0.3), 2, 560 + i * 40, 440, 600 + i * 33, 630);
        }
        for (int i = 0; i < 6; i++) {
            s.bar(s.mix(s.inks.paper(), s.inks.mid(), 0.3), 2, 560, 460 + i * 32, 1040, 460 + i * 32);
        }
        for (int side = -1; side <= 1; side += 2) {
            double x = 800 + side * 700;
            s.bar(s.inks.dark(), 14, x, 620, x, 130);
            s.fill(s.inks.dark(), box(x - 80, 60, 160, 96));
            for (int i = 0; i < 8; i++) {
                s.plain(s.inks.light(), disc(x - 56 + i % 4 * 37, 86 + i / 4 * 42, 15));
            }
            s.glow(x, 108, 220, 0.45);
            s.sheer(
                    s.inks.light(),
                    0.13,
                    polygon(x - 60, 120, x + 60, 120, x - side * 1000 + 240, 1067, x - side * 1000 - 300, 1067));
        }
        double[][] players = {
            {500, 760, 150, 0},
            {690, 720, 136, 1},
            {980, 740, 140, 1},
            {1210, 800, 160, 0},
            {320, 880, 190, 1},
            {840, 900, 210, 0}
        };
        for (double[] player : players) {
            footballer(
                    s.at(player[0], player[1], player[3] == 0 ? player[2] / 100 : -player[2] / 100, player[2] / 100, 0),
                    player[3] == 0 ? s.inks.accent() : s.inks.paper());
        }
        s.fill(s.inks.light(), disc(800, 470, 20));
    }

    static void footballer(Sheet p, Color shirt) {
        p.sheer(p.inks.dark(), 0.4, oval(4, 0, 30, 4));
        p.line(p.inks.dark(), 9, "-4,-44 -12,-22 -24,-2");
        p.line(p.inks.dark(), 9, "4,-44 16,-26 10,-4");
        p.fill(shirt, blob("-14,-80 0,-84 14,-80 16,-60 11,-44 -11,-44 -14,-60"));
        p.line(shirt, 8, "-12,-76 -28,-62 -24,-50");
        p.line(shirt, 8, "12,-76 26,-80 34,-92");
        p.plain(p.inks.dark(), oval(2, -92, 7.5, 9));
    }

    /** Parents who keep silent along a touchline, and a whistle. */
    static void touchline(Sheet s) {
        Stock.sky(s, 430);
        Stock.hills(s, 450, 150, 2);
        s.fill(s.mix(s.inks.mid(), s.inks.soft(), 0.25), box(-10, 450, 1620, 640));
        for (int i = 0; i < 15; i++) {
            double x = 50 + i * 108 + s.between(-20, 20);
            Color coat = i % 4 == 0 ? s.inks.accent() : s.mix(s.inks.dark(), s.inks.deep(), s.between(0, 1));
            Stock.coated(s, coat, x, 590, s.between(190, 235));
        }
        s.bar(s.inks.paper(), 12, "-20,620 1620,620");
        s.cuts(s.inks.deep(), box(0, 640, 1600, 410), 0, 40, 120, 7, 0.4);
        s.bar(s.inks.dark(), 9, "180,700 180,470");
        s.fill(s.inks.accent(), polygon("182,472 272,500 182,530"));
        s.line(s.inks.accent(), 11, "1500,1100 1380,900 1140,840 960,800");
        Sheet w = s.at(800, 800, 2.2, 2.2, 0.1);
        w.sheer(s.inks.dark(), 0.35, oval(8, 66, 110, 16));
        w.fill(s.inks.light(), blob("-90,-30 20,-44 70,-26 84,14 62,50 20,60 -14,40 -22,8 -96,10"));
        w.fill(s.mix(s.inks.light(), s.inks.dark(), 0.65), polygon("-64,-32 -30,-35 -26,-8 -60,-6"));
        w.fill(s.mix(s.inks.light(), s.inks.dark(), 0.25), disc(34, 12, 26));
        w.plain(s.inks.dark(), Shapes.stroke(7, Quays.ring(84, -16, 13)));
    }

    /** A ground from above, drawn on a board. */
    static void tactics(Sheet s) {
        s.ground(s.inks.deep());
        s.cuts(s.mix(s.inks.deep(), s.inks.mid(), 0.4), box(0, 0, 1600, 1067), 0.05, 50, 260, 16, 0.5);
        Color chalk = s.mix(s.inks.paper(), s.inks.soft(), 0.15);
        s.bar(chalk, 9, "110,90 1490,90 1490,977 110,977 110,86");
        s.bar(chalk, 9, "800,90 800,977");
        s.plain(chalk, Shapes.stroke(9, Quays.ring(800, 533, 140)));
        for (int side = -1; side <= 1; side += 2) {
            Sheet h = s.at(800, 533, side, 1, 0);
            h.bar(chalk, 9, "690,-250 470,-250 470,250 690,250");
            h.bar(chalk, 9, "690,-110 600,-110 600,110 690,110");
        }
        double[][] ours = {
            {180, 533},
            {390, 240},
            {360, 430},
            {360, 640},
            {400, 830},
            {620, 380},
            {600, 690},
            {740, 533},
            {960, 250},
            {980, 800}
        };
        for (double[] each : ours) {
            s.fill(s.inks.paper(), disc(each[0], each[1], 34));
            s.plain(s.inks.accent(), disc(each[0], each[1], 23));
        }
        for (int i = 0; i < 7; i++) {
            double x = 1050 + i % 3 * 150;
            double y = 230 + i * 100;
            s.line(s.inks.soft(), 12, x - 24, y - 24, x + 24, y + 24);
            s.line(s.inks.soft(), 12, x - 24, y + 24, x + 24, y - 24);
        }
        s.line(s.inks.light(), 10, "980,770 1010,640 960,480 1090,400 1260,470 1390,520");
        s.fill(s.inks.light(), polygon("1384,484 1440,530 1372,546"));
        s.glow(840, 470, 90, 0.6);
        s.fill(s.inks.light(), disc(840, 470, 38));
    }
}
