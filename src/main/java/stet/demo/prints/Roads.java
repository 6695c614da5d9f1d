package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** Roads, and what stands or moves on them. */
final class Roads {
    private Roads() {}

    /** Lorries in a queue along the bends of a road, and lemons. */
    static void lorries(Sheet s) {
        Stock.sky(s, 400);
        Stock.sun(s, 260, 190, 78);
        Stock.hills(s, 430, 190, 3);
        s.fill(s.mix(s.inks.soft(), s.inks.mid(), 0.3), Stock.ridge(s, 560, 60, 0.2, 5));
        Color road = s.mix(s.inks.paper(), s.inks.soft(), 0.3);
        s.fill(
                road,
                blob("760,470 1180,500 1360,560 1240,640 820,680 480,740 380,840 560,960 1000,1100 1720,1200"
                        + " 1500,900 900,880 700,830 780,770 1100,720 1460,650 1560,560 1340,490 960,462"));
        double[][] queue = {
            {870, 486, 46, 1},
            {990, 494, 54, 1},
            {1120, 506, 64, 1},
            {1260, 528, 76, 1},
            {1370, 574, 92, -1},
            {1230, 640, 104, -1},
            {1060, 678, 118, -1},
            {870, 706, 132, -1},
            {670, 742, 150, -1},
            {510, 806, 176, 1},
            {730, 890, 216, 1},
            {1020, 950, 256, 1},
            {1370, 1010, 300, 1}
        };
        for (int i = 0; i < queue.length; i++) {
            lorry(s.at(queue[i][0], queue[i][1], queue[i][2] / 100 * queue[i][3], queue[i][2] / 100, 0), i);
        }
        double[][] lemons = {{70, 1000, 0.1}, {165, 1030, 2.2}, {190, 962, -0.5}, {290, 1012, 0.9}, {400, 1046, -0.3}};
        for (double[] lemon : lemons) {
            s.sheer(s.inks.dark(), 0.3, oval(lemon[0] + 4, lemon[1] + 21, 44, 9));
            Sheet l = s.at(lemon[0], lemon[1], 0.72, 0.72, lemon[2]);
            l.fill(s.inks.light(), blob("-52,0 -40,-24 0,-34 40,-24 54,-6 66,0 54,8 40,26 0,34 -40,24"));
            l.fill(s.mix(s.inks.light(), s.inks.paper(), 0.5), blob("-30,-12 -4,-24 20,-20 -4,-12"));
        }
    }

    private static void lorry(Sheet l, int which) {
        Color[] covers = {l.inks.accent(), l.inks.paper(), l.inks.deep(), l.inks.mid()};
        l.sheer(l.inks.dark(), 0.25, oval(0, 1, 62, 6));
        l.fill(covers[which % 4], polygon("-56,-10 -56,-54 26,-54 26,-10"));
        l.plain(l.mix(covers[which % 4], l.inks.dark(), 0.2), box(-56, -16, 82, 6));
        l.fill(l.inks.dark(), blob("30,-8 30,-44 46,-44 56,-28 58,-8"));
        l.plain(l.inks.soft(), polygon("40,-39 46,-39 53,-27 40,-27"));
        l.plain(l.inks.dark(), box(-54, -11, 110, 5));
        for (int x : new int[] {-42, -26, 8, 44}) {
            l.plain(l.inks.dark(), disc(x, -5, 7));
            l.plain(l.inks.soft(), disc(x, -5, 2.6));
        }
    }

    /** One rider on a road in the mountains. */
    static void rider(Sheet s) {
        Stock.sky(s, 480);
        Stock.sun(s, 1220, 230, 96);
        Stock.hills(s, 500, 330, 3);
        s.fill(
                s.mix(s.inks.mid(), s.inks.soft(), 0.25),
                blob("-60,720 300,640 800,660 1200,600 1700,560 1700,1150 -60,1150"));
        s.cuts(s.mix(s.inks.deep(), s.inks.mid(), 0.4), box(0, 680, 1600, 380), -0.08, 44, 110, 9, 0.45);
        s.fill(
                s.mix(s.inks.paper(), s.inks.soft(), 0.35),
                blob("1700,600 1300,640 900,690 780,740 1000,790 1500,830 1700,850 1700,960 1100,930 600,900"
                        + " 300,960 60,1100 -60,1120 -60,990 200,880 520,800 560,740 760,660 1200,600 1700,560"));
        Sheet b = s.at(560, 850, -1.75, 1.75, 0.08);
        for (int x : new int[] {-62, 62}) {
            b.plain(s.inks.dark(), Shapes.stroke(4, Quays.ring(x, 0, 42)));
        }
        b.bar(s.inks.accent(), 6, "-62,0 -30,-58 40,-60 0,0 -62,0");
        b.bar(s.inks.accent(), 6, "62,0 40,-68");
        b.line(s.inks.dark(), 5, "40,-70 56,-74 60,-60");
        b.fill(s.inks.light(), blob("-34,-78 -24,-100 10,-124 34,-118 30,-100 0,-92 -14,-72"));
        b.line(s.inks.dark(), 10, "26,-112 34,-86 56,-74");
        b.line(s.inks.dark(), 14, "-26,-78 10,-54 -2,-26 6,4");
        b.line(s.inks.deep(), 13, "-24,-76 16,-40 -8,-12 -6,-2");
        b.plain(s.inks.dark(), disc(44, -126, 15));
        b.fill(s.inks.accent(), blob("28,-128 36,-144 54,-142 60,-126 44,-132"));
        for (int i = 0; i < 5; i++) {
            double x = 1440 + i * 22;
            s.plain(s.inks.dark(), oval(x, 608 - i % 2 * 3, 7, 12));
            s.plain(s.inks.accent(), disc(x, 594 - i % 2 * 3, 5));
        }
        Stock.cypress(s, s.inks.dark(), 1040, 690, 190);
        Stock.cypress(s, s.inks.dark(), 1110, 680, 150);
    }

