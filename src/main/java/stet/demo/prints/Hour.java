package stet.demo.prints;

import java.awt.Color;

/** The light that a picture stands in. */
enum Hour {
    DAWN,
    DAY,
    DUSK,
    NIGHT,
    FOG;

    /** The sky's tone overhead. */
    Color zenith(Inks inks) {
        return switch (this) {
            case DAWN -> Inks.mix(inks.mid(), inks.soft(), 0.35);
            case DAY -> Inks.mix(inks.soft(), inks.mid(), 0.3);
            case DUSK -> Inks.mix(inks.deep(), inks.dark(), 0.45);
            case NIGHT -> Inks.mix(inks.dark(), Color.BLACK, 0.15);
            case FOG -> Inks.mix(Inks.mix(inks.paper(), inks.accent(), 0.42), inks.soft(), 0.1);
        };
    }

    /** And where it meets the earth: what far things fade into. */
    Color horizon(Inks inks) {
        return switch (this) {
            case DAWN -> Inks.mix(inks.paper(), inks.light(), 0.32);
            case DAY -> Inks.mix(inks.paper(), inks.soft(), 0.15);
            case DUSK -> Inks.mix(inks.accent(), inks.light(), 0.45);
            case NIGHT -> Inks.mix(inks.deep(), inks.mid(), 0.25);
            case FOG -> Inks.mix(Inks.mix(inks.paper(), inks.accent(), 0.2), inks.soft(), 0.12);
        };
    }

    boolean isDark() {
        return this == NIGHT || this == DUSK;
    }
}
