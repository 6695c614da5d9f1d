package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.cut;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** Hills, roads, rivers, and what stands in the wind. */
final class Country {
    private Country() {}

    /** A river that has left its bed, seen from above, and a line that follows neither. */
    static void river(Sheet s) {
        s.ground(s.mix(s.inks.soft(), s.inks.paper(), 0.3));
        Color[] fields = {
            s.inks.soft(),
            s.mix(s.inks.soft(), s.inks.mid(), 0.5),
            s.mix(s.inks.light(), s.inks.paper(), 0.45),
            s.mix(s.inks.mid(), s.inks.paper(), 0.35),
            s.mix(s.inks.accent(), s.inks.soft(), 0.5)
        };
        for (int row = 0; row < 5; row++) {
            double x = -60;
            while (x < 1640) {
                double w = s.between(170, 330);
                double y = row * 225 - 30;
                Shape field = polygon(
                        x + 6,
                        y + s.between(0, 14),
                        x + w - 8,
                        y + s.between(0, 20),
                        x + w + s.between(-30, 20),
                        y + 212,
                        x + s.between(-20, 20),
                        y + 216);
                Color ink = fields[s.chance.nextInt(fields.length)];
                s.fill(ink, field);
                s.cuts(s.mix(ink, s.inks.deep(), 0.35), field, s.toss() ? 0.1 : 1.3, s.between(18, 34), 120, 6, 0.8);
                x += w;
            }
        }
        Color bank = s.mix(s.inks.deep(), s.inks.dark(), 0.3);
        s.line(
                s.mix(s.inks.paper(), s.inks.soft(), 0.3),
                110,
                "540,-60 620,160 900,300 980,520 760,700 700,880 800,1120");
        s.line(bank, 128, "540,-60 620,160 780,330 640,520 560,700 640,880 800,1120");
        s.line(s.inks.mid(), 104, "540,-60 620,160 780,330 640,520 560,700 640,880 800,1120");
        for (int i = 0; i < 60; i++) {
            double t = i / 60.0 * 1067;
            double x = 620 + 90 * Math.sin(t / 150.0) + s.between(-20, 20);
            s.plain(s.mix(s.inks.mid(), s.inks.paper(), 0.4), cut(x, t, 60, 5, 1.4));
        }
        for (int i = 0; i < 40; i++) {
            double t = i / 40.0;
            double x = t < 0.3 ? 560 + t * 1100 : t < 0.55 ? 890 + (t - 0.3) * 360 : 980 - (t - 0.55) * 640;
            s.at(x + 10, t * 1100, 1, 1, t < 0.3 ? -0.7 : t < 0.55 ? 0 : 0.5)
                    .plain(s.inks.accent(), box(-5, -11, 10, 20));
        }
        Sheet works = s.at(800, 560, 1.1);
        works.fill(s.inks.dark(), box(-30, -130, 96, 60));
        works.fill(s.inks.light(), disc(14, 10, 44));
        works.plain(s.inks.dark(), box(-28, 6, 86, 7));
        works.fill(s.inks.soft(), disc(96, 64, 40));
        works.plain(s.inks.dark(), box(58, 60, 76, 7));
        Stock.cypress(s, s.inks.dark(), 330, 330, 90);
        Stock.cypress(s, s.inks.dark(), 1240, 760, 110);
        Stock.cypress(s, s.inks.dark(), 1300, 790, 90);
    }

    /** A dam between hills; from one of its blocks comes water. */
    static void dam(Sheet s) {
        Stock.sky(s, 420);
        Stock.sun(s, 1180, 190, 72);
        s.fill(s.far(s.inks.deep(), 0.6), Stock.ridge(s, 470, 240, 0.4, 91));
        s.fill(s.mix(s.inks.accent(), s.inks.soft(), 0.35), box(-10, 430, 1620, 80));
        s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.2), blob("-60,330 180,380 400,500 520,800 620,1120 -80,1120"));
        s.fill(
                s.mix(s.inks.deep(), s.inks.dark(), 0.45),
                blob("1660,300 1440,370 1240,500 1110,800 1040,1120 1680,1120"));
        Shape wall = polygon("330,440 1330,440 1300,480 1080,1067 600,1067 360,480");
        s.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.25), wall);
        for (int i = 0; i < 11; i++) {
            s.bar(s.mix(s.inks.soft(), s.inks.mid(), 0.6), 5, 400 + i * 88, 480, 640 + i * 40, 1067);
        }
        for (int i = 1; i < 7; i++) {
            s.bar(s.mix(s.inks.soft(), s.inks.mid(), 0.35), 4, 360 + i * 40, 480 + i * 98, 1300 - i * 37, 480 + i * 98);
        }
        s.fill(s.inks.dark(), box(320, 428, 1022, 26));
        for (int i = 0; i < 12; i++) {
            s.plain(s.inks.dark(), box(352 + i * 86, 404, 9, 30));
        }
        s.cuts(s.inks.mid(), polygon("840,700 910,700 900,1060 846,1060"), 1.57, 16, 60, 8, 0.9);
        s.fill(s.inks.accent(), blob("866,690 880,694 890,760 884,900 900,1067 842,1067 862,900 858,760"));
        s.plain(s.inks.light(), disc(872, 690, 22));
        s.glow(872, 690, 110, 0.5);
        Stock.coated(s, s.inks.dark(), 690, 430, 60);
    }

    /** A house on an atoll, a rock, and the washing line between them. */
    static void atoll(Sheet s) {
        Stock.sky(s, 560);
        Stock.clouds(s, 150, 420, 5);
        Stock.luminary(s, 380, 300, 96, 560);
        s.fill(
                s.mix(s.inks.paper(), s.inks.light(), 0.2),
                blob("760,790 900,740 1100,710 1300,720 1700,700 1700,860 1200,850 900,830"));
        for (int i = 0; i < 3; i++) {
            palm(s, 1130 + i * 160, 730, 430 - i * 50, i % 2 == 0 ? -1 : 1);
        }
        Stock.house(s, s.inks.accent(), s.inks.dark(), 1180, 740, 190, 120);
        s.plain(s.inks.light(), box(1250, 660, 40, 44));
        s.fill(s.inks.dark(), blob("250,860 300,800 370,780 430,812 480,862 370,884"));
        s.line(s.inks.dark(), 4, "372,790 700,760 1184,640");
        Color[] clothes = {s.inks.paper(), s.inks.accent(), s.inks.light(), s.inks.paper(), s.inks.mid()};
        for (int i = 0; i < 5; i++) {
            double x = 470 + i * 126;
            double y = 786 - i * 22 - i * i * 3;
            s.at(x, y, 1)
                    .fill(
                            clothes[i],
                            i % 2 == 0
                                    ? blob("0,0 70,-8 84,60 66,96 10,98 -4,50")
                                    : polygon("0,0 60,-8 62,40 40,34 38,110 8,112 4,40 -14,44"));
        }
        Stock.waves(s, s.mix(s.inks.paper(), s.inks.soft(), 0.3), 830, 60, 0.9);
    }

    private static void palm(Sheet s, double x, double foot, double height, int lean) {
        Sheet p = s.at(x, foot, lean * height / 100, height / 100, 0);
        p.line(s.inks.dark(), 3.6, "0,0 5,-40 16,-92");
        for (int i = 0; i < 7; i++) {
            p.at(16, -93, 1, 1, -1.3 + i * 0.95)
                    .fill(s.mix(s.inks.dark(), s.inks.deep(), i / 8.0), blob("0,0 14,-9 32,-6 46,8 30,1 12,0"));
        }
    }
}
