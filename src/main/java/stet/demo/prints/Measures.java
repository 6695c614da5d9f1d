package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** What people measure with: scales, clocks, a microscope. */
final class Measures {
    private Measures() {}

    /** Fish in the pan of a bank's scales. */
    static void scales(Sheet s) {
        s.blend(s.inks.soft(), s.inks.paper(), 0, 890, 6);
        s.sheer(s.inks.light(), 0.35, disc(800, 330, 300));
        s.fill(s.inks.deep(), box(-10, 880, 1620, 200));
        s.fill(s.mix(s.inks.deep(), s.inks.soft(), 0.3), box(-10, 880, 1620, 20));
        Sheet b = s.at(800, 300, 3);
        b.bar(s.inks.dark(), 9, "0,-110 0,-60");
        b.fill(s.inks.dark(), disc(0, 0, 74));
        b.plain(s.inks.paper(), disc(0, 0, 64));
        for (int i = 0; i < 24; i++) {
            double turn = i * Math.PI / 12;
            double in = i % 2 == 0 ? 50 : 56;
            b.bar(
                    s.inks.dark(),
                    2.5,
                    in * Math.cos(turn),
                    in * Math.sin(turn),
                    60 * Math.cos(turn),
                    60 * Math.sin(turn));
        }
        b.bar(s.inks.accent(), 5, "-14,12 40,-34");
        b.plain(s.inks.light(), disc(0, 0, 8));
        b.bar(s.inks.dark(), 5, "0,74 0,92");
        b.bar(s.inks.dark(), 3, "0,90 -92,148");
        b.bar(s.inks.dark(), 3, "0,90 92,148");
        fish(s.at(770, 720, 2.5, 2.5, -0.05), s.inks.accent());
        fish(s.at(860, 690, -2, 2, -0.1), s.inks.deep());
        fish(s.at(720, 756, 2.1, 2.1, 0.1), s.mix(s.inks.mid(), s.inks.soft(), 0.3));
        b.fill(s.inks.dark(), blob("-108,146 0,150 108,146 70,176 0,184 -70,176"));
        for (int i = 0; i < 4; i++) {
            s.at(1330 - i * 9, 856 - i * 26, 1)
                    .fill(s.mix(s.inks.paper(), s.inks.soft(), 0.3 * i), polygon("-150,0 140,-6 146,24 -146,28"));
        }
        s.fill(s.mix(s.inks.accent(), s.inks.dark(), 0.2), box(150, 640, 210, 246));
        s.bar(s.inks.dark(), 8, "150,720 360,720");
        s.bar(s.inks.dark(), 8, "150,800 360,800");
    }

    static void fish(Sheet f, Color ink) {
        f.fill(
                ink,
                blob("-112,2 -70,-26 -10,-32 50,-16 84,-4 112,-28 122,-26 108,2 122,30 112,32 84,8 50,18 -10,32"
                        + " -70,26"));
        f.cuts(f.mix(ink, f.inks.paper(), 0.45), blob("-40,-14 30,-12 70,0 30,12 -40,14"), 1.1, 26, 34, 8, 0.9);
        f.line(f.mix(ink, f.inks.paper(), 0.5), 3, "-66,-22 -58,0 -66,22");
        f.plain(f.inks.paper(), disc(-86, -5, 6));
        f.plain(f.inks.dark(), disc(-86, -5, 2.6));
    }