    /** A bicycle before the ramp, at the end of its path. */
    static void bicycle(Sheet s) {
        Stock.sky(s, 560);
        Stock.luminary(s, 1300, 330, 90, 560);
        Afloat.ferry(s, s.inks.dark(), s.inks.soft(), 1180, 640, 700, true);
        s.fill(s.inks.soft(), polygon("-20,690 1620,650 1620,1100 -20,1100"));
        s.fill(s.mix(s.inks.mid(), s.inks.soft(), 0.2), polygon("-20,860 900,800 1010,960 -20,1067"));
        s.fill(s.inks.dark(), polygon("1010,742 1040,740 1110,1067 1070,1067"));
        Sheet b = s.at(560, 800, 3.1);
        for (int side = -1; side <= 1; side += 2) {
            b.plain(s.inks.dark(), Shapes.stroke(5, Quays.ring(side * 76, 0, 56)));
            for (int i = 0; i < 8; i++) {
                double turn = i * Math.PI / 8;
                b.line(
                        s.inks.dark(),
                        1,
                        side * 76 - 54 * Math.cos(turn),
                        -54 * Math.sin(turn),
                        side * 76 + 54 * Math.cos(turn),
                        54 * Math.sin(turn));
            }
        }
        b.bar(s.inks.accent(), 7, "-76,0 -34,-72 54,-72 -2,0 -76,0");
        b.bar(s.inks.accent(), 7, "-42,-88 -2,0");
        b.bar(s.inks.accent(), 7, "76,0 50,-98");
        b.line(s.inks.dark(), 7, "50,-98 78,-104 84,-88");
        b.line(s.inks.dark(), 10, "-60,-90 -26,-92");
        b.plain(s.inks.light(), disc(76, -82, 10));
        b.glow(76, -82, 46, 0.6);
        b.plain(s.inks.dark(), disc(-2, 0, 9));
    }

    /** A bus before it is light. */
    static void bus(Sheet s) {
        Stock.sky(s, 640);
        Streets.row(s, s.mix(s.inks.dark(), s.inks.deep(), 0.5), 700, 180, 420, 2);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.2), box(-10, 700, 1620, 380));
        s.sheer(s.inks.light(), 0.3, polygon("350,760 350,800 -60,1010 -60,800"));
        Sheet b = s.at(850, 890, 9.4);
        b.sheer(Color.BLACK, 0.3, oval(0, 1, 58, 4));
        b.fill(s.inks.accent(), blob("-54,-6 -54,-36 -50,-40 50,-40 54,-36 54,-6 30,-3 -30,-3"));
        b.fill(s.inks.light(), polygon("-51,-35 50,-35 50,-19 -51,-19"));
        b.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.3), box(-54, -12, 108, 3));
        for (int i = 0; i < 6; i++) {
            b.plain(s.inks.accent(), box(-36 + i * 15, -36, 2, 18));
        }
        for (int i = 0; i < 17; i++) {
            double x = -45 + i * 5.6;
            double top = -31.5 + s.between(-1.2, 1.2);
            b.plain(s.inks.dark(), oval(x, top, 1.7, 2.1));
            b.plain(
                    s.inks.dark(),
                    blob(x - 2.8, -19, x - 2.6, top + 3.5, x, top + 2.2, x + 2.6, top + 3.5, x + 2.8, -19));
        }
        b.plain(s.inks.dark(), disc(-33, -4, 7.4));
        b.plain(s.inks.soft(), disc(-33, -4, 3));
        b.plain(s.inks.dark(), disc(34, -4, 7.4));
        b.plain(s.inks.soft(), disc(34, -4, 3));
        b.plain(s.inks.paper(), disc(-52.6, -9, 1.8));
        s.cuts(s.mix(s.inks.deep(), s.inks.mid(), 0.3), box(0, 920, 1600, 130), 0, 30, 120, 7, 0.5);
    }
}
