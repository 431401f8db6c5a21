package io.modelgateway.dialect.control;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelgateway.dialect.RequestHints;
import io.modelgateway.dialect.json.JsonFields;
import io.modelgateway.error.ErrorDetail;
import io.modelgateway.error.GatewayException;
import io.modelgateway.model.CandidateRules;
import io.modelgateway.model.CandidateRules.PriceCeiling;
import io.modelgateway.model.Money;
import io.modelgateway.model.ProviderId;
import io.modelgateway.model.Strategy;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ControlFieldsTest {

    @Test
    void readsEverything() {
        RequestHints hints = read("""
                {"model":"m","models":["m","a"],"fallbacks":["b",{"model":"c"}],"provider":{
                 "order":["x","y"],"only":["x","y","z"],"ignore":["w"],"allow_fallbacks":true,"sort":"price",
                 "max_price":{"prompt":1.5,"completion":"2","image":3},"data_collection":"deny"}}""").hints();

        assertThat(hints.requirements().rules())
                .isEqualTo(new CandidateRules(
                        ids("x", "y", "z"),
                        ids("w"),
                        List.of(new ProviderId("x"), new ProviderId("y")),
                        List.of("a", "b", "c"),
                        false,
                        new PriceCeiling(Money.ofUsd(new BigDecimal("1.5")), Money.ofUsd(BigDecimal.TWO)),
                        null));
        assertThat(hints.requirements().strategy()).isNull();
        assertThat(hints.unserved()).containsExactlyInAnyOrder("provider.data_collection", "provider.max_price.image");
    }

    @ParameterizedTest
    @CsvSource({"price, COST_OPTIMIZED", "latency, LATENCY_OPTIMIZED", "throughput, LATENCY_OPTIMIZED"})
    void sortingIsAStrategy(String sort, Strategy strategy) {
        assertThat(read("{\"model\":\"m\",\"provider\":{\"sort\":\"" + sort + "\"}}")
                        .hints()
                        .requirements()
                        .strategy())
                .isEqualTo(strategy);
        assertThat(read("{\"model\":\"m\",\"provider\":{\"sort\":{\"by\":\"" + sort + "\"}}}")
                        .hints()
                        .requirements()
                        .strategy())
                .isEqualTo(strategy);
    }

    @Test
    void withoutFallbacksAnOrderIsAllThereIs() {
        CandidateRules ordered = read("{\"model\":\"m\",\"provider\":{\"order\":[\"x\"],\"allow_fallbacks\":false}}")
                .hints()
                .requirements()
                .rules();

        assertThat(ordered.only()).isEqualTo(ids("x"));
        assertThat(ordered.singleProvider()).isFalse();
        assertThat(read("{\"model\":\"m\",\"provider\":{\"allow_fallbacks\":false}}")
                        .hints()
                        .requirements()
                        .rules()
                        .singleProvider())
                .isTrue();
    }

    @Test
    void theFirstOfSeveralModelsIsMeantWhereNoOtherIsNamed() {
        ControlFields fields = read("{\"models\":[\"a\",\"b\"]}");

        assertThat(fields.model()).isEqualTo("a");
        assertThat(fields.hints().requirements().rules().fallbackModels()).containsExactly("b");
    }

    @Test
    void takesItsFieldsOutOfTheBodyAndLeavesTheRest() {
        byte[] body = bytes("{\"model\":\"m\", \"provider\":{}, \"x\":1.50,\"models\":[],\"fallbacks\":[] }");

        assertThat(new String(read(body).withoutThem(body), StandardCharsets.UTF_8))
                .isEqualTo("{\"model\":\"m\", \"x\":1.50 }");
    }

    @Test
    void leavesABodyWithoutThemAlone() {
        byte[] body = bytes("{\"model\":\"m\"}");

        assertThat(read(body).withoutThem(body)).isSameAs(body);
        assertThat(read(body).hints()).isSameAs(RequestHints.NONE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "\"provider\":\"openai\"                                    | provider",
                "\"provider\":{\"order\":\"x\"}                             | provider.order",
                "\"provider\":{\"only\":[\" \"]}                            | provider.only",
                "\"provider\":{\"sort\":\"name\"}                           | provider.sort",
                "\"provider\":{\"allow_fallbacks\":\"no\"}                  | provider.allow_fallbacks",
                "\"provider\":{\"max_price\":{\"prompt\":-1}}               | provider.max_price.prompt",
                "\"provider\":{\"max_price\":{\"prompt\":1e999999999}}      | provider.max_price.prompt",
                "\"models\":\"a\"                                           | models",
                "\"fallbacks\":[{\"model\":\"a\",\"messages\":[]}]          | fallbacks[0]",
                "\"fallbacks\":[7]                                          | fallbacks[0]"
            })
    void refusesWhatCannotBe(String field, String param) {
        assertThatThrownBy(() -> read("{\"model\":\"m\"," + field + "}"))
                .isInstanceOfSatisfying(GatewayException.class, failure -> {
                    assertThat(failure.code().id()).isEqualTo("E4502");
                    assertThat(failure.detail(ErrorDetail.Param.class)).hasValue(new ErrorDetail.Param(param));
                });
    }

    private ControlFields read(String body) {
        return read(bytes(body));
    }

    private ControlFields read(byte[] body) {
        return ControlFields.of(JsonFields.ofBody(body));
    }

    private static Set<ProviderId> ids(String... names) {
        var ids = new java.util.HashSet<ProviderId>();
        for (String name : names) {
            ids.add(new ProviderId(name));
        }
        return ids;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
