package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** Things on tables. */
final class Tables {
    private Tables() {}

    /** A wall in the light of a lamp, and the table's top. */
    static void room(Sheet s, Color wall, Color top, double edge) {
        s.blend(s.mix(wall, s.inks.dark(), 0.18), wall, 0, edge, 5);
        s.fill(top, box(-10, edge, 1620, Sheet.HEIGHT));
        s.fill(s.mix(top, s.inks.paper(), 0.25), box(-10, edge, 1620, 12));
        s.cuts(
                s.mix(top, s.inks.dark(), 0.25),
                box(0, edge + 24, 1600, Sheet.HEIGHT - edge - 30),
                0.01,
                40,
                240,
                6,
                0.5);
    }

    static void telephone(Sheet s) {
        room(s, s.inks.mid(), s.inks.dark(), 700);
        s.sheer(s.inks.light(), 0.28, disc(800, 460, 400));
        Sheet t = s.at(740, 880, 3);
        t.sheer(Color.BLACK, 0.35, oval(10, 2, 170, 16));
        Shape body = blob("-140,0 -132,-40 -70,-120 -40,-134 40,-134 70,-120 132,-40 140,0");
        t.fill(s.inks.deep(), body);
        t.fill(s.inks.dark(), box(-66, -150, 26, 26));
        t.fill(s.inks.dark(), box(40, -150, 26, 26));
        t.fill(s.inks.paper(), disc(0, -64, 48));
        for (int i = 0; i < 10; i++) {
            double turn = -0.6 + i * 0.52;
            t.plain(i == 3 ? s.inks.light() : s.inks.dark(), disc(34 * Math.cos(turn), -64 + 34 * Math.sin(turn), 7));
        }
        t.plain(s.inks.deep(), disc(0, -64, 16));
        s.line(s.inks.dark(), 12, "1150,860 1260,800 1210,740 1300,700 1240,640 1320,590 1270,540");
        Sheet h = s.at(1200, 440, 2.5, 2.5, 0.9);
        h.fill(s.inks.deep(), blob("-110,10 -104,-22 -40,-36 40,-36 104,-22 110,10 84,24 66,0 0,-10 -66,0 -84,24"));
        for (int i = 0; i < 5; i++) {
            s.sheer(
                    s.inks.light(),
                    0.85 - i * 0.15,
                    Shapes.stroke(
                            8, 1010 - i * 52, 270 + i * 14, 990 - i * 58, 340 + i * 4, 1020 - i * 52, 410 + i * 8));
        }
    }

