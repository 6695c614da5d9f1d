package stet.desk;

import java.util.List;
import stet.curation.Definition;
import stet.curation.Redefinition;
import stet.curation.Rule;
import stet.site.LinedLists;

/**
 * A list as its editors have it before them.
 *
 * @param topic whose own list it is, or null
 * @param definable what it could be instead, for whoever may say so; else null
 * @param version of the line-up that is shown
 * @param pending whether the line-up is something else than what was launched last
 * @param search null for whoever may not place anything
 * @param mark of everything that is shown: open pages ask whether it is still that
 * @param people who else looks at it now
 * @param trouble why something was not done, or null
 * @param kept the form that was refused
 */
public record ListPage(
        Definition definition,
        Topic topic,
        LinedLists.Neighbour beside,
        int version,
        boolean pending,
        boolean mayArrange,
        boolean mayLaunch,
        Redefinition.Choices definable,
        Places places,
        List<StoryLine> removed,
        List<Launched> launches,
        Sought search,
        String mark,
        List<String> people,
        Trouble trouble,
        Kept kept) {

    /** Whether the form for what it is shows a rule as chosen. */
    public boolean isFilledWith(Rule rule) {
        return kept.value("definition", "rule", definition.rule()).equals(rule.name());
    }

    /**
     * A topic that has this list.
     *
     * @param address the public one
     */
    public record Topic(long id, String name, String address) {}

    /** The page's own address in the newsroom. */
    public String address() {
        return "/newsroom/lists/" + definition.key();
    }

    /** What readers see before the first launch. */
    public String rules() {
        return topic == null ? "the rule brings" : "is newest of the topic, without this list";
    }
}
