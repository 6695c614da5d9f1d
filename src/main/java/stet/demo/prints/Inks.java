package stet.demo.prints;

import java.awt.Color;

/**
 * The few inks of one picture, from the darkest to the paper; {@code accent} is the section's second voice, and {@code
 * light} the one warm light that every picture of the paper has.
 */
record Inks(Color dark, Color deep, Color mid, Color soft, Color paper, Color accent, Color light) {
    private static final int LIGHT = 0xf0a02c;

    /** Those of a section, named by the first or the second part of its path. */
    static Inks of(String section) {
        return switch (section) {
            case "world" -> inks(0x1b2836, 0x2f4a5e, 0x5d7f8c, 0xafbfb4, 0xf1e8d5, 0xb4533a);
            case "mediterranean" -> inks(0x0f3138, 0x1d5a63, 0x3f9190, 0xa3ccb9, 0xf5ead3, 0xd0603c);
            case "beyond" -> inks(0x1a2130, 0x344a64, 0x6a86a0, 0xb4c3cd, 0xeeeae0, 0x7d5673);
            case "city" -> inks(0x242430, 0x5c3a3a, 0xb4623f, 0xdfb489, 0xf6ecda, 0x3d6a73);
            case "politics" -> inks(0x291722, 0x662b3b, 0x9b5a57, 0xcfae9d, 0xf3e9dc, 0x35506b);
            case "business" -> inks(0x12302b, 0x2a5d50, 0x5f8f77, 0xb1c4a2, 0xf3ecd8, 0xb5782a);
            case "science" -> inks(0x131b3a, 0x2c4780, 0x5b82b8, 0xa9c1dc, 0xeeece4, 0xcd5a55);
            case "culture" -> inks(0x291531, 0x652b55, 0xa9526f, 0xdba9a5, 0xf6eadb, 0x2f6466);
            case "sport" -> inks(0x102a20, 0x1f6245, 0x58966a, 0xa9cb9c, 0xf3efdb, 0x2b5a94);
            case "opinion" -> inks(0x262325, 0x55504d, 0x948b80, 0xcdc2b0, 0xf1e9da, 0x9b2c1f);
            default -> throw new IllegalArgumentException("No inks are mixed for " + section);
        };
    }

    private static Inks inks(int dark, int deep, int mid, int soft, int paper, int accent) {
        return new Inks(
                new Color(dark),
                new Color(deep),
                new Color(mid),
                new Color(soft),
                new Color(paper),
                new Color(accent),
                new Color(LIGHT));
    }

    /** One ink with so much (0 to 1) of another in it. */
    static Color mix(Color one, Color other, double much) {
        return new Color(
                mix(one.getRed(), other.getRed(), much),
                mix(one.getGreen(), other.getGreen(), much),
                mix(one.getBlue(), other.getBlue(), much));
    }

    private static int mix(int one, int other, double much) {
        return (int) Math.round(one + (other - one) * Math.max(0, Math.min(1, much)));
    }
}
