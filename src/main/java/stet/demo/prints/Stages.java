package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** What people play, sing and look at: stages and grounds. */
final class Stages {
    private Stages() {}

    private static void curtain(Sheet s, int side) {
        Sheet c = s.at(800, 0, side, 1, 0);
        Shape cloth = blob("900,-60 420,-60 470,120 560,320 650,470 690,640 700,900 720,1120 900,1120");
        c.fill(s.inks.mid(), cloth);
        c.cuts(s.mix(s.inks.mid(), s.inks.dark(), 0.5), cloth, side > 0 ? 1.35 : Math.PI - 1.35, 34, 300, 14, 0.9);
        c.fill(s.inks.light(), blob("640,470 720,440 800,452 800,500 720,492 650,506"));
    }

    /** A lighthouse on a stage between curtains, and heads before it. */
    static void opera(Sheet s) {
        s.blend(s.inks.dark(), s.inks.accent(), 0, 850, 8);
        s.sheer(s.inks.light(), 0.35, polygon("860,300 180,140 120,420"));
        s.sheer(s.inks.light(), 0.35, polygon("860,300 1480,180 1500,430"));
        Sheet t = s.at(860, 720, 4);
        t.fill(s.inks.paper(), polygon("-26,0 -15,-96 15,-96 26,0"));
        for (int i = 0; i < 3; i++) {
            t.fill(
                    s.inks.mid(),
                    polygon(
                            -24.5 + i * 3.6,
                            -14 - i * 30,
                            24.5 - i * 3.6,
                            -14 - i * 30,
                            23 - i * 3.6,
                            -28 - i * 30,
                            -23 + i * 3.6,
                            -28 - i * 30));
        }
        t.fill(s.inks.dark(), box(-22, -100, 44, 6));
        t.fill(s.inks.light(), box(-11, -120, 22, 21));
        t.glow(0, -109, 42, 0.7);
        t.fill(s.inks.dark(), blob("-16,-119 0,-136 16,-119"));
        s.fill(s.inks.dark(), blob("560,760 660,690 800,700 940,690 1080,740 1140,790 560,790"));
        for (int i = 0; i < 3; i++) {
            Color sea = s.mix(s.inks.accent(), s.inks.dark(), 0.25 * i);
            double y = 730 + i * 44;
            s.fill(
                    sea,
                    blob(
                            180, y, 330, y - 26, 480, y + 8, 640, y - 24, 800, y + 8, 960, y - 24, 1120, y + 8, 1280,
                            y - 26, 1430, y, 1430, 900, 180, 900));
        }
        s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.35), box(-10, 836, 1620, 260));
        curtain(s, -1);
        curtain(s, 1);
        s.fill(s.inks.mid(), blob("-60,-60 1660,-60 1660,90 1400,150 1130,110 800,160 470,110 200,150 -60,90"));
        for (int row = 0; row < 2; row++) {
            for (int i = 0; i < 15; i++) {
                double x = i * 116 + row * 58 - 40;
                double y = 960 + row * 80;
                s.fill(
                        s.mix(s.inks.dark(), Color.BLACK, 0.3),
                        blob(x - 58, y + 160, x - 50, y + 66, x, y + 44, x + 50, y + 66, x + 58, y + 160));
                s.plain(s.mix(s.inks.dark(), Color.BLACK, 0.3), oval(x, y + 16, 28, 36));
            }
        }
    }

    /** A screen with the sea on it, rows of heads, and the beam above them. */
    static void screen(Sheet s) {
        s.ground(s.mix(s.inks.dark(), Color.BLACK, 0.3));
        s.sheer(s.inks.light(), 0.16, polygon("1600,60 1600,100 1400,720 200,120"));
        s.fill(s.mix(s.inks.paper(), s.inks.light(), 0.3), box(200, 120, 1200, 600));
        s.fill(s.mix(s.inks.soft(), s.inks.paper(), 0.2), box(200, 120, 1200, 320));
        s.fill(s.inks.light(), disc(1120, 350, 74));
        s.fill(s.mix(s.inks.accent(), s.inks.soft(), 0.25), box(200, 430, 1200, 290));
        s.cuts(s.inks.paper(), box(220, 450, 1160, 220), 0, 30, 110, 7, 0.4);
        for (int i = 0; i < 3; i++) {
            s.bar(s.inks.dark(), 16 - i * 3, 200, 560 + i * 66, 1400, 560 + i * 66);
        }
        for (int i = 0; i < 6; i++) {
            s.bar(s.inks.dark(), 13, 300 + i * 210, 550, 300 + i * 210, 720);
        }
        Stock.coated(s, s.inks.dark(), 560, 724, 350);
        s.line(s.inks.mid(), 18, "1180,690 1230,650 1300,660 1310,700 1240,712 1190,700 1220,676 1290,684");
        for (int row = 0; row < 3; row++) {
            for (int i = 0; i < 13; i++) {
                double x = i * 138 + row * 69 - 60;
                double y = 800 + row * 100;
                s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.3 + 0.25 * row), box(x - 56, y + 34, 112, 200));
                s.plain(s.mix(s.inks.deep(), s.inks.dark(), 0.55 + 0.2 * row), oval(x, y + 6, 33, 42));
            }
        }
    }

    /** Costumes on a rail, and a pair of greengrocer's scales. */
    static void wardrobe(Sheet s) {
        s.blend(s.mix(s.inks.deep(), s.inks.dark(), 0.4), s.inks.deep(), 0, 900, 5);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.3), box(-10, 900, 1620, 180));
        s.sheer(s.inks.light(), 0.25, polygon("300,0 520,0 900,900 200,900"));
        s.bar(s.inks.soft(), 15, "60,1000 60,200 1120,200 1120,1000");
        Color[] cloth = {
            s.inks.mid(),
            s.inks.paper(),
            s.inks.accent(),
            s.inks.light(),
            s.inks.soft(),
            s.mix(s.inks.mid(), s.inks.dark(), 0.5)
        };
        for (int i = 0; i < 6; i++) {
            double w = i % 2 == 0 ? 96 : 74;
            Sheet g = s.at(170 + i * 168, 200, 1);
            g.bar(s.inks.dark(), 6, "0,0 0,26");
            g.bar(s.inks.dark(), 6, "-60,52 0,24 60,52");
            Shape robe = blob(
                    -52,
                    46,
                    0,
                    34,
                    52,
                    46,
                    w + 10,
                    210,
                    w * 0.5,
                    230,
                    w * 0.9,
                    610 + (i % 3) * 40,
                    0,
                    640 + (i % 3) * 40,
                    -w * 0.9,
                    610 + (i % 3) * 40,
                    -w * 0.5,
                    230,
                    -w - 10,
                    210);
            g.fill(cloth[i], robe);
            g.cuts(s.mix(cloth[i], s.inks.dark(), 0.3), robe, 1.5, 26, 130, 8, 0.6);
            if (i == 0) {
                g.fill(s.inks.paper(), blob(-60, 46, 0, 30, 60, 46, 66, 110, 0, 130, -66, 110));
            }
            if (i % 3 == 2) {
                g.fill(s.inks.light(), box(-w * 0.6, 300, w * 1.2, 22));
            }
        }
        Sheet c = s.at(1360, 430, 1);
        c.bar(s.inks.dark(), 10, "0,-430 0,-120");
        c.fill(s.inks.dark(), disc(0, -20, 112));
        c.plain(s.inks.paper(), disc(0, -20, 94));
        for (int i = 0; i < 12; i++) {
            double turn = i * Math.PI / 6;
            c.bar(
                    s.inks.dark(),
                    6,
                    72 * Math.cos(turn),
                    -20 + 72 * Math.sin(turn),
                    88 * Math.cos(turn),
                    -20 + 88 * Math.sin(turn));
        }
        c.bar(s.inks.mid(), 10, "0,-20 52,36");
        c.bar(s.inks.dark(), 6, "0,90 -150,300");
        c.bar(s.inks.dark(), 6, "0,90 150,300");
        swan(s.at(1370, 700, 1.5));
        c.fill(s.inks.dark(), blob("-180,296 0,306 180,296 120,356 0,372 -120,356"));
    }

    private static void swan(Sheet b) {
        b.fill(b.inks.paper(), blob("-96,20 -60,-10 10,-20 70,-30 112,-60 96,0 60,34 -20,46"));
        b.line(b.inks.paper(), 22, "-76,10 -104,-50 -70,-96 -84,-130 -108,-122");
        b.fill(b.inks.light(), polygon("-112,-130 -150,-112 -112,-108"));
        b.plain(b.inks.dark(), disc(-98, -126, 5));
        b.cuts(b.inks.soft(), blob("-40,10 40,-10 80,-10 40,24 -20,30"), -0.2, 18, 40, 6, 0.9);
    }

    /** A gramophone by a window on the sea. */
    static void gramophone(Sheet s) {
        s.ground(s.mix(s.inks.mid(), s.inks.dark(), 0.25));
        s.fill(s.mix(s.inks.paper(), s.inks.light(), 0.35), box(120, 90, 620, 560));
        s.fill(s.inks.light(), disc(300, 330, 70));
        s.fill(s.inks.accent(), box(120, 400, 620, 250));
        s.cuts(s.mix(s.inks.accent(), s.inks.paper(), 0.6), box(130, 410, 600, 230), 0, 26, 80, 7, 0.5);
        Afloat.ferry(s, s.inks.dark(), s.inks.paper(), 480, 450, 270, false);
        s.bar(s.inks.dark(), 22, "120,90 740,90 740,650 120,650 120,79");
        s.bar(s.inks.dark(), 14, "430,90 430,650");
        s.fill(s.inks.dark(), box(80, 650, 700, 30));
        s.fill(s.mix(s.inks.deep(), s.inks.dark(), 0.3), box(-10, 880, 1620, 200));
        s.fill(s.mix(s.inks.deep(), s.inks.soft(), 0.3), box(-10, 876, 1620, 14));
        Sheet g = s.at(1060, 880, 3.3);
        g.fill(s.inks.dark(), box(-100, -54, 190, 54));
        g.fill(s.mix(s.inks.deep(), s.inks.mid(), 0.4), box(-92, -46, 174, 38));
        g.fill(s.inks.dark(), oval(-20, -60, 84, 11));
        g.plain(s.inks.light(), oval(-20, -60, 22, 3.4));
        g.line(s.inks.soft(), 7, "-50,-66 -30,-86 20,-92 62,-84 74,-110");
        Shape horn =
                blob("66,-104 82,-104 88,-150 70,-190 20,-226 -40,-236 -96,-212 -110,-170 -70,-128 -10,-116 40,-112");
        g.fill(s.inks.light(), horn);
        g.fill(
                s.mix(s.inks.light(), s.inks.dark(), 0.55),
                blob("-110,-190 -96,-216 -60,-206 -40,-170 -50,-136 -84,-132 -108,-156"));
        for (int i = 0; i < 4; i++) {
            g.line(
                    s.mix(s.inks.light(), s.inks.dark(), 0.3),
                    2,
                    60 - i * 6,
                    -116 - i * 10,
                    20 - i * 20,
                    -150 - i * 14,
                    -30 - i * 12,
                    -160 - i * 18);
        }
        g.line(s.inks.soft(), 5, "90,-30 122,-30 122,-50 132,-50");
    }
}
