package io.modelgateway.provider.upstream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.error.ErrorCode;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.fixtures.Definitions;
import io.modelgateway.fixtures.FakeUpstream;
import io.modelgateway.fixtures.Reply;
import io.modelgateway.model.ChatRequest;
import io.modelgateway.model.ContentPart;
import io.modelgateway.model.ImageSource;
import io.modelgateway.model.Message;
import io.modelgateway.model.Role;
import io.vertx.core.Vertx;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RemoteImagesTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final byte[] PIXEL = {(byte) 0x89, 'P', 'N', 'G'};
    private static final Predicate<InetAddress> ANY = _ -> true;

    private static Vertx vertx;
    private static FakeUpstream host;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
        host = FakeUpstream.start();
    }

    @AfterAll
    static void stop() {
        host.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @BeforeEach
    void reset() {
        host.reset();
        host.on("/cat.png", Reply.body(200, "image/png; charset=x", PIXEL));
    }

    @Test
    void putsThePictureWhereItsAddressWas() {
        ChatRequest chat =
                images(100, ANY).inlined(chat(url("/cat.png"))).await().atMost(PATIENCE);

        var picture = new ContentPart.Image(new ImageSource.Data("image/png", "iVBORw=="), "low");
        assertThat(chat.messages())
                .containsExactly(
                        new Message(Role.USER, List.of(new ContentPart.Text("Look"), picture), null),
                        new Message(
                                Role.TOOL, List.of(new ContentPart.ToolResult("c", List.of(picture), false)), null));
        assertThat(host.requestsTo("/cat.png")).as("once for both").isEqualTo(1);
        assertThat(host.takeRequest().header("authorization")).isEmpty();
    }

    @Test
    void fetchesNothingUnlessHostsAreNamed() {
        ChatRequest chat = chat(url("/cat.png"));
        var none = new RemoteImages(Set.of(), 100, new ImageFetch(vertx, PATIENCE, ANY));

        assertThat(none.inlined(chat).await().atMost(PATIENCE)).isSameAs(chat);
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void neverGoesToAPrivateAddress() {
        refused(images(100, new PublicAddresses()), url("/cat.png"), "private address");
        assertThat(host.requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://elsewhere.example/cat.png",
                "http://localhost/cat.png",
                "ftp://localhost/cat.png",
                "file:///etc/passwd",
                "http://user:secret@localhost/cat.png",
                "data:image/png,abc",
                "not an address"
            })
    void goesNowhereElse(String url) {
        refused(images(100, ANY), url, "'image_url'");
        assertThat(host.requests()).isEmpty();
    }

    @Test
    void followsNoRedirect() {
        host.on("/moved", Reply.json(302, "").withHeader("location", url("/cat.png")));

        refused(images(100, ANY), url("/moved"), "status 302");
        assertThat(host.requestsTo("/cat.png")).isZero();
    }

    @Test
    void takesNoPictureThatIsTooLargeAndNoneThatIsNone() {
        refused(images(3, ANY), url("/cat.png"), "within bounds");
        host.on("/page", Reply.html(200));
        refused(images(100, ANY), url("/page"), "is no PNG");
        refused(images(100, ANY), url("/nowhere"), "status 404");
    }

    @Test
    void waitsNoLongerThanItMay() {
        host.on("/slow", Reply.hangBeforeHead());
        var brief = new RemoteImages(hosts(), 100, new ImageFetch(vertx, Duration.ofMillis(200), ANY));

        refused(brief, url("/slow"), "in time");
    }

    @Test
    void fetchesNotMoreThanItMay() {
        String[] urls = IntStream.range(0, 17).mapToObj(i -> url("/" + i)).toArray(String[]::new);

        refused(images(100, ANY), chat(urls), "at most 16");
        assertThat(host.requests()).isEmpty();
    }

    private static RemoteImages images(long maxBytes, Predicate<InetAddress> permitted) {
        return new RemoteImages(hosts(), maxBytes, new ImageFetch(vertx, PATIENCE, permitted));
    }

    private static Set<String> hosts() {
        return Set.of("LOCALHOST:" + host.port());
    }

    private static String url(String path) {
        return "http://localhost:" + host.port() + path;
    }

    private static void refused(RemoteImages images, String url, String complaint) {
        refused(images, chat(url), complaint);
    }

    private static void refused(RemoteImages images, ChatRequest chat, String complaint) {
        assertThatThrownBy(() -> images.inlined(chat).await().atMost(PATIENCE))
                .isInstanceOfSatisfying(GatewayException.class, failure -> {
                    assertThat(failure.code()).isEqualTo(ErrorCode.INVALID_FIELD);
                    assertThat(failure.detail(ErrorDetail.Param.class)).hasValue(new ErrorDetail.Param("image_url"));
                })
                .hasMessageContaining(complaint);
    }

    private static ChatRequest chat(String... urls) {
        List<ContentPart> pictures = java.util.Arrays.stream(urls)
                .<ContentPart>map(url -> new ContentPart.Image(new ImageSource.Url(url), "low"))
                .toList();
        var look = new java.util.ArrayList<ContentPart>(List.of(new ContentPart.Text("Look")));
        look.addAll(pictures);
        return Definitions.chat("Hi", false)
                .withMessages(List.of(
                        new Message(Role.USER, look, null),
                        new Message(Role.TOOL, List.of(new ContentPart.ToolResult("c", pictures, false)), null)));
    }
}
