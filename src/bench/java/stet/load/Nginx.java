package stet.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Serves pages as static files, set up as is usual for that: {@code sendfile}, open files kept open, no log; beside each
 * file the same compressed beforehand.
 */
final class Nginx implements AutoCloseable {
    private static final String SETTINGS = """
            daemon off;
            user root;
            worker_processes auto;
            pid %1$s/nginx.pid;
            error_log %1$s/error.log;
            events { worker_connections 8192; multi_accept on; }
            http {
                default_type "text/html; charset=utf-8";
                access_log off;
                sendfile on;
                tcp_nopush on;
                keepalive_requests 1000000000;
                keepalive_timeout 60s;
                open_file_cache max=1000;
                open_file_cache_valid 60s;
                gzip_static on;
                gzip_vary on;
                client_body_temp_path %1$s/body;
                proxy_temp_path %1$s/proxy;
                fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi;
                scgi_temp_path %1$s/scgi;
                server { listen 127.0.0.1:%2$d; root %1$s/pages; }
            }
            """;

    private final Path folder;
    private final int port;
    private Process process;

    Nginx(Path folder, int port) throws IOException {
        this.folder = folder;
        this.port = port;
        Files.createDirectories(folder.resolve("pages"));
    }

    void put(String name, byte[] plain, byte[] gzip) throws IOException {
        Files.write(folder.resolve("pages").resolve(name), plain);
        Files.write(folder.resolve("pages").resolve(name + ".gz"), gzip);
    }

    void start() throws IOException, InterruptedException {
        Path settings = Files.writeString(folder.resolve("nginx.conf"), SETTINGS.formatted(folder, port));
        List<String> command = new ArrayList<>(Packages.command("nginx", "nginx"));
        command.addAll(List.of("-c", settings.toString(), "-e", folder + "/error.log"));
        process = new ProcessBuilder(command).inheritIO().start();
    }

    URI address(String name) {
        return URI.create("http://127.0.0.1:%d/%s".formatted(port, name));
    }

    Usage usage() throws IOException {
        return Usage.of(process.toHandle(), true);
    }

    @Override
    public void close() {
        if (process != null) {
            process.destroy();
        }
    }
}
