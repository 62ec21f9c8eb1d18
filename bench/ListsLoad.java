import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Fills a contact list and a suppression list by import jobs, then times calls one after the other.
///
/// ListsLoad URL DATA_DIRECTORY ROWS CALLS; the server takes any key. Prints a line for each kind of call.
public final class ListsLoad {
    /// SES's bound for one import into a suppression list.
    private static final int SUPPRESSED_PER_JOB = 100_000;

    private static final int CONTACTS_PER_JOB = 1_000_000;
    private static final String CONTACTS = "/v2/email/contact-lists/news/contacts";
    private static final String SUPPRESSED = "/v2/email/suppression/addresses";

    private final HttpClient client = HttpClient.newHttpClient();
    private final Random random = new Random(42);
    private final String url;
    private final Path buckets;
    private final int rows;
    private final int calls;

    private ListsLoad(String url, Path data, int rows, int calls) {
        this.url = url;
        this.buckets = data.resolve("buckets/bench");
        this.rows = rows;
        this.calls = calls;
    }

    public static void main(String[] args) throws Exception {
        new ListsLoad(args[0], Path.of(args[1]), Integer.parseInt(args[2]), Integer.parseInt(args[3])).run();
    }

    private void run() throws Exception {
        Files.createDirectories(buckets);
        call("POST", "/v2/email/contact-lists", """
                {"ContactListName":"news","Topics":[
                {"TopicName":"a","DisplayName":"A","DefaultSubscriptionStatus":"OPT_IN"},
                {"TopicName":"b","DisplayName":"B","DefaultSubscriptionStatus":"OPT_OUT"}]}""");
        fill("contacts", CONTACTS_PER_JOB, "emailAddress,topicPreferences.a,topicPreferences.b", ",OPT_IN,OPT_OUT", """
                {"ContactListDestination":{"ContactListName":"news","ContactListImportAction":"PUT"}}""");
        fill("suppressed", SUPPRESSED_PER_JOB, "", ",BOUNCE", """
                {"SuppressionListDestination":{"SuppressionListImportAction":"PUT"}}""");

        measure("contacts get", i -> call("GET", CONTACTS + "/" + address(random.nextInt(rows)), ""));
        measure("contacts put", i -> call("POST", CONTACTS, "{\"EmailAddress\":\"fresh" + i + "@example.com\"}"));
        measure("contacts update", i -> call("PUT", CONTACTS + "/" + address(random.nextInt(rows)), "{}"));
        var tokens = pages(CONTACTS + "/list");
        measure("contacts list, 100 a page", i -> call("POST", CONTACTS + "/list", """
                {"PageSize":100%s}""".formatted(tokens.get(i % tokens.size()))));
        measure("contacts list, 100 who want topic a", i -> call("POST", CONTACTS + "/list", """
                {"PageSize":100,"Filter":{"FilteredStatus":"OPT_IN",
                "TopicFilter":{"TopicName":"a"}}%s}""".formatted(tokens.get(i % tokens.size()))));
        measure("contacts list, opted out of everything", i -> call("POST", CONTACTS + "/list", """
                {"PageSize":100,"Filter":{"FilteredStatus":"OPT_OUT"}}"""));
        measure("suppressed get", i -> call("GET", SUPPRESSED + "/" + address(random.nextInt(rows)), ""));
        measure("suppressed put", i -> call("PUT", SUPPRESSED, """
                {"EmailAddress":"%s","Reason":"COMPLAINT"}""".formatted(address(random.nextInt(rows)))));
        measure("suppressed list, 100 a page", i -> call("GET", SUPPRESSED + "?PageSize=100&Reason=BOUNCE", ""));
    }

    /// Places all over the list, as the end of a request.
    private List<String> pages(String path) throws Exception {
        var tokens = new ArrayList<>(List.of(""));
        for (int i = 0; i < 50; i++) {
            var answer = call("POST", path, "{\"PageSize\":1000" + tokens.getLast() + "}");
            int at = answer.indexOf("\"NextToken\":\"");
            if (at < 0) {
                break;
            }
            tokens.add("," + answer.substring(at, answer.indexOf('"', at + 13) + 1));
        }
        return tokens;
    }

    /// Spread like real ones: neighbors in the file are no neighbors in the table.
    private static String address(int i) {
        return "%08x".formatted(i * 0x9e3779b1) + "@example.com";
    }

    private void fill(String name, int perJob, String header, String rest, String destination) throws Exception {
        long begin = System.nanoTime();
        for (int from = 0; from < rows; from += perJob) {
            var text = new StringBuilder(header.isEmpty() ? "" : header + "\n");
            for (int i = from; i < Math.min(rows, from + perJob); i++) {
                text.append(address(i)).append(rest).append('\n');
            }
            var file = name + from + ".csv";
            Files.writeString(buckets.resolve(file), text);
            var created = call("POST", "/v2/email/import-jobs", """
                    {"ImportDestination":%s,"ImportDataSource":{"S3Url":"s3://bench/%s","DataFormat":"CSV"}}"""
                    .formatted(destination, file));
            await(created.replaceAll(".*\"([0-9a-f]{32})\".*", "$1"));
        }
        System.out.printf("%s: %d imported, %.0f/s%n", name, rows, rows * 1e9 / (System.nanoTime() - begin));
    }

    private void await(String job) throws Exception {
        while (true) {
            var answer = call("GET", "/v2/email/import-jobs/" + job, "");
            if (answer.contains("\"COMPLETED\"")) {
                return;
            }
            if (answer.contains("\"FAILED\"")) {
                throw new IllegalStateException(answer);
            }
            Thread.sleep(200); // seldom, so that asking is no part of what is measured
        }
    }

    private interface Call {
        String make(int i) throws Exception;
    }

    private void measure(String name, Call call) throws Exception {
        var nanos = new long[calls];
        for (int i = 0; i < calls; i++) {
            long begin = System.nanoTime();
            call.make(i);
            nanos[i] = System.nanoTime() - begin;
        }
        java.util.Arrays.sort(nanos);
        System.out.printf(
                "%s: median %.2f ms, p99 %.2f ms%n", name, nanos[calls / 2] / 1e6, nanos[calls * 99 / 100] / 1e6);
    }

    private String call(String method, String path, String body) throws Exception {
        var request = HttpRequest.newBuilder(URI.create(url + path))
                .header("Content-Type", "application/json")
                .header("Authorization", "AWS4-HMAC-SHA256 Credential=AKIAAAAAAAAAAAAAAAAA/20260101/us-east-1/ses/"
                        + "aws4_request, SignedHeaders=host, Signature=0")
                .method(method, HttpRequest.BodyPublishers.ofString(body, StandardCharsets.UTF_8));
        var response = client.send(request.build(), BodyHandlers.ofString());
        if (response.statusCode() != 200) {
            throw new IllegalStateException(response.statusCode() + " " + response.body());
        }
        return response.body();
    }
}
