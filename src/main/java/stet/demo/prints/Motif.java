package stet.demo.prints;

import java.util.function.Consumer;

/** What a picture shows. */
enum Motif {
    FOG(Afloat::fog),
    CROSSING(Afloat::crossing),
    ISLAND(Afloat::island),
    BECALMED(Afloat::becalmed),
    CONVOY(Afloat::convoy),
    KITE(Afloat::kite),
    FLEETS(Afloat::fleets),
    WHALE(Undersea::whale),
    JELLYFISH(Undersea::jellyfish),
    CRAB(Undersea::crab),
    JARS(Undersea::jars),
    MEADOW(Undersea::meadow),
    SWIMMERS(Undersea::swimmers),
    CRANES(Quays::cranes),
    STORKS(Quays::storks),
    SHED(Quays::shed),
    HEADTORCH(Quays::headtorch),
    FISH_SCALES(Measures::scales),
    BICYCLE(Roads::bicycle),
    TENEMENT(Streets::tenement),
    LISTENER(Streets::listener),
    STEPS(Streets::steps),
    FOUNTAIN(Squares::fountain),
    BUS(Roads::bus),
    HOSPITAL(Streets::hospital),
    HEAT(Streets::heat),
    LORRIES(Roads::lorries),
    LAUNDRY(Wind::laundry),
    TURBINES(Wind::atSea),
    METEOR(Wind::meteor),
    RIVER(Country::river),
    DAM(Country::dam),
    RIDER(Roads::rider),
    ATOLL(Country::atoll),
    COMMA(Wind::comma),
    LETTER(Papers::letter),
    TELEPHONE(Tables::telephone),
    ENVELOPES(Papers::envelopes),
    NOTEBOOK(Papers::notebook),
    BREAD(Tables::bread),
    LEMON(Tables::lemon),
    BALLOT(Rooms::ballot),
    BANK(Rooms::bank),
    HEMICYCLE(Rooms::hemicycle),
    BLINDS(Rooms::blinds),
    SHELVES(Rooms::shelves),
    QUEUE(Rooms::queue),
    CISTERN(Squares::cistern),
    OPERA(Stages::opera),
    SCREEN(Stages::screen),
    WARDROBE(Stages::wardrobe),
    GRAMOPHONE(Stages::gramophone),
    STADIUM(Grounds::stadium),
    TOUCHLINE(Grounds::touchline),
    TACTICS(Grounds::tactics),
    BOOK(Papers::book),
    COINS(Tables::coins),
    CLOCK(Measures::clock),
    BUDGETS(Measures::budgets),
    MICROSCOPE(Measures::microscope),
    BENCH(Tables::bench),
    GULLS(Papers::gulls),
    YARD(Squares::yard);

    private final Consumer<Sheet> drawing;

    Motif(Consumer<Sheet> drawing) {
        this.drawing = drawing;
    }

    void draw(Sheet sheet) {
        drawing.accept(sheet);
    }
}
