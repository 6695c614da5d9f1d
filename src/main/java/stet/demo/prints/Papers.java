package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** Letters, books and other things that are written. */
final class Papers {
    private Papers() {}

    static void lamp(Sheet s, double x, double foot, double size) {
        Sheet l = s.at(x, foot, size);
        l.sheer(s.inks.light(), 0.22, polygon("-60,-150 60,-150 260,40 -260,40"));
        l.fill(s.inks.dark(), blob("-52,0 0,-16 52,0 0,6"));
        l.bar(s.inks.dark(), 8, "0,-8 0,-150");
        l.fill(s.inks.light(), polygon("-34,-238 34,-238 76,-146 -76,-146"));
        l.glow(0, -190, 150, 0.35);
    }

    /** A sheet with lines of writing on it, {@code first} of them from the top left out. */
    static void written(Sheet p, Color paper, int lines, int first) {
        p.sheer(p.inks.dark(), 0.25, polygon("-96,-128 104,-128 108,142 -92,142"));
        p.fill(paper, polygon("-100,-136 100,-136 100,134 -100,134"));
        for (int i = first; i < lines; i++) {
            double y = -104 + i * 22;
            p.plain(p.mix(paper, p.inks.dark(), 0.6), box(-80, y, i % 4 == 3 ? 90 : p.between(140, 160), 5));
        }
    }

    static void letter(Sheet s) {
        Tables.room(s, s.mix(s.inks.deep(), s.inks.mid(), 0.3), s.inks.accent(), 620);
        s.fill(s.hour.zenith(s.inks), box(140, 80, 380, 430));
        s.fill(s.inks.dark(), box(120, 500, 420, 26));
        s.bar(s.inks.dark(), 16, "330,80 330,510");
        s.bar(s.inks.dark(), 16, "140,290 520,290");
        lamp(s, 1270, 690, 1.7);
        Sheet p = s.at(720, 780, 2.3, 1.75, -0.06);
        written(p, s.inks.paper(), 8, 2);
        p.fill(s.mix(s.inks.light(), s.inks.paper(), 0.3), box(10, -110, 74, 22));
        p.line(s.inks.deep(), 4, "-70,96 -52,82 -44,104 -26,84 -10,100 16,88 44,96");
        s.bar(s.inks.dark(), 18, "1010,960 1190,800");
        s.fill(s.inks.light(), polygon("1010,960 996,990 1024,974"));
        Sheet apple = s.at(340, 760, 1.25);
        apple.sheer(s.inks.dark(), 0.3, oval(8, 66, 76, 14));
        apple.fill(
                s.mix(s.inks.accent(), s.inks.light(), 0.25),
                blob("-64,-10 -48,-56 -8,-54 6,-48 30,-60 62,-40 66,4 44,52 10,62 -34,58"));
        apple.line(s.inks.dark(), 6, "4,-50 8,-74 20,-86");
        apple.fill(s.inks.mid(), blob("12,-72 40,-92 66,-84 40,-66"));
    }

