package io.modelgateway.http.compatibility;

/**
 * What a client may want of a model.
 *
 * @param answer what the scripted model says if all of the wish has reached it
 * @param mockAnswer what the mock says then
 */
enum Feature {
    TEXT("text", "Hello world", "Mock answer"),
    OPTIONS("every option", "Hello world", "Mock answer"),
    STREAM("stream", "Hello world", "Mock answer"),
    TOOL_CALL("tool call", "get_weather", "get_weather"),
    TOOL_RESULT("tool result", "The tool says sunny", "sunny"),
    IMAGE("image", "I see the picture", "I see the picture"),
    JSON_SCHEMA("JSON schema", "degrees", "degrees"),
    THINKING("thinking", "Let me think.", "Let me think."),
    ERROR("error", "", ""),
    CANCEL("cancel", "", "");

    private final String title;
    private final String answer;
    private final String mockAnswer;

    Feature(String title, String answer, String mockAnswer) {
        this.title = title;
        this.answer = answer;
        this.mockAnswer = mockAnswer;
    }

    String title() {
        return title;
    }

    String answer(boolean mock) {
        return mock ? mockAnswer : answer;
    }
}
