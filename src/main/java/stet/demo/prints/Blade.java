package stet.demo.prints;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;

/** Cuts shapes as a hand does: it strays by the same in the same place, so that what fits together still does. */
final class Blade {
    /** How far it strays, after how long a way it may, and over what way it comes back. */
    private static final double STRAYING = 2.6;

    private static final double STEP = 22;
    private static final double WAY = 31;

    private final long seed;

    Blade(long seed) {
        this.seed = seed;
    }

    /** Follows a shape's edge as nearly as a hand does. */
    Shape cut(Shape shape) {
        Path2D cut = new Path2D.Double(Path2D.WIND_NON_ZERO);
        double[] at = new double[6];
        double x = 0;
        double y = 0;
        double startX = 0;
        double startY = 0;
        for (PathIterator edge = new FlatteningPathIterator(shape.getPathIterator(null), 0.8);
                !edge.isDone();
                edge.next()) {
            switch (edge.currentSegment(at)) {
                case PathIterator.SEG_MOVETO -> {
                    cut.moveTo(strayX(at[0], at[1]), strayY(at[0], at[1]));
                    startX = at[0];
                    startY = at[1];
                }
                case PathIterator.SEG_LINETO -> along(cut, x, y, at[0], at[1]);
                default -> {
                    along(cut, x, y, startX, startY);
                    cut.closePath();
                    at[0] = startX;
                    at[1] = startY;
                }
            }
            x = at[0];
            y = at[1];
        }
        return cut;
    }

    private void along(Path2D cut, double x, double y, double toX, double toY) {
        int steps = Math.max(1, (int) (Math.hypot(toX - x, toY - y) / STEP));
        for (int i = 1; i <= steps; i++) {
            double px = x + (toX - x) * i / steps;
            double py = y + (toY - y) * i / steps;
            cut.lineTo(strayX(px, py), strayY(px, py));
        }
    }

    private double strayX(double x, double y) {
        return x + (Noise.smooth(seed, x / WAY, y / WAY) - 0.5) * 2 * STRAYING;
    }

    private double strayY(double x, double y) {
        return y + (Noise.smooth(seed + 1, x / WAY, y / WAY) - 0.5) * 2 * STRAYING;
    }
}
