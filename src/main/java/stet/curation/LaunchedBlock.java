package stet.curation;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.ManyToOne;

/** A {@link Block} as it was launched. */
@Embeddable
public class LaunchedBlock {
    private int position;

    @ManyToOne(fetch = FetchType.LAZY, optional = false)
    @JoinColumn(name = "list_id")
    private CuratedList list;

    private String title;

    @Enumerated(EnumType.STRING)
    private Layout layout;

    private int size;

    @Enumerated(EnumType.STRING)
    private Rule rule;

    @Column(name = "section_id")
    private Long section;

    @Column(name = "tag_id")
    private Long tag;

    private boolean repeats;

    protected LaunchedBlock() {}

    /** @param position from 1 */
    static LaunchedBlock of(int position, CuratedList list, Block block) {
        LaunchedBlock launched = new LaunchedBlock();
        launched.position = position;
        launched.list = list;
        launched.title = block.title();
        launched.layout = block.layout();
        launched.size = block.size();
        launched.rule = block.rule();
        launched.section = block.section();
        launched.tag = block.tag();
        launched.repeats = block.repeats();
        return launched;
    }

    /** The same list at the same place, as another block. */
    LaunchedBlock as(Block other) {
        return of(position, list, other);
    }

    Block block() {
        return new Block(list.definition().key(), title, layout, size, rule, section, tag, repeats);
    }
}
