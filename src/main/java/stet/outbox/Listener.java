package stet.outbox;

/** Something of this node that must hear of every change. It is called by one thread, and must not take long. */
public interface Listener {
    /** A change was committed, here or elsewhere. What is done about it is done when this returns. */
    void hear(Announcement announcement);

    /** Nobody knows what changed since this node last listened: anything may have. From here on it listens again. */
    void listenAnew();
}
