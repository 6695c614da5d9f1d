package stet.demo.prints;

import static stet.demo.prints.Shapes.blob;
import static stet.demo.prints.Shapes.box;
import static stet.demo.prints.Shapes.cut;
import static stet.demo.prints.Shapes.disc;
import static stet.demo.prints.Shapes.oval;
import static stet.demo.prints.Shapes.polygon;

import java.awt.Color;
import java.awt.Shape;

/** What many pictures have: sky, sea, hills, trees, houses, people. */
final class Stock {
    private Stock() {}

    /** Down to the horizon. */
    static void sky(Sheet s, double horizon) {
        s.blend(s.hour.zenith(s.inks), s.hour.horizon(s.inks), -10, horizon, 7);
        if (s.hour == Hour.NIGHT) {
            for (int i = 0; i < 46; i++) {
                s.plain(
                        s.mix(s.inks.paper(), s.inks.soft(), s.between(0, 0.6)),
                        disc(s.between(0, Sheet.WIDTH), s.between(0, horizon * 0.8), s.between(1.2, 3.2)));
            }
        }
    }

    static void sun(Sheet s, double x, double y, double radius) {
        s.glow(x, y, radius * 2.6, s.hour.isDark() ? 0.5 : 0.34);
        s.fill(s.inks.light(), disc(x, y, radius));
    }

    static void moon(Sheet s, double x, double y, double radius) {
        s.glow(s.inks.paper(), x, y, radius * 2.4, 0.2);
        s.fill(s.mix(s.inks.paper(), s.inks.light(), 0.25), disc(x, y, radius));
    }

    /** Flat below, round above. */
    static void clouds(Sheet s, double top, double bottom, int count) {
        Color ink = s.mix(s.hour.horizon(s.inks), s.inks.paper(), s.hour.isDark() ? 0.1 : 0.75);
        for (int i = 0; i < count; i++) {
            double y = s.between(top, bottom);
            double nearness = 0.5 + 0.5 * (bottom - y + 60) / (bottom - top + 60);
            double size = s.between(1.4, 3.2) * nearness;
            s.at(s.between(-60, Sheet.WIDTH + 60), y, s.toss() ? size : -size, size, 0)
                    .fill(ink, blob("-100,0 -62,-11 -30,-17 0,-27 34,-15 60,-13 100,0 50,3 -50,3"));
        }
    }

    /** From the horizon to the sheet's edge, with the marks of its waves, ever larger. */
    static void sea(Sheet s, double horizon) {
        Color far = s.mix(s.hour.horizon(s.inks), s.inks.mid(), s.hour == Hour.FOG ? 0 : 0.5);
        Color near = s.hour == Hour.FOG
                ? s.mix(s.hour.zenith(s.inks), s.inks.accent(), 0.45)
                : s.hour.isDark() ? s.mix(s.inks.dark(), s.inks.deep(), 0.35) : s.inks.deep();
        s.blend(far, near, horizon, Sheet.HEIGHT + 10, 8);
        waves(s, s.mix(near, s.inks.dark(), 0.5), horizon, 240, 0.5);
        waves(s, s.mix(far, s.inks.paper(), s.hour.isDark() ? 0.05 : 0.45), horizon, 170, 0.8);
    }

    static void waves(Sheet s, Color ink, double horizon, int count, double weight) {
        for (int i = 0; i < count; i++) {
            double depth = Math.pow(s.chance.nextDouble(), 1.5);
            double y = horizon + 8 + depth * (Sheet.HEIGHT - horizon);
            s.plain(
                    ink,
                    cut(
                            s.between(-50, Sheet.WIDTH + 50),
                            y,
                            (30 + 190 * depth) * s.between(0.5, 1.2),
                            (2 + 13 * depth) * weight,
                            s.between(-0.015, 0.015)));
        }
    }

    /** The sun, or by night the moon; the sea below it, and its way over the water. */
    static void luminary(Sheet s, double x, double y, double radius, double horizon) {
        if (s.hour == Hour.NIGHT) {
            moon(s, x, y, radius);
        } else {
            sun(s, x, y, radius);
        }
        sea(s, horizon);
        Color ink = s.hour == Hour.NIGHT
                ? s.mix(s.inks.paper(), s.inks.mid(), 0.25)
                : s.mix(s.inks.light(), s.inks.paper(), 0.3);
        shine(s, ink, x, horizon, Sheet.HEIGHT, radius * 2.4);
    }

    /** A light's way over the water, towards whoever looks. */
    static void shine(Sheet s, Color ink, double x, double top, double bottom, double width) {
        for (double y = top + 4; y < bottom; y += 7 + (y - top) * 0.045) {
            double depth = (y - top) / (bottom - top);
            double w = width * (0.35 + 0.9 * depth) * s.between(0.35, 1.1);
            s.plain(ink, cut(x + s.between(-0.25, 0.25) * width * (0.4 + depth), y, w, 4 + 11 * depth, 0));
        }
    }

