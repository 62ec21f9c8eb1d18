import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/// One page of the system's Chromium, driven over the DevTools protocol with nothing but the JDK.
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final Pattern ID = Pattern.compile("^\\{\"id\":(\\d+),");
    private static final Pattern DATA = Pattern.compile("\"data\":\"([^\"]+)\"");

    private final Process chromium;
    private final Path profile;
    private final WebSocket socket;
    private final AtomicInteger calls = new AtomicInteger();
    private final ConcurrentHashMap<Integer, CompletableFuture<String>> answers = new ConcurrentHashMap<>();
    private final List<String> complaints = new CopyOnWriteArrayList<>();

    private Browser(Process chromium, Path profile, URI page) {
        this.chromium = chromium;
        this.profile = profile;
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .buildAsync(page, new Listener())
                .join();
    }

    static Browser start(int width, int height) throws Exception {
        var profile = Files.createTempDirectory("pennypost-chromium");
        var chromium = new ProcessBuilder(
                        "chromium", "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
                        "--disable-background-networking", "--disable-component-update", "--disable-sync",
                        "--hide-scrollbars", "--remote-debugging-port=0", "--user-data-dir=" + profile,
                        "--window-size=" + width + "," + height, "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        var port = Integer.parseInt(await(() -> {
            var file = profile.resolve("DevToolsActivePort");
            return Files.exists(file) ? Files.readAllLines(file).stream().findFirst().orElse("") : "";
        }));
        var browser = new Browser(chromium, profile, page(port));
        browser.call("Page.enable", "{}");
        browser.call("Runtime.enable", "{}");
        browser.call("Log.enable", "{}");
        browser.size(width, height);
        return browser;
    }

    private static URI page(int port) throws Exception {
        try (var http = HttpClient.newHttpClient()) {
            var list = java.net.http.HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list")).build();
            var text = http.send(list, java.net.http.HttpResponse.BodyHandlers.ofString()).body();
            var url = Pattern.compile("\"webSocketDebuggerUrl\": \"([^\"]+/page/[^\"]+)\"").matcher(text);
            if (!url.find()) {
                throw new IOException("Chromium shows no page: " + text);
            }
            return URI.create(url.group(1));
        }
    }

    void open(String url) throws Exception {
        call("Page.navigate", "{\"url\":\"" + url + "\"}");
        until("document.readyState === 'complete' && location.href !== 'about:blank'");
    }

    /// Waits until an expression is true.
    void until(String expression) throws Exception {
        await(() -> eval("String(Boolean(" + expression + "))").contains("\"value\":\"true\"") ? "true" : "", expression);
    }

    /// The raw answer to evaluating an expression.
    String eval(String expression) throws Exception {
        var quoted = expression.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        return call("Runtime.evaluate", "{\"expression\":\"" + quoted + "\",\"awaitPromise\":true,\"returnByValue\":true}");
    }

    void press(String key) throws Exception {
        var text = key.length() == 1 ? ",\"text\":\"" + key + "\"" : "";
        call("Input.dispatchKeyEvent", "{\"type\":\"keyDown\",\"key\":\"" + key + "\"" + text + "}");
        call("Input.dispatchKeyEvent", "{\"type\":\"keyUp\",\"key\":\"" + key + "\"}");
    }

    void type(String text) throws Exception {
        call("Input.insertText", "{\"text\":\"" + text + "\"}");
    }

    void dark(boolean dark) throws Exception {
        call(
                "Emulation.setEmulatedMedia",
                "{\"features\":[{\"name\":\"prefers-color-scheme\",\"value\":\"" + (dark ? "dark" : "light") + "\"}]}");
    }

    void size(int width, int height) throws Exception {
        call(
                "Emulation.setDeviceMetricsOverride",
                "{\"width\":" + width + ",\"height\":" + height + ",\"deviceScaleFactor\":1,\"mobile\":false}");
    }

    void picture(Path file) throws Exception {
        var data = DATA.matcher(call("Page.captureScreenshot", "{\"format\":\"png\"}"));
        if (!data.find()) {
            throw new IOException("Chromium gave no picture.");
        }
        Files.write(file, Base64.getDecoder().decode(data.group(1)));
    }

    /// Errors of the page so far: exceptions, failed requests, violations of its policy.
    List<String> complaints() {
        return new ArrayList<>(complaints);
    }

    private String call(String method, String parameters) throws Exception {
        int id = calls.incrementAndGet();
        var answer = new CompletableFuture<String>();
        answers.put(id, answer);
        socket.sendText("{\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + parameters + "}", true).join();
        return answer.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    }

    private interface Attempt {
        String result() throws Exception;
    }

    private static String await(Attempt attempt) throws Exception {
        return await(attempt, "Chromium's start");
    }

    /// Tries until the result is not empty.
    private static String await(Attempt attempt, String what) throws Exception {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < end) {
            var result = attempt.result();
            if (!result.isEmpty()) {
                return result;
            }
            Thread.sleep(20); // a page tells nobody when it has changed; it is asked again until the deadline
        }
        throw new IOException("Waited in vain for: " + what);
    }

    @Override
    public void close() throws Exception {
        socket.abort();
        chromium.destroy();
        chromium.waitFor(5, TimeUnit.SECONDS);
        try (var files = Files.walk(profile)) {
            files.sorted(java.util.Comparator.reverseOrder()).forEach(file -> file.toFile().delete());
        }
    }

    private final class Listener implements WebSocket.Listener {
        private final StringBuilder message = new StringBuilder();

        @Override
        public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
            message.append(data);
            if (last) {
                take(message.toString());
                message.setLength(0);
            }
            from.request(1);
            return null;
        }

        private void take(String text) {
            var id = ID.matcher(text);
            if (id.find()) {
                var answer = answers.remove(Integer.parseInt(id.group(1)));
                if (answer != null) {
                    answer.complete(text);
                }
            } else if (text.contains("\"Runtime.exceptionThrown\"")
                    || text.contains("\"Log.entryAdded\"") && text.contains("\"level\":\"error\"")) {
                complaints.add(text);
            }
        }
    }
}
