package stet.outbox;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Which nodes have said that they heard which announcements; of the last seconds, after which nobody waits any more. */
final class Confirmations {
    static final Duration REMEMBERED = Duration.ofSeconds(30);

    private final Cache<Long, Set<String>> nodes = Caffeine.newBuilder()
            .expireAfterWrite(REMEMBERED)
            .maximumSize(10_000)
            .build();

    synchronized void announced(long number) {
        of(number);
    }

    synchronized void confirm(String node, long number) {
        of(number).add(node);
        notifyAll();
    }

    /** A node that listens anew keeps nothing of before: it need not have heard what was announced by then. */
    synchronized void confirmAll(String node) {
        nodes.asMap().values().forEach(each -> each.add(node));
        notifyAll();
    }

    private Set<String> of(long number) {
        return nodes.get(number, key -> new HashSet<>());
    }

    /** Waits until a node has confirmed all of some announcements, or until a time ({@link System#nanoTime}). */
    synchronized boolean await(String node, Collection<Long> numbers, long until) throws InterruptedException {
        while (!numbers.stream().allMatch(number -> of(number).contains(node))) {
            long left = until - System.nanoTime();
            if (left <= 0) {
                return false;
            }
            TimeUnit.NANOSECONDS.timedWait(this, left);
        }
        return true;
    }
}
