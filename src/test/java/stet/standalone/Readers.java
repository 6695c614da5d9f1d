package stet.standalone;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Readers who never stop asking, behind a door that shares them out among several nodes as Kubernetes and others do: it
 * asks each node every tenth of a second whether it is ready, sends nobody to one that is not, and never asks a second
 * time.
 */
final class Readers implements AutoCloseable {
    /** @param ready where it says whether it is ready */
    record Node(URI root, URI ready) {}

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final HttpClient http = HttpClient.newHttpClient();
    private final List<Node> nodes;
    private final List<Node> open = new CopyOnWriteArrayList<>();
    private final List<String> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger answered = new AtomicInteger();
    private final ScheduledExecutorService door = Executors.newSingleThreadScheduledExecutor();
    private final ExecutorService threads = Executors.newCachedThreadPool();
    private volatile boolean ended;

    Readers(List<Node> nodes, int readers, List<String> paths) {
        this.nodes = nodes;
        look();
        door.scheduleWithFixedDelay(this::look, 100, 100, TimeUnit.MILLISECONDS);
        for (int reader = 0; reader < readers; reader++) {
            threads.execute(() -> read(paths));
        }
    }

    /** What went wrong, each with its address. */
    List<String> failures() {
        return List.copyOf(failures);
    }

    int answered() {
        return answered.get();
    }

    boolean isOpen(Node node) {
        return open.contains(node);
    }

    private void look() {
        for (Node node : nodes) {
            boolean ready = isReady(node);
            if (!ready) {
                open.remove(node);
            } else if (!open.contains(node)) {
                open.add(node);
            }
        }
    }

    private boolean isReady(Node node) {
        try {
            return status(node.ready()) == 200;
        } catch (IOException e) {
            return false;
        }
    }

    private void read(List<String> paths) {
        while (!ended) {
            List<Node> choice = List.copyOf(open);
            if (choice.isEmpty()) {
                failures.add("No node is ready");
                return;
            }
            ThreadLocalRandom random = ThreadLocalRandom.current();
            URI address =
                    choice.get(random.nextInt(choice.size())).root().resolve(paths.get(random.nextInt(paths.size())));
            try {
                int status = status(address);
                if (status == 200) {
                    answered.incrementAndGet();
                } else {
                    failures.add(address + " answered " + status);
                }
            } catch (IOException e) {
                failures.add(address + ": " + e);
            }
        }
    }

    private int status(URI address) throws IOException {
        try {
            return http.send(
                            HttpRequest.newBuilder(address).timeout(PATIENCE).build(),
                            HttpResponse.BodyHandlers.discarding())
                    .statusCode();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            ended = true;
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        ended = true;
        door.shutdown();
        threads.shutdown();
    }
}