    static void bread(Sheet s) {
        s.ground(s.mix(s.inks.soft(), s.inks.mid(), 0.25));
        for (int i = 0; i < 9; i++) {
            s.plain(s.mix(s.inks.soft(), s.inks.paper(), 0.35), box(i * 190 - 20, 0, 88, 1067));
        }
        for (int i = 0; i < 6; i++) {
            s.sheer(s.inks.accent(), 0.35, box(0, i * 200 - 20, 1600, 88));
        }
        s.sheer(s.inks.dark(), 0.35, oval(690, 600, 520, 330));
        Shape board = blob("180,540 260,260 640,180 1040,260 1160,540 1040,800 640,880 260,800");
        s.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.45), board);
        Shape loaf = blob("300,540 340,380 500,280 700,270 900,320 1000,440 1010,600 900,720 700,770 480,740 350,670");
        Color crust = s.mix(s.inks.light(), s.inks.accent(), 0.35);
        s.fill(crust, loaf);
        s.fill(
                s.mix(crust, s.inks.paper(), 0.35),
                blob("400,500 450,400 600,340 760,350 820,400 640,430 500,500 430,580"));
        for (int i = 0; i < 4; i++) {
            s.fill(s.mix(crust, s.inks.paper(), 0.7), Shapes.cut(520 + i * 120, 520 + i * 12, 330, 46, 1.25));
        }
        s.fill(s.inks.paper(), blob("1060,760 1110,690 1230,680 1320,730 1330,830 1260,900 1130,890 1070,840"));
        s.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.5), oval(1198, 780, 100, 66));
        s.fill(s.inks.paper(), blob("1120,790 1160,740 1200,720 1250,750 1276,796 1200,820"));
        for (int i = 0; i < 60; i++) {
            s.plain(s.inks.paper(), disc(1198 + s.between(-240, 260), 880 + s.between(-60, 130), s.between(2, 5)));
        }
    }

    /** One lemon. */
    static void lemon(Sheet s) {
        s.blend(s.mix(s.inks.accent(), s.inks.dark(), 0.15), s.inks.accent(), 0, 720, 4);
        s.fill(s.inks.paper(), box(-10, 720, 1620, 360));
        s.sheer(s.inks.dark(), 0.35, oval(860, 880, 400, 56));
        Sheet l = s.at(800, 640, 4.2, 4.2, -0.14);
        Shape fruit = blob("-84,4 -66,-34 -20,-54 30,-52 66,-32 82,-8 96,0 82,12 64,38 20,56 -30,54 -66,36");
        l.fill(s.inks.light(), fruit);
        l.fill(s.mix(s.inks.light(), s.inks.paper(), 0.55), blob("-50,-22 -14,-42 24,-40 10,-28 -20,-18 -40,2"));
        l.cuts(
                s.mix(s.inks.light(), s.inks.accent(), 0.4),
                blob("-60,14 0,26 60,16 20,48 -30,48"),
                0.1,
                22,
                30,
                9,
                0.8);
        l.line(s.inks.dark(), 6, "-84,4 -98,6");
        l.fill(s.inks.mid(), blob("-92,2 -116,-34 -152,-40 -138,-8 -112,6"));
    }

    /** Coins, and trolleys that open for nothing else. */
    static void coins(Sheet s) {
        s.blend(s.mix(s.inks.mid(), s.inks.deep(), 0.3), s.inks.soft(), 0, 700, 5);
        s.fill(s.mix(s.inks.deep(), s.inks.mid(), 0.3), box(-10, 690, 1620, 400));
        for (int i = 5; i >= 0; i--) {
            Sheet t = s.at(760 + i * 130, 880 - i * 14, 3.1);
            Color wire = s.mix(s.inks.dark(), s.inks.soft(), 0.1 * i);
            t.bar(wire, 4, "-90,-150 -70,-60 44,-60 70,-128 -84,-128");
            for (int k = 0; k < 6; k++) {
                t.bar(wire, 2, -74 + k * 24, -128, -62 + k * 20, -60);
            }
            t.bar(wire, 2, "-80,-104 60,-104");
            t.bar(wire, 2, "-74,-82 52,-82");
            t.bar(wire, 3.4, "-66,-60 -56,-24 50,-24");
            t.plain(wire, disc(-46, -12, 11));
            t.plain(wire, disc(40, -12, 11));
            t.fill(s.inks.accent(), box(-100, -156, 26, 12));
        }
        for (int i = 0; i < 70; i++) {
            double x = s.between(0, 1640);
            double y = s.between(-20, 900);
            s.sheer(s.inks.paper(), 0.5, Shapes.cut(x, y, 80, 4, 1.85));
        }
        Sheet c = s.at(320, 800, 2.1);
        c.sheer(s.inks.dark(), 0.35, oval(10, 74, 96, 14));
        c.glow(0, 0, 150, 0.3);
        c.fill(s.mix(s.inks.light(), s.inks.dark(), 0.3), disc(7, 3, 76));
        c.fill(s.inks.light(), disc(0, 0, 76));
        c.plain(s.mix(s.inks.light(), s.inks.dark(), 0.35), Shapes.stroke(4, Quays.ring(0, 0, 62)));
        c.at(0, 26, 0.9)
                .fill(s.mix(s.inks.light(), s.inks.dark(), 0.45), blob("-36,0 -10,-6 0,-56 10,-6 36,0 10,8 -10,8"));
    }

    /** A bench with tools, and something very small on it under the lamp. */
    static void bench(Sheet s) {
        s.ground(s.mix(s.inks.deep(), s.inks.dark(), 0.35));
        for (int i = 0; i < 9; i++) {
            Sheet t = s.at(130 + i * 165, 130, 1);
            Color steel = s.mix(s.inks.soft(), s.inks.mid(), s.between(0, 0.6));
            t.plain(s.inks.soft(), disc(0, 0, 8));
            switch (i % 3) {
                case 0 -> {
                    t.bar(steel, 13, "0,0 0,150");
                    t.fill(s.inks.accent(), box(-15, 140, 30, 130));
                }
                case 1 -> {
                    t.line(steel, 15, "-26,0 0,110 30,260");
                    t.line(steel, 15, "26,0 0,110 -30,260");
                    t.plain(s.inks.dark(), disc(0, 110, 9));
                }
                default -> {
                    t.bar(steel, 18, "0,20 0,240");
                    t.plain(steel, Shapes.stroke(16, Quays.ring(0, 262, 28)));
                    t.plain(steel, Shapes.stroke(14, Quays.ring(0, 4, 20)));
                }
            }
        }
        s.fill(s.inks.accent(), box(-10, 780, 1620, 300));
        s.cuts(s.mix(s.inks.accent(), s.inks.dark(), 0.3), box(0, 800, 1600, 260), 0.01, 34, 260, 7, 0.6);
        s.sheer(s.inks.light(), 0.35, polygon("770,500 930,470 1240,900 420,900"));
        s.line(s.inks.dark(), 22, "1340,790 1240,520 1010,380 880,430");
        s.fill(s.inks.dark(), blob("770,500 790,420 860,386 920,410 936,470"));
        s.fill(s.inks.light(), blob("780,502 850,470 930,472 900,520 820,534"));
        s.fill(s.inks.dark(), blob("1240,790 1340,760 1440,790 1440,812 1240,812"));
        Sheet a = s.at(800, 830, 1.25);
        a.sheer(s.inks.dark(), 0.4, oval(20, 52, 130, 20));
        a.fill(
                s.inks.paper(),
                blob("-90,30 -84,-34 -40,-70 20,-66 60,-30 64,20 40,44 16,20 10,-16 -20,-26 -44,-4 -46,36 -66,52"));
        a.line(s.mix(s.inks.soft(), s.inks.paper(), 0.4), 9, "54,-26 100,-50 120,-16 104,24");
        a.fill(s.inks.soft(), disc(106, 36, 22));
        a.plain(s.inks.light(), disc(-40, -48, 9));
        s.at(560, 880, 1, 1, -0.5).fill(s.inks.soft(), polygon("-170,-6 60,-12 190,-3 190,3 60,12 -170,6"));
        s.fill(s.mix(s.inks.soft(), s.inks.paper(), 0.4), box(130, 690, 240, 100));
        s.bar(s.inks.dark(), 9, "130,740 370,740");
    }
}
