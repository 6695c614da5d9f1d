package stet.media;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.S3Configuration;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.HeadObjectRequest;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * A bucket that all nodes share. What was fetched from it lies in a folder for a while, so that a picture is sent to
 * readers from there.
 */
final class S3Store implements Store, AutoCloseable {
    private static final String FETCHED = "fetched/";

    private final S3Client client;
    private final String bucket;
    private final FolderStore folder;
    private final long most;
    private final Clock clock;

    /** Whether something was fetched since the folder was last looked through. */
    private final AtomicBoolean more = new AtomicBoolean();

    S3Store(MediaConfig config, Clock clock) {
        MediaConfig.Bucket s3 = config.s3();
        this.bucket = s3.bucket().orElseThrow();
        this.client = client(s3);
        this.folder = new FolderStore(config.folder());
        this.most = s3.kept() * 1_000_000L;
        this.clock = clock;
    }

    private static S3Client client(MediaConfig.Bucket s3) {
        S3ClientBuilder builder = S3Client.builder()
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .region(Region.of(s3.region()))
                .credentialsProvider(credentials(s3))
                // Others than Amazon do not all know its newer checksums, nor bodies signed piece by piece.
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(S3Configuration.builder()
                        .pathStyleAccessEnabled(true)
                        .chunkedEncodingEnabled(false)
                        .build());
        s3.endpoint().map(URI::create).ifPresent(builder::endpointOverride);
        return builder.build();
    }

    private static AwsCredentialsProvider credentials(MediaConfig.Bucket s3) {
        if (s3.accessKey().isPresent() && s3.secretKey().isPresent()) {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(
                    s3.accessKey().get(), s3.secretKey().get()));
        }
        return s3.endpoint().isPresent()
                ? AnonymousCredentialsProvider.create()
                : DefaultCredentialsProvider.builder().build();
    }

    private interface Call<T> {
        T made();
    }

    private <T> T called(String what, Call<T> call) throws IOException {
        try {
            return call.made();
        } catch (SdkException e) {
            throw new IOException("The bucket %s did not answer (%s): %s".formatted(bucket, what, e.getMessage()), e);
        }
    }

    @Override
    public Path workplace() {
        return folder.workplace();
    }

    /** An object is there once the whole of it was taken, and not before. */
    @Override
    public void put(String name, Path file) throws IOException {
        called(
                "put " + name,
                () -> client.putObject(request -> request.bucket(bucket).key(name), RequestBody.fromFile(file)));
        keep(name, file);
    }

    private void keep(String name, Path file) throws IOException {
        folder.put(FETCHED + name, file);
        more.set(true);
    }

    @Override
    public boolean has(String name) throws IOException {
        return called("head " + name, () -> {
            try {
                client.headObject(
                        HeadObjectRequest.builder().bucket(bucket).key(name).build());
                return true;
            } catch (NoSuchKeyException e) {
                return false;
            }
        });
    }

    @Override
    public Optional<Path> find(String name) throws IOException {
        Optional<Path> here = folder.find(FETCHED + name);
        if (here.isPresent()) {
            touch(here.get());
            return here;
        }
        Path file = Files.createTempFile(workplace(), "fetch", null);
        try {
            boolean found = called("get " + name, () -> {
                try (var object = client.getObject(
                        GetObjectRequest.builder().bucket(bucket).key(name).build())) {
                    Files.copy(object, file, StandardCopyOption.REPLACE_EXISTING);
                    return true;
                } catch (NoSuchKeyException e) {
                    return false;
                } catch (IOException e) {
                    throw SdkException.create("it broke off", e);
                }
            });
            if (!found) {
                return Optional.empty();
            }
            keep(name, file);
            return folder.find(FETCHED + name);
        } finally {
            Files.deleteIfExists(file);
        }
    }

    /** That it was asked for; within the hour it is known. */
    private void touch(Path file) throws IOException {
        Instant now = clock.instant();
        try {
            if (Files.getLastModifiedTime(file).toInstant().isBefore(now.minus(MediaRoutes.KNOWN))) {
                Files.setLastModifiedTime(file, FileTime.from(now));
            }
        } catch (NoSuchFileException e) {
            // It was just let go of: whoever sends it looks for it once more.
        }
    }

    @Override
    public void remove(String name) throws IOException {
        called(
                "delete " + name,
                () -> client.deleteObject(request -> request.bucket(bucket).key(name)));
        folder.remove(FETCHED + name);
    }

    @Override
    public void list(String prefix, Consumer<Stored> told) throws IOException {
        called("list " + prefix, () -> {
            client.listObjectsV2Paginator(request -> request.bucket(bucket).prefix(prefix))
                    .contents()
                    .forEach(each -> told.accept(new Stored(each.key(), each.size(), each.lastModified())));
            return null;
        });
    }

    /** Lets go of what was not asked for the longest, until as much is left as may be kept. */
    @Override
    public synchronized void tidy() throws IOException {
        if (!more.getAndSet(false)) {
            return;
        }
        List<Stored> here = new ArrayList<>();
        folder.list(FETCHED, here::add);
        long all = here.stream().mapToLong(Stored::bytes).sum();
        here.sort(Comparator.comparing(Stored::changedAt));
        for (Stored each : here) {
            if (all <= most * 9 / 10) {
                return;
            }
            folder.remove(each.name());
            all -= each.bytes();
        }
    }

    /** @throws IllegalStateException when the bucket cannot be used, saying what to look at */
    void mustAnswer() {
        try {
            client.headBucket(request -> request.bucket(bucket));
        } catch (S3Exception e) {
            throw new IllegalStateException(
                    "The bucket %s cannot be used (HTTP %d). Check STET_S3_BUCKET, STET_S3_ENDPOINT and the keys."
                            .formatted(bucket, e.statusCode()),
                    e);
        } catch (SdkException e) {
            throw new IllegalStateException(
                    "The bucket %s cannot be reached (%s). Check STET_S3_ENDPOINT.".formatted(bucket, e.getMessage()),
                    e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
