import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a gateway's management port tells. */
final class Meters {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    private final URI address;

    Meters(int managementPort) {
        this.address = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
    }

    /** {@return the sum over all labels of a meter as Prometheus names it; 0 if it is not there} */
    double sum(String name) throws IOException, InterruptedException {
        return sum(text(), name);
    }

    static double sum(String text, String name) {
        return text.lines()
                .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    String text() throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(10)).build();
        HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        if (answer.statusCode() != 200) {
            throw new IOException(address + " answers " + answer.statusCode());
        }
        return answer.body();
    }
}
