package stet.demo.prints;

import java.awt.BasicStroke;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.Arrays;

/** The shapes that a picture is cut in. Points are written as in SVG's polygons: {@code 0,0 20,0 10,15}. */
final class Shapes {
    private Shapes() {}

    static Shape box(double x, double y, double width, double height) {
        return new Rectangle2D.Double(x, y, width, height);
    }

    static Shape disc(double x, double y, double radius) {
        return oval(x, y, radius, radius);
    }

    static Shape oval(double x, double y, double across, double down) {
        return new Ellipse2D.Double(x - across, y - down, 2 * across, 2 * down);
    }

    /** Straight from point to point, and back to the first. */
    static Shape polygon(String points) {
        return polygon(numbers(points));
    }

    static Shape polygon(double... points) {
        Path2D path = angular(points);
        path.closePath();
        return path;
    }

    /** Round through all points, and back to the first. */
    static Shape blob(String points) {
        return rounded(numbers(points), true);
    }

    static Shape blob(double... points) {
        return rounded(points, true);
    }

    /** A line with two even sides, round through its points. */
    static Shape stroke(double width, double... points) {
        return new BasicStroke((float) width, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND)
                .createStrokedShape(rounded(points, false));
    }

    /** The same with corners, and flat ends. */
    static Shape bar(double width, double... points) {
        return new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER)
                .createStrokedShape(angular(points));
    }

    static double[] numbers(String points) {
        return Arrays.stream(points.strip().split("[,\\s]+"))
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    /** A gouge's mark: pointed at both ends. */
    static Shape cut(double x, double y, double length, double weight, double angle) {
        double dx = Math.cos(angle) * length / 2;
        double dy = Math.sin(angle) * length / 2;
        double nx = -Math.sin(angle) * weight / 2;
        double ny = Math.cos(angle) * weight / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(x - dx, y - dy);
        path.quadTo(x + nx, y + ny, x + dx, y + dy);
        path.quadTo(x - nx, y - ny, x - dx, y - dy);
        path.closePath();
        return path;
    }

    private static Path2D angular(double[] points) {
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 2; i < points.length; i += 2) {
            path.lineTo(points[i], points[i + 1]);
        }
        return path;
    }

    private static Path2D rounded(double[] points, boolean closed) {
        int count = points.length / 2;
        Path2D path = new Path2D.Double();
        path.moveTo(points[0], points[1]);
        for (int i = 0; i < (closed ? count : count - 1); i++) {
            int before = closed ? (i + count - 1) % count : Math.max(0, i - 1);
            int next = (i + 1) % count;
            int after = closed ? (i + 2) % count : Math.min(count - 1, i + 2);
            path.curveTo(
                    points[2 * i] + (points[2 * next] - points[2 * before]) / 6,
                    points[2 * i + 1] + (points[2 * next + 1] - points[2 * before + 1]) / 6,
                    points[2 * next] - (points[2 * after] - points[2 * i]) / 6,
                    points[2 * next + 1] - (points[2 * after + 1] - points[2 * i + 1]) / 6,
                    points[2 * next],
                    points[2 * next + 1]);
        }
        if (closed) {
            path.closePath();
        }
        return path;
    }
}