    /** An alarm clock in a dark kitchen, with the docks in its window. */
    static void clock(Sheet s) {
        s.ground(s.mix(s.inks.dark(), s.inks.deep(), 0.35));
        s.blend(s.mix(s.inks.accent(), s.inks.dark(), 0.3), s.mix(s.inks.light(), s.inks.paper(), 0.3), 80, 620, 5);
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.35), box(-10, -10, 870, 700));
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.35), box(1480, -10, 130, 700));
        s.fill(s.mix(s.inks.dark(), s.inks.deep(), 0.35), box(850, -10, 640, 92));
        s.fill(
                s.mix(s.inks.deep(), s.inks.dark(), 0.4),
                polygon("860,560 1000,520 1100,560 1280,500 1480,560 1480,640 860,640"));
        s.bar(s.inks.dark(), 20, "860,80 1480,80 1480,620 860,620 860,70");
        s.bar(s.inks.dark(), 13, "1170,80 1170,620");
        s.bar(s.inks.dark(), 13, "860,330 1480,330");
        s.fill(s.mix(s.inks.mid(), s.inks.deep(), 0.4), box(-10, 840, 1620, 250));
        s.fill(s.mix(s.inks.mid(), s.inks.soft(), 0.3), box(-10, 836, 1620, 16));
        Sheet c = s.at(520, 560, 2.9);
        c.sheer(Color.BLACK, 0.3, oval(10, 104, 100, 12));
        c.bar(s.inks.soft(), 14, "-50,70 -74,106");
        c.bar(s.inks.soft(), 14, "50,70 74,106");
        c.fill(s.inks.accent(), blob("-94,-62 -74,-104 -30,-116 -22,-96 -70,-48"));
        c.fill(s.inks.accent(), blob("94,-62 74,-104 30,-116 22,-96 70,-48"));
        c.bar(s.inks.soft(), 8, "0,-98 0,-122");
        c.fill(s.inks.mid(), disc(0, 0, 100));
        c.fill(s.inks.paper(), disc(0, 0, 84));
        for (int i = 0; i < 12; i++) {
            double turn = i * Math.PI / 6;
            double in = i % 3 == 0 ? 62 : 70;
            c.bar(
                    s.inks.dark(),
                    i % 3 == 0 ? 6 : 3,
                    in * Math.cos(turn),
                    in * Math.sin(turn),
                    78 * Math.cos(turn),
                    78 * Math.sin(turn));
        }
        c.line(s.inks.dark(), 8, "0,0 -34,-22");
        c.line(s.inks.dark(), 6, "0,0 0,-60");
        c.line(s.inks.light(), 4, "0,0 26,44");
        c.plain(s.inks.dark(), disc(0, 0, 7));
        Sheet cup = s.at(1080, 840, 1.5);
        cup.fill(s.inks.light(), polygon("-60,-110 60,-110 46,0 -46,0"));
        cup.line(s.inks.light(), 14, "54,-88 96,-80 90,-40 50,-34");
        cup.line(s.mix(s.inks.deep(), s.inks.soft(), 0.5), 7, "-20,-130 -30,-160 -14,-190 -24,-220");
        cup.line(s.mix(s.inks.deep(), s.inks.soft(), 0.5), 7, "20,-130 10,-160 26,-190 16,-220");
    }

    /** Scales with unlike things in their pans: houses here, a rosette there. */
    static void budgets(Sheet s) {
        s.blend(s.inks.soft(), s.inks.paper(), 0, 900, 6);
        Streets.row(s, s.mix(s.inks.soft(), s.inks.mid(), 0.25), 900, 60, 200, 0);
        s.fill(s.inks.deep(), box(-10, 890, 1620, 200));
        Sheet b = s.at(800, 900, 1);
        b.fill(s.inks.dark(), blob("-190,0 -60,-40 -22,-120 22,-120 60,-40 190,0"));
        b.bar(s.inks.dark(), 26, "0,-100 0,-640");
        b.bar(s.inks.dark(), 20, "-470,-520 470,-700");
        b.fill(s.inks.light(), disc(0, -640, 46));
        b.glow(0, -640, 130, 0.4);
        for (int side = -1; side <= 1; side += 2) {
            Sheet pan = b.at(side * 466, side < 0 ? -520 : -698, 1);
            pan.bar(s.inks.dark(), 5, "0,0 -150,290");
            pan.bar(s.inks.dark(), 5, "0,0 150,290");
            if (side < 0) {
                for (int i = 0; i < 4; i++) {
                    Stock.house(
                            pan,
                            i % 2 == 0 ? s.inks.accent() : s.inks.mid(),
                            s.inks.dark(),
                            -126 + i * 62,
                            296,
                            56,
                            66 + i % 2 * 40);
                }
            } else {
                pan.fill(s.inks.mid(), polygon("-30,240 -70,330 -30,310 -6,336 4,240"));
                pan.fill(s.inks.accent(), polygon("30,240 70,330 30,310 6,336 -4,240"));
                pan.fill(s.inks.mid(), disc(0, 210, 66));
                pan.fill(s.inks.paper(), disc(0, 210, 44));
                pan.line(s.inks.dark(), 9, "-20,212 -4,228 24,194");
            }
            pan.fill(s.inks.dark(), blob("-180,288 0,298 180,288 120,350 0,368 -120,350"));
        }
    }

    /** A microscope, and nothing yet to be seen in it. */
    static void microscope(Sheet s) {
        s.blend(s.mix(s.inks.soft(), s.inks.paper(), 0.3), s.inks.paper(), 0, 860, 4);
        s.fill(s.inks.deep(), box(-10, 850, 1620, 240));
        s.fill(s.mix(s.inks.accent(), s.inks.paper(), 0.15), disc(480, 420, 290));
        s.fill(s.inks.paper(), disc(480, 420, 262));
        s.glow(480, 420, 120, 0.5);
        s.fill(s.inks.light(), disc(480, 420, 30));
        Sheet m = s.at(1100, 850, 3.4);
        m.fill(s.inks.dark(), blob("-96,0 -92,-20 60,-22 92,-12 96,0"));
        m.line(s.inks.dark(), 24, "40,-16 92,-70 88,-130 40,-164");
        m.bar(s.inks.dark(), 10, "-70,-70 60,-70");
        m.at(-2, -130, 1, 1, -0.35).fill(s.inks.mid(), box(-17, -70, 34, 96));
        m.at(-2, -130, 1, 1, -0.35).fill(s.inks.dark(), box(-13, -104, 26, 36));
        m.at(-2, -130, 1, 1, -0.35).fill(s.inks.accent(), box(-11, 26, 22, 24));
        m.fill(s.inks.soft(), box(-50, -76, 44, 6));
        m.plain(s.inks.soft(), disc(70, -50, 13));
    }
}
