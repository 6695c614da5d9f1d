package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;

/** Ships and boats. */
final class Afloat {
    private Afloat() {}

    /** Under way, broadside, with her waterline at {@code y}. */
    static void ferry(Sheet s, Color hull, Color house, double x, double y, double length, boolean lit) {
        Sheet f = s.at(x, y, length / 100);
        f.fill(hull, polygon("-50,-10 52,-11.5 45,0 -46,0"));
        f.fill(house, box(-44, -16.5, 83, 6));
        f.fill(house, polygon("-38,-16.5 -36,-22.5 30,-22.5 34,-16.5"));
        f.fill(house, polygon("12,-22 13,-27.5 25,-27.5 28,-22"));
        f.fill(s.inks.accent(), polygon("-20,-22 -18.5,-31.5 -9.5,-31.5 -7,-22"));
        f.bar(hull, 0.8, "19,-27 19,-35");
        Color pane = lit ? s.inks.light() : hull;
        for (int i = 0; i < 20; i++) {
            f.plain(pane, box(-42 + i * 4, -15, 2.1, 2.4));
        }
        for (int i = 0; i < 14; i++) {
            f.plain(pane, box(-33.5 + i * 4.5, -20.8, 2.6, 2.4));
        }
        f.plain(pane, box(14.5, -26.2, 9.5, 2));
        f.plain(s.mix(house, s.inks.paper(), 0.5), box(-47, -6.2, 94, 0.8));
    }

    static void freighter(Sheet s, Color ink, double x, double y, double length) {
        Sheet f = s.at(x, y, length / 100);
        f.fill(ink, polygon("-50,-8.5 52,-10 46,0 -47,0"));
        f.fill(ink, box(-45, -24, 13, 17));
        f.fill(ink, box(-41, -29, 5, 6));
        for (int i = 0; i < 3; i++) {
            double at = -18 + i * 20;
            f.bar(ink, 1.2, at, -8, at, -22);
            f.bar(ink, 0.8, at, -20, at + 9, -13);
        }
    }

    /** Seen from abeam; its sails stand full to the right, or hang where {@code full} is 0. */
    static void sail(Sheet s, Color sail, Color hull, double x, double y, double height, double full) {
        Sheet b = s.at(x, y, height / 100);
        b.bar(hull, 1.4, "0,-4 0,-100");
        b.bar(hull, 1, 0, -12, 30 + 4 * full, -12);
        b.fill(sail, blob(1.2, -97, 8 + 16 * full, -62, 17 + 12 * full, -34, 29 + 4 * full, -13, 15, -12.5, 1.2, -13));
        b.fill(
                s.mix(sail, hull, 0.2),
                blob(-1.4, -88, -8 + 5 * full, -56, -18 + 4 * full, -26, -28, -11, -14, -11, -1.4, -13));
        b.fill(hull, blob("-30,-6 0,-5 33,-8 24,0 0,1 -22,0"));
    }

    /** An open boat with a wheelhouse. */
    static void fishing(Sheet s, Color hull, Color house, double x, double y, double length) {
        fishing(s.at(x, y, length / 100), hull, house);
    }

    static void fishing(Sheet b, Color hull, Color house) {
        b.fill(house, box(-24, -36, 22, 22));
        b.fill(hull, box(-27, -38.5, 28, 3));
        b.plain(b.inks.light(), box(-13, -32, 8, 7.5));
        b.bar(hull, 1.8, "10,-12 10,-62");
        b.bar(hull, 1, "10,-58 44,-20");
        b.fill(hull, blob("-50,-16 -10,-13 25,-15 56,-25 42,-3 30,0 -38,0 -47,-6"));
        b.plain(b.mix(hull, b.inks.paper(), 0.75), polygon("-47,-11.5 30,-10.8 50,-17.5 49,-15.5 30,-8.5 -46.5,-9.2"));
    }

