package stet.curation;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import stet.web.Invalid;

/**
 * One thing that an editor does to the blocks of a front. It names blocks and not positions, and touches one side of one
 * block, so that two people collide only where they really want different things.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "do")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PlanChange.Add.class, name = "add"),
    @JsonSubTypes.Type(value = PlanChange.Move.class, name = "move"),
    @JsonSubTypes.Type(value = PlanChange.Remove.class, name = "remove"),
    @JsonSubTypes.Type(value = PlanChange.Edit.class, name = "edit"),
})
public sealed interface PlanChange {
    /** The block that it is about, by its list. */
    @JsonIgnore
    String about();

    /** @throws Invalid when it cannot be done to this plan */
    Plan to(Plan plan);

    /** The same, naming what stands today: see {@link Block#held}. */
    default PlanChange held() {
        return this;
    }

    /** Whether this change and one that came first want different things of the same side of the same block. */
    default boolean collidesWith(PlanChange earlier) {
        boolean sameBlock = earlier.about().equals(about()) && !earlier.equals(this);
        return sameBlock && (earlier.getClass() == getClass() || earlier instanceof Remove || this instanceof Remove);
    }

    /** A new block, before another one, or last. */
    record Add(Block block, String before) implements PlanChange {
        @Override
        public String about() {
            return block.list();
        }

        @Override
        public PlanChange held() {
            return new Add(block.held(), before);
        }

        @Override
        public Plan to(Plan plan) {
            if (plan.blocks().size() == Plan.MOST) {
                throw new Invalid("layout", "A front holds %d blocks at most.".formatted(Plan.MOST));
            }
            if (plan.find(block.list()).isPresent()) {
                throw new Invalid("list", "That list is on this front already.");
            }
            return plan.inserting(block, before);
        }
    }

    /** Puts a block before another one, or last when {@code before} is null or no longer there. */
    record Move(String list, String before) implements PlanChange {
        @Override
        public String about() {
            return list;
        }

        @Override
        public Plan to(Plan plan) {
            return plan.inserting(blockOf(list, plan), before);
        }
    }

    record Remove(String list) implements PlanChange {
        @Override
        public String about() {
            return list;
        }

        @Override
        public Plan to(Plan plan) {
            return plan.without(list);
        }
    }

    /** Gives a block another title, layout, size or rule. */
    record Edit(Block block) implements PlanChange {
        @Override
        public String about() {
            return block.list();
        }

        @Override
        public PlanChange held() {
            return new Edit(block.held());
        }

        @Override
        public Plan to(Plan plan) {
            blockOf(block.list(), plan);
            return plan.replacing(block);
        }
    }

    private static Block blockOf(String list, Plan plan) {
        return plan.find(list).orElseThrow(() -> new Invalid("list", "That block is not on the front any more."));
    }
}
