package stet.demo.prints;

import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** Where a country is governed, judged, taught and looked after. */
final class Rooms {
    private Rooms() {}

    /** A ballot box in a sports hall. */
    static void ballot(Sheet s) {
        s.blend(s.mix(s.inks.soft(), s.inks.mid(), 0.3), s.inks.soft(), 0, 650, 5);
        for (int i = 0; i < 5; i++) {
            s.sheer(
                    s.inks.light(),
                    0.3,
                    polygon(120 + i * 320, 0, 240 + i * 320, 0, 420 + i * 320, 650, 180 + i * 320, 650));
            s.fill(s.inks.paper(), box(120 + i * 320, 60, 130, 150));
        }
        s.fill(s.mix(s.inks.mid(), s.inks.light(), 0.25), box(-10, 650, 1620, 430));
        s.bar(s.inks.paper(), 10, "-20,760 1620,720");
        s.line(s.inks.accent(), 10, "1620,900 1300,860 1180,960 1240,1090");
        s.fill(s.inks.dark(), polygon("150,850 1450,850 1560,1100 40,1100"));
        Sheet b = s.at(800, 880, 3.3);
        b.sheer(Color.BLACK, 0.35, polygon("-104,0 130,0 150,16 -90,16"));
        b.fill(s.inks.accent(), polygon("-100,0 -100,-150 70,-150 70,0"));
        b.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.4), polygon("70,0 70,-150 112,-176 112,-28"));
        b.fill(s.mix(s.inks.accent(), s.inks.paper(), 0.35), polygon("-100,-150 70,-150 112,-176 -52,-176"));
        b.fill(s.inks.dark(), polygon("-36,-160 40,-160 48,-166 -26,-166"));
        b.fill(s.inks.paper(), polygon("-30,-162 38,-164 64,-246 -8,-250"));
        b.bar(s.inks.dark(), 3, "2,-228 46,-224");
        b.bar(s.inks.dark(), 3, "-2,-212 42,-208");
        b.bar(s.inks.dark(), 5, "8,-196 18,-186");
        b.bar(s.inks.dark(), 5, "18,-196 8,-186");
        b.fill(s.inks.light(), disc(-15, -74, 26));
        b.bar(s.inks.dark(), 5, "-28,-74 -18,-64 0,-88");
        for (int i = 0; i < 9; i++) {
            s.at(s.between(120, 1480), s.between(900, 1030), 1, 1, s.between(-1, 1))
                    .fill(
                            s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.5)),
                            polygon("-60,-30 60,-34 64,30 -56,34"));
        }
    }

    /** A bank with columns, and one window open on its third floor. */
    static void bank(Sheet s) {
        Stock.sky(s, 900);
        Streets.row(s, s.far(s.inks.deep(), 0.55), 940, 330, 560, 0);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.4), box(-10, 930, 1620, 150));
        Color stone = s.mix(s.inks.paper(), s.inks.soft(), 0.25);
        s.fill(stone, box(300, 190, 1000, 750));
        s.fill(s.mix(stone, s.inks.mid(), 0.3), box(270, 170, 1060, 36));
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 8; i++) {
                boolean open = row == 0 && i == 5;
                double x = 356 + i * 118;
                double y = 240 + row * 120;
                s.fill(open ? s.inks.light() : s.inks.deep(), box(x, y, 62, 80));
                if (open) {
                    s.glow(x + 31, y + 40, 130, 0.55);
                    s.fill(s.inks.dark(), polygon(x - 30, y - 6, x, y, x, y + 80, x - 30, y + 90));
                    s.line(s.inks.accent(), 10, x + 60, y + 20, x + 86, y + 50, x + 76, y + 96);
                }
            }
        }
        s.fill(s.mix(stone, s.inks.mid(), 0.4), polygon("340,480 800,400 1260,480 1260,520 340,520"));
        s.fill(s.mix(stone, s.inks.dark(), 0.55), box(360, 520, 880, 360));
        s.fill(s.inks.dark(), box(730, 620, 140, 260));
        for (int i = 0; i < 6; i++) {
            double x = 376 + i * 156;
            s.fill(stone, polygon(x, 540, x + 68, 540, x + 74, 880, x - 6, 880));
            s.cuts(s.mix(stone, s.inks.mid(), 0.5), box(x + 8, 560, 52, 300), 1.57, 13, 120, 5, 1);
            s.fill(stone, box(x - 12, 520, 92, 24));
            s.fill(stone, box(x - 14, 868, 96, 22));
        }
        for (int i = 0; i < 4; i++) {
            s.fill(s.mix(stone, s.inks.mid(), 0.12 + 0.12 * i), box(310 - i * 26, 884 + i * 24, 980 + i * 52, 26));
        }
        for (int i = 0; i < 5; i++) {
            Stock.coated(s, s.inks.dark(), 220 + i * 290 + s.between(-40, 40), 1020 + s.between(-20, 30), 200);
        }
    }

    /** Seats in half a ring, one of them empty under the light. */
    static void hemicycle(Sheet s) {
        s.blend(s.inks.dark(), s.inks.deep(), 0, 1067, 6);
        s.sheer(s.inks.light(), 0.22, polygon("640,0 960,0 1260,1067 340,1067"));
        for (int row = 0; row < 6; row++) {
            double rx = 880 - row * 112;
            double ry = 700 - row * 92;
            s.fill(s.mix(s.inks.mid(), s.inks.dark(), row % 2 == 0 ? 0.45 : 0.3), oval(800, 980, rx, ry));
            int seats = 25 - row * 3;
            for (int i = 0; i < seats; i++) {
                double turn = Math.PI * (i + 0.5) / seats;
                double x = 800 - Math.cos(turn) * (rx - 44);
                double y = 980 - Math.sin(turn) * (ry - 38);
                boolean empty = row == 3 && i == 11;
                double size = 24 - row * 0.6;
                s.fill(
                        empty ? s.inks.light() : s.mix(s.inks.accent(), s.inks.dark(), i * 2 > seats ? 0.05 : 0.5),
                        oval(x, y + 16, size * 1.2, size * 0.9));
                if (empty) {
                    s.glow(x, y, 96, 0.7);
                } else {
                    s.plain(
                            s.mix(s.inks.paper(), s.inks.soft(), s.between(0.1, 0.6)),
                            oval(x, y - 10, size * 0.52, size * 0.66));
                }
            }
        }
        s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.2), oval(800, 990, 200, 130));
        s.fill(s.inks.dark(), polygon("640,960 960,960 1000,1080 600,1080"));
        s.fill(s.mix(s.inks.soft(), s.inks.mid(), 0.3), box(620, 940, 360, 26));
        Stock.coated(s, s.inks.dark(), 800, 1060, 230);
    }

    /** Classroom windows with blinds of sailcloth, the sun behind them. */
    static void blinds(Sheet s) {
        s.ground(s.mix(s.inks.soft(), s.inks.paper(), 0.3));
        for (int i = 0; i < 3; i++) {
            double x = 90 + i * 500;
            s.fill(s.mix(s.inks.paper(), s.inks.light(), 0.35), box(x, 110, 420, 620));
            if (i == 1) {
                s.glow(x + 210, 420, 250, 0.5);
                s.fill(s.inks.light(), disc(x + 210, 420, 120));
            }
            s.fill(
                    s.mix(s.inks.mid(), s.inks.soft(), 0.4),
                    polygon(x, 640, x + 130, 570, x + 240, 630, x + 420, 590, x + 420, 730, x, 730));
            s.bar(s.inks.dark(), 18, x, 110, x + 420, 110, x + 420, 730, x, 730, x, 102);
            s.bar(s.inks.dark(), 12, x + 210, 110, x + 210, 730);
            double drop = i == 0 ? 460 : i == 1 ? 130 : 560;
            Shape cloth = polygon(
                    x - 24, 84, x + 444, 84, x + 438, 84 + drop, x + 300, 96 + drop, x + 130, 82 + drop, x - 18,
                    92 + drop);
            s.fill(s.mix(s.inks.paper(), i == 2 ? s.inks.accent() : s.inks.soft(), i == 2 ? 0.8 : 0.35), cloth);
            s.cuts(s.inks.mid(), cloth, 1.57, 52, 70, 4, 0.6);
            s.line(s.inks.dark(), 4, x + 214, 90 + drop, x + 214, 140 + drop);
            s.plain(s.inks.dark(), disc(x + 214, 146 + drop, 9));
            s.fill(s.inks.dark(), box(x - 40, 730, 500, 28));
        }
        s.fill(s.mix(s.inks.mid(), s.inks.deep(), 0.5), box(-10, 860, 1620, 220));
        s.sheer(s.inks.light(), 0.4, polygon("590,860 1010,860 1240,1067 700,1067"));
        for (int i = 0; i < 4; i++) {
            double x = 130 + i * 400;
            s.fill(s.inks.accent(), polygon(x, 900, x + 210, 900, x + 226, 930, x - 16, 930));
            s.bar(s.inks.dark(), 10, x + 4, 930, x - 6, 1067);
            s.bar(s.inks.dark(), 10, x + 206, 930, x + 216, 1067);
        }
    }

    /** Shelves full of letters to the ceiling, and the man who kept them. */
    static void shelves(Sheet s) {
        s.ground(s.mix(s.inks.deep(), s.inks.dark(), 0.5));
        for (int row = 0; row < 7; row++) {
            double y = -20 + row * 144;
            for (double x = 10; x < 1600; x += s.between(17, 30)) {
                double h = s.between(70, 108);
                double lean = s.between(-5, 5);
                Color paper = s.chance.nextInt(14) == 0
                        ? s.inks.accent()
                        : s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.85));
                s.plain(paper, polygon(x + lean, y + 122 - h, x + 12 + lean, y + 122 - h, x + 14, y + 122, x, y + 122));
            }
            s.fill(s.mix(s.inks.dark(), s.inks.mid(), 0.25), box(-10, y + 120, 1620, 20));
        }
        for (int i = 0; i < 5; i++) {
            s.fill(s.inks.dark(), box(-10 + i * 402, 0, 22, 1010));
        }
        s.fill(s.inks.dark(), box(-10, 985, 1620, 100));
        s.sheer(s.inks.light(), 0.26, polygon("1010,0 1070,0 1400,1000 700,1000"));
        s.bar(s.inks.mid(), 12, "560,1010 800,120");
        s.bar(s.inks.mid(), 12, "660,1010 880,120");
        for (int i = 0; i < 9; i++) {
            s.bar(s.inks.mid(), 9, 582 + i * 25, 930 - i * 92, 680 + i * 23, 930 - i * 92);
        }
        Stock.coated(s, s.inks.dark(), 1050, 1010, 420);
        s.line(s.inks.dark(), 26, "1090,720 1160,760 1180,700");
        Papers.envelope(s.at(1196, 690, 0.62, 0.62, -0.2), s.inks.light(), false);
    }

    /** People in a queue before it is light. */
    static void queue(Sheet s) {
        Stock.sky(s, 760);
        Color wall = s.mix(s.inks.soft(), s.inks.mid(), 0.55);
        s.fill(wall, box(560, 70, 1100, 830));
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 4; i++) {
                double x = 660 + i * 250;
                double y = 150 + row * 330;
                boolean lit = row == 1 && i == 3;
                s.fill(
                        lit ? s.inks.light() : s.mix(wall, s.inks.dark(), 0.55),
                        polygon(x, y + 40, x + 60, y, x + 120, y + 40, x + 120, y + 210, x, y + 210));
                s.bar(wall, 8, x + 60, y, x + 60, y + 210);
                s.bar(wall, 8, x, y + 90, x + 120, y + 90);
                if (lit) {
                    s.glow(x + 60, y + 110, 240, 0.5);
                }
            }
        }
        s.fill(s.mix(wall, s.inks.paper(), 0.3), box(540, 60, 1100, 34));
        s.fill(s.far(s.inks.deep(), 0.5), Stock.ridge(s, 830, 120, 0.3, 14));
        s.fill(wall, box(560, 640, 1100, 300));
        s.fill(s.inks.dark(), box(-10, 890, 1620, 190));
        s.fill(s.inks.light(), box(1400, 660, 130, 240));
        double x = 1360;
        int number = 0;
        while (x > -40) {
            double h = s.between(240, 300) * (number % 5 == 3 ? 0.72 : 1);
            Color coat = number % 4 == 1 ? s.inks.accent() : s.mix(s.inks.dark(), s.inks.deep(), s.between(0, 0.9));
            Stock.coated(s, coat, x, 950 + s.between(-10, 26), h);
            if (number % 3 == 0) {
                s.fill(s.mix(s.inks.mid(), s.inks.dark(), 0.4), box(x + 26, 900, 58, 46));
            }
            x -= s.between(74, 112);
            number++;
        }
    }
}