    /** A ferry stopped, and ships at anchor, each fainter than the last. */
    static void fog(Sheet s) {
        Stock.sky(s, 640);
        Stock.sea(s, 640);
        double[][] ships = {{1330, 640, 190, 0.86}, {300, 650, 240, 0.8}, {110, 690, 330, 0.68}, {1500, 700, 360, 0.64}
        };
        for (double[] ship : ships) {
            freighter(s, s.far(s.inks.deep(), ship[3]), ship[0], ship[1], ship[2]);
        }
        for (int bank = 0; bank < 5; bank++) {
            s.at(0, 560 + bank * 50, 1)
                    .sheer(
                            s.hour.horizon(s.inks),
                            0.3,
                            blob("-100,30 350,-24 800,16 1200,-30 1700,10 1700,60 900,80 200,66 -100,90"));
        }
        s.glow(905, 590, 360, 0.55);
        ferry(s, s.far(s.inks.dark(), 0.12), s.far(s.inks.deep(), 0.5), 820, 800, 760, true);
        s.glow(968, 530, 90, 0.9);
        s.plain(s.inks.light(), disc(968, 530, 13));
        Stock.shine(s, s.mix(s.inks.light(), s.inks.paper(), 0.35), 905, 806, 1040, 260);
        s.sheer(
                s.hour.horizon(s.inks),
                0.4,
                blob("-100,800 300,770 700,815 1150,780 1700,800 1700,860 1000,850 500,880 -100,850"));
    }

    static void crossing(Sheet s) {
        Stock.sky(s, 560);
        s.fill(s.far(s.inks.deep(), 0.62), Stock.ridge(s, 566, 170, 0.3, 41 + s.chance.nextInt(9)));
        Stock.luminary(s, 1230, s.hour == Hour.NIGHT ? 190 : 400, 68, 560);
        boolean dark = s.hour.isDark();
        ferry(s, s.inks.dark(), dark ? s.mix(s.inks.soft(), s.inks.deep(), 0.55) : s.inks.paper(), 700, 760, 900, true);
        Stock.shine(s, s.mix(s.inks.light(), s.inks.deep(), 0.35), 640, 768, 960, 420);
        Stock.waves(s, s.mix(s.inks.soft(), s.inks.mid(), 0.4), 745, 40, 0.7);
    }

