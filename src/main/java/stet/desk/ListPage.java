package stet.desk;

import java.util.List;
import stet.curation.Definition;
import stet.curation.Rule;

/**
 * A list as its editors have it before them.
 *
 * @param version of the line-up that is shown
 * @param pending whether the line-up is something else than what was launched last
 * @param query what was searched for, or empty
 * @param mark of everything that is shown: open pages ask whether it is still that
 * @param people who else looks at it now
 * @param trouble why something was not done, or null
 * @param kept the form that was refused
 */
public record ListPage(
        Definition definition,
        int version,
        boolean pending,
        boolean mayArrange,
        boolean mayLaunch,
        boolean mayDefine,
        List<SpotLine> lines,
        List<StoryLine> hidden,
        List<StoryLine> removed,
        List<Launched> launches,
        String query,
        List<StoryLine> found,
        String mark,
        List<String> people,
        Trouble trouble,
        Kept kept) {

    /** What can fill it. */
    public List<Rule> rules() {
        return Rule.ofLists();
    }

    /** Whether the form for what it is shows a rule as chosen. */
    public boolean isFilledWith(Rule rule) {
        return kept.value("definition", "rule", definition.rule()).equals(rule.name());
    }

    /** The page's own address in the newsroom. */
    public String address() {
        return "/newsroom/lists/" + definition.key();
    }
}
