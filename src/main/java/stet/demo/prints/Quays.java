package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** The harbour and those who work there. */
final class Quays {
    private Quays() {}

    /** For containers; its foot at {@code x}, its boom to the right, raised or not. */
    private static void crane(Sheet s, Color ink, double x, double foot, double height, boolean raised) {
        Sheet c = s.at(x, foot, height / 100);
        c.bar(ink, 2.6, "-16,0 -10,-62");
        c.bar(ink, 2.6, "16,0 10,-62");
        c.bar(ink, 2.2, "-14,-20 14,-20");
        c.bar(ink, 1.4, "-14,-20 10,-60");
        c.bar(ink, 1.4, "14,-20 -10,-60");
        c.bar(ink, 2.2, "0,-60 0,-96");
        c.bar(ink, 3.2, "-34,-61 14,-61");
        c.fill(ink, box(-32, -70, 14, 9));
        if (raised) {
            c.bar(ink, 2.8, "12,-61 34,-104");
            c.bar(ink, 1, "0,-95 24,-86");
        } else {
            c.bar(ink, 2.8, "12,-61 76,-61");
            c.bar(ink, 1, "0,-95 70,-62");
            c.bar(ink, 1, "0,-95 38,-62");
            c.bar(ink, 0.8, "52,-60 52,-34");
        }
        c.bar(ink, 1, "0,-95 -32,-62");
    }

    private static void boxes(Sheet s, double x, double foot, int columns, int rows, double size) {
        Color[] all = {
            s.inks.mid(), s.inks.accent(), s.inks.soft(), s.inks.deep(), s.mix(s.inks.accent(), s.inks.dark(), 0.4)
        };
        for (int column = 0; column < columns; column++) {
            int high = 1 + s.chance.nextInt(rows);
            for (int row = 0; row < high; row++) {
                Color ink = all[s.chance.nextInt(all.length)];
                double left = x + column * size * 2.1;
                double top = foot - (row + 1) * size * 0.84;
                s.fill(ink, box(left, top, size * 2.04, size * 0.8));
                for (int i = 1; i < 8; i++) {
                    s.plain(
                            s.mix(ink, s.inks.dark(), 0.25),
                            box(left + i * size * 0.25, top + size * 0.1, size * 0.05, size * 0.6));
                }
            }
        }
    }

    /** Two of them work, and the third, of another colour, points at the sky. */
    static void cranes(Sheet s) {
        Stock.sky(s, 700);
        Stock.clouds(s, 90, 360, 4);
        Stock.luminary(s, 250, 330, 84, 700);
        s.fill(s.far(s.inks.deep(), 0.6), Stock.ridge(s, 706, 90, 0.6, 31));
        crane(s, s.inks.deep(), 440, 850, 640, false);
        crane(s, s.inks.deep(), 850, 850, 640, false);
        crane(s, s.inks.light(), 1270, 850, 680, true);
        s.fill(s.inks.accent(), box(740, 590, 64, 34));
        Afloat.freighter(s, s.mix(s.inks.dark(), s.inks.deep(), 0.3), 760, 862, 1120);
        boxes(s, 560, 790, 8, 4, 34);
        s.fill(s.inks.dark(), polygon("-20,850 1620,850 1620,1080 -20,1080"));
        boxes(s, 40, 960, 5, 2, 54);
        boxes(s, 1130, 985, 4, 2, 62);
        for (int i = 0; i < 9; i++) {
            s.plain(s.mix(s.inks.dark(), s.inks.soft(), 0.35), box(i * 190 - 30, 1010, 110, 7));
        }
    }

    /** Storks over the grain quay, counted from the cabin of a crane. */
    static void storks(Sheet s) {
        Stock.sky(s, 820);
        Stock.sun(s, 480, 610, 110);
        s.fill(s.far(s.inks.deep(), 0.6), Stock.ridge(s, 826, 120, 0.4, 51));
        Stock.sea(s, 820);
        Stock.shine(s, s.mix(s.inks.light(), s.inks.paper(), 0.3), 480, 820, 1067, 230);
        Sheet c = s.at(1290, 1067, 10);
        c.bar(s.inks.dark(), 4, "-9,0 -5,-66");
        c.bar(s.inks.dark(), 4, "9,0 5,-66");
        for (int i = 0; i < 5; i++) {
            c.bar(s.inks.dark(), 1.2, -8 + i * 0.7, -i * 14, 7.6 - i * 0.7, -i * 14 - 13);
            c.bar(s.inks.dark(), 1.2, 8 - i * 0.7, -i * 14, -7.6 + i * 0.7, -i * 14 - 13);
        }
        c.bar(s.inks.dark(), 4, "-8,-68 40,-68");
        c.bar(s.inks.dark(), 3, "0,-68 -70,-96");
        c.bar(s.inks.dark(), 0.7, "4,-84 -68,-96");
        c.bar(s.inks.dark(), 2, "4,-68 4,-84");
        c.fill(s.inks.dark(), polygon("-24,-66 -4,-66 -4,-48 -20,-48"));
        c.plain(s.inks.light(), polygon("-21,-63.5 -12,-63.5 -12,-54 -18.8,-54"));
        c.plain(s.inks.dark(), blob("-16,-54 -17,-59 -15,-62 -13.4,-59 -13,-54"));
        double[][] flock = {
            {180, 190, 1.1},
            {400, 130, 1.35},
            {650, 230, 1.6},
            {880, 160, 1.1},
            {300, 360, 0.9},
            {560, 420, 0.75},
            {760, 400, 0.8},
            {960, 330, 0.7},
            {120, 480, 0.6}
        };
        for (double[] bird : flock) {
            stork(s.at(bird[0], bird[1], bird[2], bird[2], -0.08));
        }
    }