    /** An island with a village, and the boat that comes from it. */
    static void island(Sheet s) {
        Stock.sky(s, 600);
        Stock.sun(s, 400, 470, 84);
        s.fill(
                s.far(s.inks.deep(), 0.45),
                blob("620,640 700,560 830,470 960,400 1090,380 1230,440 1360,470 1500,560 1640,640"));
        Stock.sea(s, 600);
        Stock.shine(s, s.mix(s.inks.light(), s.inks.paper(), 0.3), 400, 600, 1067, 200);
        for (int i = 0; i < 26; i++) {
            double x = s.between(820, 1420);
            double y = s.between(530, 606);
            double w = s.between(22, 40);
            s.plain(s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.5)), box(x, y - w * 0.8, w, w * 0.8));
            s.plain(s.inks.mid(), polygon(x - 3, y - w * 0.8, x + w / 2, y - w * 1.15, x + w + 3, y - w * 0.8));
        }
        s.fill(s.far(s.inks.deep(), 0.3), polygon("760,600 1500,600 1560,616 740,616"));
        ferry(s, s.inks.dark(), s.inks.paper(), 690, 850, 760, true);
        Stock.waves(s, s.mix(s.inks.paper(), s.inks.soft(), 0.5), 838, 46, 0.7);
    }

    static void becalmed(Sheet s) {
        Stock.sky(s, 520);
        Stock.clouds(s, 120, 330, 4);
        s.fill(s.far(s.inks.mid(), 0.55), Stock.ridge(s, 524, 120, 0.2, 12));
        Stock.luminary(s, 1265, 215, 74, 520);
        double[][] far = {
            {150, 100}, {290, 120}, {420, 96}, {540, 84}, {940, 110}, {1060, 130}, {1420, 150}, {1530, 110}
        };
        for (double[] boat : far) {
            sail(
                    s,
                    s.far(s.inks.paper(), 0.1),
                    s.far(s.inks.deep(), 0.3),
                    boat[0],
                    535 + boat[1] * 0.25,
                    boat[1],
                    0.05);
        }
        double[][] near = {{330, 800, 430}, {760, 700, 300}, {1180, 900, 580}};
        for (double[] boat : near) {
            Color cloth = boat[0] > 1000 ? s.inks.accent() : s.inks.paper();
            Sheet below = s.at(boat[0], boat[1] + 8, boat[2] / 100, -boat[2] / 130, 0);
            below.sheer(cloth, 0.3, blob("1,-76 9,-60 18,-34 28,-12 1,-10"));
            below.sheer(s.inks.dark(), 0.25, blob("-30,-8 0,-6 33,-9 20,0 -20,0"));
            sail(s, cloth, s.inks.dark(), boat[0], boat[1], boat[2], 0);
            Stock.waves(s, s.mix(s.inks.deep(), s.inks.mid(), 0.4), boat[1] + 10, 26, 0.6);
        }
    }

    /** Ships in line to the horizon, nobody in a hurry. */
    static void convoy(Sheet s) {
        Stock.sky(s, 500);
        Stock.luminary(s, 1130, 470, 92, 500);
        double[][] ships = {{1120, 506, 90}, {1010, 520, 150}, {850, 548, 240}, {640, 606, 380}};
        for (double[] ship : ships) {
            freighter(s, s.far(s.inks.dark(), 0.62 - ship[2] / 700), ship[0], ship[1], ship[2]);
        }
        freighter(s, s.inks.dark(), 330, 790, 860);
        Stock.waves(s, s.mix(s.inks.soft(), s.inks.mid(), 0.5), 776, 50, 0.8);
    }

    /** A coaster, and what pulls her. */
    static void kite(Sheet s) {
        Stock.sky(s, 720);
        Stock.clouds(s, 330, 620, 6);
        Stock.luminary(s, 250, 420, 66, 720);
        freighter(s, s.inks.dark(), 560, 860, 720);
        s.fill(s.inks.accent(), polygon("210,800 940,795 936,812 214,816"));
        s.line(s.inks.dark(), 3, "930,790 1060,560 1230,330");
        s.line(s.inks.dark(), 3, "930,790 1140,590 1350,420");
        Sheet k = s.at(1300, 330, 1.55, 1.55, 0.62);
        k.fill(s.inks.light(), blob("-170,70 -110,-20 0,-58 110,-20 170,70 95,30 0,12 -95,30"));
        k.fill(s.inks.accent(), blob("-48,-50 0,-58 48,-50 40,18 0,12 -40,18"));
        k.bar(s.inks.dark(), 2, "-165,66 -40,140 -95,30");
        k.bar(s.inks.dark(), 2, "165,66 40,140 95,30");
        Stock.waves(s, s.mix(s.inks.paper(), s.inks.soft(), 0.4), 842, 70, 0.9);
    }

    /** Two boats on one bank, and between them a buoy with a bottle. */
    static void fleets(Sheet s) {
        Stock.sky(s, 560);
        Stock.clouds(s, 180, 420, 4);
        s.fill(s.far(s.inks.deep(), 0.66), Stock.ridge(s, 566, 130, 0.4, 77));
        Stock.luminary(s, 800, 330, 80, 560);
        fishing(s, s.inks.dark(), s.inks.paper(), 350, 780, 520);
        fishing(s.at(1290, 740, -4.4, 4.4, 0), s.inks.accent(), s.inks.paper());
        Sheet buoy = s.at(800, 900, 1.5, 1.5, 0.12);
        buoy.bar(s.inks.dark(), 7, "0,-40 0,-150");
        buoy.fill(s.inks.light(), polygon("3,-150 62,-132 3,-112"));
        buoy.fill(s.inks.accent(), blob("-42,0 -34,-44 0,-58 34,-44 42,0 0,10"));
        buoy.plain(s.inks.paper(), polygon("-39,-22 39,-22 41,-8 -41,-8"));
        buoy.fill(s.inks.soft(), blob("-78,-12 -66,-40 -64,-62 -56,-62 -54,-40 -44,-12 -48,2 -74,2"));
        Stock.waves(s, s.mix(s.inks.soft(), s.inks.mid(), 0.4), 770, 70, 0.8);
    }
}
