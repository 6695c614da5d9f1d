package stet.demo.prints;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.Random;

/** A sheet of paper and the inks for it. Whatever its size in pixels, it measures 1600 by 1067. */
final class Sheet {
    static final int WIDTH = 1600;
    static final int HEIGHT = 1067;

    final Inks inks;
    final Hour hour;
    final Random chance;
    private final long seed;
    private final Blade blade;
    private final BufferedImage image;
    private final Graphics2D pen;

    /** Where on the sheet its coordinates lie. */
    private final AffineTransform place;

    Sheet(Inks inks, Hour hour, long seed, int pixels) {
        this.inks = inks;
        this.hour = hour;
        this.seed = seed;
        this.blade = new Blade(seed);
        this.chance = new Random(seed * 7_919 + 17);
        double scale = pixels / (double) WIDTH;
        this.image = new BufferedImage(pixels, (int) Math.round(HEIGHT * scale), BufferedImage.TYPE_INT_RGB);
        this.place = new AffineTransform();
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        pen.scale(scale, scale);
        plain(inks.paper(), Shapes.box(0, 0, WIDTH, HEIGHT));
    }

    private Sheet(Sheet whole, AffineTransform place) {
        this.inks = whole.inks;
        this.hour = whole.hour;
        this.chance = whole.chance;
        this.seed = whole.seed;
        this.blade = whole.blade;
        this.image = whole.image;
        this.pen = whole.pen;
        this.place = place;
    }

    /** The same sheet, with its origin and its measure elsewhere: what is drawn on it is a thing of that size there. */
    Sheet at(double x, double y, double scale) {
        return at(x, y, scale, scale, 0);
    }

    /** Mirrored where {@code scaleX} is negative; {@code turned} in radians, clockwise. */
    Sheet at(double x, double y, double scaleX, double scaleY, double turned) {
        AffineTransform inner = new AffineTransform(place);
        inner.translate(x, y);
        inner.rotate(turned);
        inner.scale(scaleX, scaleY);
        return new Sheet(this, inner);
    }

    /** Prints a shape as a hand has cut it. */
    void fill(Color ink, Shape shape) {
        print(ink, blade.cut(place.createTransformedShape(shape)));
    }

    /** Prints a shape as it is: for what is small or must fit. */
    void plain(Color ink, Shape shape) {
        print(ink, place.createTransformedShape(shape));
    }

    private void print(Color ink, Shape shape) {
        pen.setColor(ink);
        pen.fill(shape);
    }

    /** Covers all of it. */
    void ground(Color ink) {
        plain(ink, Shapes.box(-1, -1, WIDTH + 2, HEIGHT + 2));
    }

    void line(Color ink, double width, String points) {
        line(ink, width, Shapes.numbers(points));
    }

    void line(Color ink, double width, double... points) {
        plain(ink, Shapes.stroke(width, points));
    }

    void bar(Color ink, double width, String points) {
        bar(ink, width, Shapes.numbers(points));
    }

    void bar(Color ink, double width, double... points) {
        plain(ink, Shapes.bar(width, points));
    }

    /** From one number to another, by chance. */
    double between(double least, double most) {
        return least + (most - least) * chance.nextDouble();
    }

    /** Either of two, by chance. */
    boolean toss() {
        return chance.nextBoolean();
    }

    Color mix(Color one, Color other, double much) {
        return Inks.mix(one, other, much);
    }

    /** A tone of something so far away (0 to 1): the farther, the nearer to the horizon's. */
    Color far(Color near, double distance) {
        return mix(near, hour.horizon(inks), distance);
    }

    /** A band of tones from one to another, with edges cut by hand. */
    void blend(Color upper, Color lower, double top, double bottom, int bands) {
        for (int band = 0; band < bands; band++) {
            double y = top + (bottom - top) * band / bands;
            double sway = band == 0 ? 0 : (bottom - top) / bands * 0.4;
            double[] edge = new double[2 * 9 + 4];
            for (int i = 0; i < 9; i++) {
                edge[2 * i] = -20 + i * (WIDTH + 40) / 8.0;
                edge[2 * i + 1] = y + (Noise.smooth(seed + band, i * 0.9, band) - 0.5) * sway;
            }
            edge[18] = WIDTH + 20;
            edge[19] = bottom + 4;
            edge[20] = -20;
            edge[21] = bottom + 4;
            plain(mix(upper, lower, band / (bands - 1.0)), Shapes.polygon(smoothed(edge)));
        }
    }

    /** The upper edge, its first nine points, made round. */
    private static double[] smoothed(double[] edge) {
        int steps = 8 * 6;
        double[] all = new double[2 * (steps + 1) + 4];
        for (int i = 0; i <= steps; i++) {
            int at = Math.min(7, i / 6);
            double t = (i - at * 6) / 6.0;
            double eased = t * t * (3 - 2 * t);
            all[2 * i] = edge[2 * at] + (edge[2 * at + 2] - edge[2 * at]) * t;
            all[2 * i + 1] = edge[2 * at + 1] + (edge[2 * at + 3] - edge[2 * at + 1]) * eased;
        }
        System.arraycopy(edge, 18, all, 2 * (steps + 1), 4);
        return all;
    }

    /**
     * Marks of a gouge all over a shape, in lines. They are measured on the whole sheet: a gouge is as wide everywhere.
     *
     * @param apart how far the lines are from each other
     * @param much which share of the marks is there, 0 to 1
     */
    void cuts(Color ink, Shape shape, double angle, double apart, double length, double weight, double much) {
        Shape within = place.createTransformedShape(shape);
        Rectangle2D area = within.getBounds2D();
        double reach = Math.hypot(area.getWidth(), area.getHeight()) / 2;
        double cos = Math.cos(angle);
        double sin = Math.sin(angle);
        for (double across = -reach; across < reach; across += apart) {
            for (double along = -reach; along < reach; along += length * 1.15) {
                double u = along + between(-0.4, 0.4) * length;
                double v = across + between(-0.25, 0.25) * apart;
                double x = area.getCenterX() + u * cos - v * sin;
                double y = area.getCenterY() + u * sin + v * cos;
                double size = length * between(0.55, 1.05);
                boolean inside = within.contains(x, y)
                        && within.contains(x - cos * size / 2, y - sin * size / 2)
                        && within.contains(x + cos * size / 2, y + sin * size / 2);
                if (chance.nextDouble() < much && inside) {
                    print(ink, Shapes.cut(x, y, size, weight * between(0.6, 1.1), angle + between(-0.03, 0.03)));
                }
            }
        }
    }

    /** Light around a place: rings of it, ever weaker. */
    void glow(double x, double y, double radius, double strength) {
        glow(inks.light(), x, y, radius, strength);
    }

    void glow(Color ink, double x, double y, double radius, double strength) {
        for (int ring = 5; ring >= 1; ring--) {
            int opacity = (int) Math.round(255 * strength * (6 - ring) / 15.0);
            fill(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), opacity), Shapes.disc(x, y, radius * ring / 5));
        }
    }

    /** A shape in an ink through which the print below is seen. */
    void sheer(Color ink, double opacity, Shape shape) {
        fill(new Color(ink.getRed(), ink.getGreen(), ink.getBlue(), (int) Math.round(255 * opacity)), shape);
    }

    /** The print, pulled: ink lies unevenly, and the paper's grain comes through the dark. */
    BufferedImage pull() {
        pen.dispose();
        new Grain(seed, inks.paper()).in(image);
        return image;
    }
}