    /** A ridge across the sheet; {@code wild} is how rugged it is, 0 to 1. */
    static Shape ridge(Sheet s, double base, double height, double wild, int which) {
        int points = 60;
        double[] edge = new double[2 * points + 4];
        for (int i = 0; i < points; i++) {
            double x = -20 + i * (Sheet.WIDTH + 40) / (points - 1.0);
            double slow = Noise.smooth(which * 31L + 5, x / 420 + which * 9.7, 0.5);
            double quick = Noise.smooth(which * 17L + 3, x / 90, 0.5);
            edge[2 * i] = x;
            edge[2 * i + 1] = base - height * (slow * (1 - 0.4 * wild) + quick * 0.4 * wild);
        }
        edge[2 * points] = Sheet.WIDTH + 20;
        edge[2 * points + 1] = Sheet.HEIGHT + 20;
        edge[2 * points + 2] = -20;
        edge[2 * points + 3] = Sheet.HEIGHT + 20;
        return polygon(edge);
    }

    /** Hills one behind the other, the nearest last. */
    static void hills(Sheet s, double base, double height, int count) {
        int which = s.chance.nextInt(1_000);
        for (int i = 0; i < count; i++) {
            double distance = 1 - (i + 1.0) / (count + 0.6);
            s.fill(
                    s.far(s.hour.isDark() ? s.inks.dark() : s.inks.deep(), distance * 0.85),
                    ridge(s, base + i * height * 0.22, height * (1.1 - 0.18 * i), 0.25, which + i));
        }
    }

    /** Somebody who stands, seen from behind or in the dark: nobody in particular. */
    static void person(Sheet s, Color ink, double x, double feet, double height) {
        Sheet p = s.at(x, feet, height / 100);
        p.plain(ink, oval(s.between(-1.5, 1.5), -91, 6.2, 8));
        p.plain(
                ink,
                blob("-4.5,-83 -13.5,-74 -15,-45 -11,-30 -7.5,0 -1,0 0,-30 2,0 8.5,0 11,-30 15,-45 13.5,-74 4.5,-83"));
    }

    /** In a coat that reaches to the knee. */
    static void coated(Sheet s, Color ink, double x, double feet, double height) {
        Sheet p = s.at(x, feet, height / 100);
        p.plain(ink, oval(s.between(-1.5, 1.5), -91, 6.2, 8));
        p.plain(ink, blob("-5,-83 -13,-75 -17,-30 -15,-22 15,-22 17,-30 13,-75 5,-83"));
        p.plain(ink, box(-9, -26, 6.5, 26));
        p.plain(ink, box(2.5, -26, 6.5, 26));
    }

    /** A round crown on a trunk, with leaves cut into it. */
    static void tree(Sheet s, Color crown, Color lit, double x, double foot, double height) {
        Sheet t = s.at(x, foot, s.toss() ? height / 100 : -height / 100, height / 100, 0);
        t.line(crown, 7, "0,0 2,-35 0,-60");
        t.line(crown, 4, "0,-40 16,-62");
        t.line(crown, 3.5, "0,-36 -15,-58");
        Shape leaves = blob("-41,-59 -34,-81 -14,-97 5,-101 27,-90 40,-70 34,-52 11,-48 -16,-46");
        t.fill(crown, leaves);
        t.cuts(lit, leaves, -0.7, height * 0.058, height * 0.08, height * 0.032, 0.6);
    }

    static void cypress(Sheet s, Color ink, double x, double foot, double height) {
        s.at(x, foot, height / 100).fill(ink, blob("0,-100 9,-50 7.5,-12 0,0 -7.5,-12 -9,-50"));
    }

    /** A front with windows in rows; {@code lit} of a hundred of them have somebody in. */
    static void facade(
            Sheet s,
            Color wall,
            Color pane,
            double x,
            double top,
            double width,
            double height,
            int columns,
            int rows,
            int lit) {
        s.fill(wall, box(x, top, width, height));
        double cellW = width / columns;
        double cellH = height / rows;
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                boolean on = s.chance.nextInt(100) < lit;
                s.plain(
                        on ? s.inks.light() : pane,
                        box(x + cellW * (column + 0.29), top + cellH * (row + 0.26), cellW * 0.42, cellH * 0.52));
            }
        }
    }

    /** A house with a pitched roof. */
    static void house(Sheet s, Color wall, Color roof, double x, double foot, double width, double height) {
        s.fill(wall, box(x, foot - height, width, height));
        s.at(x, foot - height, width / 100).fill(roof, polygon("-7,0 50,-38 107,0"));
    }

    /** A street lamp and the cone that it lights. */
    static void lamp(Sheet s, double x, double foot, double height) {
        Sheet l = s.at(x, foot, height / 100);
        l.sheer(s.inks.light(), 0.2, polygon("-4,-95 4,-95 42,0 -42,0"));
        l.glow(0, -98, 22, 0.5);
        l.bar(s.inks.dark(), 2.2, "0,0 0,-97");
        l.plain(s.inks.light(), disc(0, -98, 3.5));
        l.plain(s.inks.dark(), polygon("-6,-99 0,-105 6,-99"));
    }
}