    private static void stork(Sheet b) {
        b.line(b.inks.accent(), 3, "24,2 64,10");
        b.fill(b.inks.paper(), blob("-44,-6 -20,-8 26,-2 30,6 0,8 -24,2"));
        b.line(b.inks.paper(), 5, "-24,-4 -52,-10");
        b.line(b.inks.accent(), 4, "-54,-10 -78,-5");
        b.fill(b.inks.paper(), blob("-8,0 -20,-40 -12,-66 12,-30 16,0"));
        b.fill(b.inks.dark(), blob("-20,-46 -34,-92 -14,-104 -8,-74 2,-48"));
        b.fill(b.inks.paper(), blob("0,2 -12,34 0,52 14,30 18,4"));
        b.fill(b.inks.dark(), blob("-8,38 -14,72 2,78 8,54"));
    }

    /** A hall with a rope, a line on the floor and somebody in the light. */
    static void shed(Sheet s) {
        s.ground(s.inks.dark());
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.5), polygon("300,0 1300,0 1120,620 480,620"));
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.85), polygon("480,620 1120,620 1600,1067 0,1067"));
        for (int i = 0; i < 6; i++) {
            double d = i / 5.0;
            double top = 30 + d * 250;
            s.bar(
                    s.mix(s.inks.deep(), s.inks.mid(), 0.4 - d * 0.2),
                    16 - d * 10,
                    -40 + d * 480,
                    1067 - d * 450,
                    -40 + d * 480,
                    top + 110,
                    800,
                    top,
                    1640 - d * 480,
                    top + 110,
                    1640 - d * 480,
                    1067 - d * 450);
        }
        s.sheer(s.inks.light(), 0.3, polygon("770,60 830,60 1090,800 510,800"));
        s.fill(s.mix(s.inks.light(), s.inks.mid(), 0.25), oval(800, 800, 300, 66));
        s.plain(s.inks.light(), disc(800, 64, 30));
        Stock.coated(s, s.inks.dark(), 800, 810, 330);
        s.fill(s.inks.accent(), polygon("0,930 1600,930 1600,948 0,948"));
        for (int i = 0; i < 4; i++) {
            double x = 130 + i * 450;
            s.bar(s.inks.soft(), 15, x, 1067, x, 760);
            s.plain(s.inks.soft(), disc(x, 752, 18));
            if (i < 3) {
                s.line(s.inks.accent(), 13, x, 780, x + 225, 880, x + 450, 780);
            }
        }
    }

    /** A cold store in the dark, and two who carry their own light. */
    static void headtorch(Sheet s) {
        s.ground(s.mix(s.inks.dark(), Color.BLACK, 0.35));
        for (int side = -1; side <= 1; side += 2) {
            Sheet shelf = s.at(800, 0, side, 1, 0);
            for (int row = 0; row < 5; row++) {
                for (int column = 0; column < 5; column++) {
                    double near = 800 - column * 128;
                    double far = near - 106;
                    double top = 540 + (row - 3) * 190;
                    double bottom = top + 150;
                    shelf.fill(
                            s.mix(s.inks.dark(), s.inks.deep(), 0.3 + 0.12 * column),
                            polygon(
                                    near,
                                    540 + (top - 540) * near / 800,
                                    far,
                                    540 + (top - 540) * far / 800,
                                    far,
                                    540 + (bottom - 540) * far / 800,
                                    near,
                                    540 + (bottom - 540) * near / 800));
                }
            }
        }
        s.sheer(s.inks.light(), 0.55, polygon("664,560 190,330 60,700"));
        s.sheer(s.inks.light(), 0.3, polygon("664,560 330,250 100,860"));
        s.sheer(s.inks.light(), 0.45, polygon("966,610 1260,470 1330,760"));
        worker(s.at(700, 1000, 4.6));
        worker(s.at(940, 940, -3.5, 3.5, 0));
    }

    private static void worker(Sheet w) {
        w.fill(w.inks.accent(), blob("-8,-82 -18,-72 -20,-34 16,-34 16,-74 6,-82"));
        w.fill(w.inks.dark(), box(-15, -36, 13, 36));
        w.fill(w.inks.dark(), box(1, -36, 13, 36));
        w.fill(w.inks.mid(), blob("-10,-90 -9,-99 -1,-103 8,-97 8,-87 2,-82 -6,-83"));
        w.plain(w.inks.soft(), blob("-9.6,-92 -8,-95 -3,-94 -3,-86 -7,-85"));
        w.fill(w.mix(w.inks.accent(), w.inks.dark(), 0.3), blob("-6,-70 -22,-54 -34,-52 -34,-46 -20,-46 0,-60"));
        w.plain(w.inks.light(), disc(-8, -97, 3.2));
    }

    static double[] ring(double x, double y, double radius) {
        double[] points = new double[2 * 25];
        for (int i = 0; i < 25; i++) {
            points[2 * i] = x + radius * Math.cos(i * Math.PI / 12);
            points[2 * i + 1] = y + radius * Math.sin(i * Math.PI / 12);
        }
        return points;
    }
}
