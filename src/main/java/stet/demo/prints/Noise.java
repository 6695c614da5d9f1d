package stet.demo.prints;

/** Chance that depends on nothing but a seed and a place, so that a picture comes out the same every time. */
final class Noise {
    private Noise() {}

    /** From 0 up to, not including, 1. */
    static double at(long seed, int x, int y) {
        long h = seed * 0x9E3779B97F4A7C15L + x * 0xC2B2AE3D27D4EB4FL + y * 0x165667B19E3779F9L;
        h = (h ^ (h >>> 31)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 29)) * 0x94D049BB133111EBL;
        return ((h ^ (h >>> 32)) >>> 11) * 0x1.0p-53;
    }

    /** The same, smooth between the points of a lattice. */
    static double smooth(long seed, double x, double y) {
        int left = (int) Math.floor(x);
        int top = (int) Math.floor(y);
        double right = ease(x - left);
        double down = ease(y - top);
        double above = at(seed, left, top) * (1 - right) + at(seed, left + 1, top) * right;
        double below = at(seed, left, top + 1) * (1 - right) + at(seed, left + 1, top + 1) * right;
        return above * (1 - down) + below * down;
    }

    private static double ease(double t) {
        return t * t * (3 - 2 * t);
    }
}
