package stet.outbox;

/** Whether this node hears what is changed elsewhere. */
public interface Hearing {
    /** Whether it has heard of every change that was answered anywhere. */
    boolean isSure();
}