    /** Envelopes that came back, and a drawer that holds many more. */
    static void envelopes(Sheet s) {
        s.ground(s.inks.deep());
        for (int row = 0; row < 4; row++) {
            for (int column = 0; column < 5; column++) {
                double x = 20 + column * 316;
                double y = -60 + row * 300;
                s.fill(s.mix(s.inks.deep(), s.inks.mid(), s.between(0.2, 0.45)), box(x, y, 296, 280));
                s.fill(s.inks.paper(), box(x + 84, y + 60, 128, 46));
                s.bar(s.inks.dark(), 12, x + 100, y + 156, x + 110, y + 178, x + 186, y + 178, x + 196, y + 156);
            }
        }
        s.fill(s.inks.dark(), polygon("330,560 1270,560 1390,1080 210,1080"));
        for (int i = 0; i < 16; i++) {
            double d = i / 15.0;
            envelope(
                    s.at(800 + s.between(-24, 24), 500 + d * 360, 4.1 + d * 1.2, 3.6 + d, s.between(-0.05, 0.05)),
                    s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.5)),
                    i == 15);
        }
        s.fill(s.mix(s.inks.deep(), s.inks.mid(), 0.55), polygon("190,960 1410,960 1430,1100 170,1100"));
        s.fill(s.inks.paper(), box(700, 1000, 200, 60));
    }

    /** {@code mourning}: with a black border. */
    static void envelope(Sheet e, Color paper, boolean mourning) {
        e.fill(mourning ? e.inks.dark() : e.mix(paper, e.inks.dark(), 0.25), box(-101, -61, 202, 122));
        double inner = mourning ? 9 : 2;
        e.fill(paper, box(-101 + inner, -61 + inner, 202 - 2 * inner, 122 - 2 * inner));
        e.line(e.mix(paper, e.inks.dark(), 0.4), 2.6, "-96,-56 0,16 96,-56");
        if (mourning) {
            e.fill(e.inks.light(), disc(0, 10, 15));
        }
    }

    static void notebook(Sheet s) {
        s.ground(s.mix(s.inks.soft(), s.inks.mid(), 0.3));
        for (int i = 0; i < 7; i++) {
            s.sheer(
                    s.inks.dark(),
                    0.32,
                    polygon(-300 + i * 300, 0, -220 + i * 300, 0, 200 + i * 300, 1067, 120 + i * 300, 1067));
        }
        Sheet n = s.at(800, 540, 3.4, 3.4, -0.1);
        n.sheer(s.inks.dark(), 0.4, box(-176, -102, 368, 232));
        n.fill(s.inks.accent(), box(-186, -116, 372, 232));
        n.fill(s.inks.paper(), polygon("-178,-108 -4,-102 0,-98 4,-102 178,-108 178,106 4,110 0,114 -4,110 -178,106"));
        n.bar(s.mix(s.inks.paper(), s.inks.dark(), 0.4), 3, "0,-98 0,112");
        for (int side = -1; side <= 1; side += 2) {
            for (int i = 0; i < 8; i++) {
                double x = side < 0 ? -160 : 20;
                n.line(
                        s.mix(s.inks.paper(), s.inks.dark(), 0.62),
                        3.4,
                        x,
                        -84 + i * 20,
                        x + 40,
                        -86 + i * 20,
                        x + 90,
                        -82 + i * 20,
                        x + s.between(110, 140),
                        -85 + i * 20);
            }
            n.fill(s.inks.light(), disc(side * 90, 88, 13));
        }
    }

    /** A book with an island in it. */
    static void book(Sheet s) {
        s.blend(s.mix(s.inks.mid(), s.inks.dark(), 0.35), s.inks.mid(), 0, 840, 5);
        s.fill(s.inks.dark(), box(-10, 830, 1620, 260));
        s.sheer(s.inks.light(), 0.28, disc(800, 400, 330));
        s.fill(s.inks.light(), disc(640, 330, 62));
        s.fill(s.inks.accent(), blob("420,640 520,560 640,470 780,400 880,420 960,500 1080,560 1200,640"));
        for (int i = 0; i < 22; i++) {
            double x = s.between(600, 1050);
            double y = 610 - s.between(0, 90) * (1 - Math.abs(x - 820) / 330);
            double w = s.between(24, 40);
            s.plain(s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.4)), box(x, y - w, w, w));
            s.plain(s.inks.deep(), polygon(x - 3, y - w, x + w / 2, y - w * 1.4, x + w + 3, y - w));
        }
        s.fill(
                s.mix(s.inks.accent(), s.inks.paper(), 0.35),
                blob("330,650 560,628 800,644 1040,628 1270,650 1240,720 800,740 360,720"));
        Sheet b = s.at(800, 880, 1);
        b.fill(s.inks.mid(), polygon("-640,40 0,90 640,40 640,-150 -640,-150"));
        for (int side = -1; side <= 1; side += 2) {
            Sheet half = b.at(0, 0, side, 1, 0);
            for (int i = 0; i < 3; i++) {
                half.fill(
                        s.mix(s.inks.paper(), s.inks.soft(), 0.5 - 0.25 * i),
                        blob(
                                0,
                                66 - i * 12,
                                120,
                                24 - i * 12,
                                360,
                                6 - i * 12,
                                610,
                                30 - i * 10,
                                600,
                                -176 - i * 6,
                                360,
                                -214 - i * 6,
                                120,
                                -206 - i * 6,
                                0,
                                -160 - i * 8));
            }
            for (int i = 0; i < 6; i++) {
                half.line(
                        s.mix(s.inks.paper(), s.inks.dark(), 0.6),
                        5,
                        90,
                        -150 + i * 28,
                        340,
                        -178 + i * 28,
                        520 - (i % 3) * 36,
                        -156 + i * 27);
            }
        }
    }

    /** Envelopes that fly like gulls. */
    static void gulls(Sheet s) {
        Stock.sky(s, 700);
        Stock.clouds(s, 180, 520, 4);
        Stock.luminary(s, 1210, 560, 120, 700);
        Afloat.freighter(s, s.far(s.inks.deep(), 0.3), 420, 722, 420);
        double[][] flock = {
            {330, 230, 1.5, -0.2},
            {690, 330, 2.4, 0.1},
            {1060, 190, 1.2, -0.3},
            {520, 520, 1, 0.2},
            {960, 480, 0.9, -0.1},
            {1390, 330, 0.8, 0.1},
            {180, 470, 0.8, -0.2},
            {1180, 380, 0.6, 0}
        };
        for (double[] bird : flock) {
            Sheet g = s.at(bird[0], bird[1], bird[2], bird[2], bird[3]);
            g.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.5), blob("-20,-26 -70,-86 -140,-96 -100,-66 -60,-14"));
            g.fill(s.mix(s.inks.paper(), s.inks.soft(), 0.5), blob("20,-26 70,-86 140,-96 100,-66 60,-14"));
            envelope(g.at(0, 0, 0.62), s.inks.paper(), false);
            g.plain(bird[2] > 2 ? s.inks.light() : s.inks.accent(), disc(0, 6, 11));
        }
    }
}
