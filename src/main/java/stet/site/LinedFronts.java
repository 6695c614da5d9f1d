package stet.site;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import stet.curation.Block;
import stet.curation.Lineup;

/** Fronts as they are lined up, filled through the very code that readers meet: for those who arrange them. */
@ApplicationScoped
public class LinedFronts {
    private final SiteView site;

    LinedFronts(SiteView site) {
        this.site = site;
    }

    /**
     * What rules would bring to the blocks of a front if all that is lined up were launched now: by the block's list, best
     * first. At most eight statements, whatever stands on it.
     *
     * @param front its key
     * @param lineups by list; of a list without one, what readers see counts
     */
    public Map<String, List<Card>> brought(String front, List<Block> blocks, Map<String, Lineup> lineups) {
        FrontDraft draft = new FrontDraft(front, blocks, lineups, new HashMap<>());
        return new FrontBlocks(site.lined(draft, "/newsroom/fronts/" + front).context()).brought(front);
    }
}
