package io.modelgateway.http.compatibility;

import io.modelgateway.fixtures.scripted.ScriptedModel;
import java.util.List;

/** A client dialect: how it asks for each feature, and under which names its answers hold what the model said. */
enum Client {
    OPENAI("OpenAI's chat completions", "/v1/chat/completions", List.of("content", "reasoning_content")) {
        @Override
        String ask(Feature feature) {
            return switch (feature) {
                case TEXT, STREAM, ERROR, CANCEL -> messages("");
                case OPTIONS ->
                    "\"temperature\":0.5,\"top_p\":0.9,\"max_completion_tokens\":50,\"seed\":7,\"stop\":[\"END\"],"
                            + "\"presence_penalty\":0.1,\"frequency_penalty\":0.2,\"logit_bias\":{},\"logprobs\":true,"
                            + "\"user\":\"u\",\"metadata\":{\"k\":\"v\"},\"service_tier\":\"auto\"," + messages("");
                case TOOL_CALL -> TOOLS + "," + messages("");
                case TOOL_RESULT ->
                    TOOLS + ","
                            + messages(",{\"role\":\"assistant\",\"content\":null,\"tool_calls\":["
                                    + "{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"get_weather\","
                                    + "\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"}}]},"
                                    + "{\"role\":\"tool\",\"tool_call_id\":\"c1\",\"content\":\"sunny\"}");
                case IMAGE ->
                    "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"what?\"},"
                            + "{\"type\":\"image_url\",\"image_url\":{\"url\":\"data:image/png;base64,"
                            + ScriptedModel.PICTURE + "\"}}]}]";
                case JSON_SCHEMA ->
                    "\"response_format\":{\"type\":\"json_schema\",\"json_schema\":{\"name\":\"report\","
                            + "\"schema\":" + SCHEMA + "}}," + messages("");
                case THINKING -> "\"reasoning_effort\":\"low\"," + messages("");
            };
        }
    },
    RESPONSES("OpenAI's responses", "/v1/responses", List.of("text", "delta")) {
        @Override
        String ask(Feature feature) {
            return switch (feature) {
                case TEXT, STREAM, ERROR, CANCEL -> INPUT;
                case OPTIONS ->
                    "\"instructions\":\"s\",\"temperature\":0.5,\"top_p\":0.9,\"max_output_tokens\":50,"
                            + "\"user\":\"u\",\"metadata\":{\"k\":\"v\"},\"service_tier\":\"auto\",\"store\":false,"
                            + "\"truncation\":\"auto\"," + INPUT;
                case TOOL_CALL -> FUNCTION + "," + INPUT;
                case TOOL_RESULT ->
                    FUNCTION + ",\"input\":[{\"role\":\"user\",\"content\":\"PROMPT\"},"
                            + "{\"type\":\"function_call\",\"call_id\":\"c1\",\"name\":\"get_weather\","
                            + "\"arguments\":\"{\\\"city\\\":\\\"Paris\\\"}\"},"
                            + "{\"type\":\"function_call_output\",\"call_id\":\"c1\",\"output\":\"sunny\"}]";
                case IMAGE ->
                    "\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"what?\"},"
                            + "{\"type\":\"input_image\",\"image_url\":\"data:image/png;base64,"
                            + ScriptedModel.PICTURE + "\"}]}]";
                case JSON_SCHEMA ->
                    "\"text\":{\"format\":{\"type\":\"json_schema\",\"name\":\"report\",\"schema\":" + SCHEMA + "}},"
                            + INPUT;
                case THINKING -> "\"reasoning\":{\"effort\":\"low\",\"summary\":\"auto\"}," + INPUT;
            };
        }
    },
    ANTHROPIC("Anthropic's messages", "/v1/messages", List.of("text", "thinking")) {
        @Override
        String ask(Feature feature) {
            return "\"max_tokens\":4000,"
                    + switch (feature) {
                        case TEXT, STREAM, ERROR, CANCEL -> messages("");
                        case OPTIONS ->
                            "\"temperature\":0.5,\"top_k\":5,\"stop_sequences\":[\"END\"],"
                                    + "\"metadata\":{\"user_id\":\"u\"},\"service_tier\":\"auto\",\"system\":[{\"type\":\"text\","
                                    + "\"text\":\"s\",\"cache_control\":{\"type\":\"ephemeral\"}}]," + messages("");
                        case TOOL_CALL -> WEATHER + "," + messages("");
                        case TOOL_RESULT ->
                            WEATHER + ","
                                    + messages(
                                            ",{\"role\":\"assistant\",\"content\":[{\"type\":\"tool_use\","
                                                    + "\"id\":\"t1\",\"name\":\"get_weather\",\"input\":{\"city\":\"Paris\"}}]},{\"role\":\"user\","
                                                    + "\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t1\",\"content\":\"sunny\"}]}");
                        case IMAGE ->
                            "\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"image\",\"source\":{"
                                    + "\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\""
                                    + ScriptedModel.PICTURE
                                    + "\"}},{\"type\":\"text\",\"text\":\"what?\"}]}]";
                        case JSON_SCHEMA ->
                            "\"output_config\":{\"format\":{\"type\":\"json_schema\",\"schema\":" + SCHEMA + "}},"
                                    + messages("");
                        case THINKING -> "\"thinking\":{\"type\":\"enabled\",\"budget_tokens\":1024}," + messages("");
                    };
        }
    },
    OLLAMA("Ollama's chat", "/api/chat", List.of("content", "thinking")) {
        @Override
        String ask(Feature feature) {
            return switch (feature) {
                case TEXT, STREAM, ERROR, CANCEL -> messages("");
                case OPTIONS ->
                    "\"keep_alive\":\"5m\",\"options\":{\"temperature\":0.5,\"top_k\":5,\"top_p\":0.9,"
                            + "\"num_predict\":50,\"num_ctx\":4096,\"seed\":7,\"stop\":[\"END\"],\"presence_penalty\":0.1,"
                            + "\"frequency_penalty\":0.2,\"repeat_penalty\":1.1}," + messages("");
                case TOOL_CALL -> TOOLS + "," + messages("");
                case TOOL_RESULT ->
                    TOOLS + ","
                            + messages(",{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":["
                                    + "{\"function\":{\"name\":\"get_weather\",\"arguments\":{\"city\":\"Paris\"}}}]},"
                                    + "{\"role\":\"tool\",\"tool_name\":\"get_weather\",\"content\":\"sunny\"}");
                case IMAGE ->
                    "\"messages\":[{\"role\":\"user\",\"content\":\"what?\",\"images\":[\"" + ScriptedModel.PICTURE
                            + "\"]}]";
                case JSON_SCHEMA -> "\"format\":" + SCHEMA + "," + messages("");
                case THINKING -> "\"think\":\"low\"," + messages("");
            };
        }
    },
    NATIVE("the native API", "/v1/inference", List.of("content", "reasoning_content")) {
        @Override
        String ask(Feature feature) {
            return feature == Feature.OPTIONS
                    ? "\"temperature\":0.5,\"top_p\":0.9,\"max_tokens\":50,\"stop\":[\"END\"],\"presence_penalty\":0.1,"
                            + "\"frequency_penalty\":0.2,\"metadata\":{\"k\":\"v\"}," + messages("")
                    : OPENAI.ask(feature);
        }

        @Override
        boolean canAsk(Feature feature) {
            return feature != Feature.THINKING;
        }
    };

    private static final String SCHEMA = "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"},"
            + "\"degrees\":{\"type\":\"integer\"}},\"required\":[\"city\",\"degrees\"]}";
    private static final String PARAMETERS =
            "{\"type\":\"object\",\"properties\":{\"city\":{\"type\":\"string\"}},\"required\":[\"city\"]}";
    private static final String TOOLS = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"get_weather\","
            + "\"parameters\":" + PARAMETERS + "}}]";
    private static final String FUNCTION =
            "\"tools\":[{\"type\":\"function\",\"name\":\"get_weather\",\"parameters\":" + PARAMETERS + "}]";
    private static final String INPUT = "\"input\":\"PROMPT\"";
    private static final String WEATHER = "\"tools\":[{\"name\":\"get_weather\",\"input_schema\":" + PARAMETERS + "}]";

    private final String title;
    private final String path;
    private final List<String> answerFields;

    Client(String title, String path, List<String> answerFields) {
        this.title = title;
        this.path = path;
        this.answerFields = answerFields;
    }

    /** {@return the fields of a request that asks for the feature, but for model, stream and prompt} */
    abstract String ask(Feature feature);

    /** {@return whether the dialect has a word for it} */
    boolean canAsk(Feature feature) {
        return true;
    }

    String title() {
        return title;
    }

    String path() {
        return path;
    }

    /** {@return the names under which answers, whole and streamed, hold text and thoughts} */
    List<String> answerFields() {
        return answerFields;
    }

    String request(Feature feature, String model, String prompt) {
        boolean streamed = feature == Feature.STREAM || feature == Feature.CANCEL;
        return "{\"model\":\"" + model + "\",\"stream\":" + streamed + ","
                + ask(feature).replace("PROMPT", prompt) + "}";
    }

    private static String messages(String further) {
        return "\"messages\":[{\"role\":\"user\",\"content\":\"PROMPT\"}" + further + "]";
    }
}
