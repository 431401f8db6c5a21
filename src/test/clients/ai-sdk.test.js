// Vercel's AI SDK over its OpenAI provider, by chat completions and by responses.
import { createOpenAI } from '@ai-sdk/openai';
import {
  APICallError, embed, generateObject, generateText, jsonSchema, stepCountIs, streamText, tool,
} from 'ai';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertUpstreamIsCancelled, models, picture, realModels, reportSchema, url, weatherParameters,
} from './gateway.js';

const openai = createOpenAI({ baseURL: url + '/v1', apiKey: 'any' });
const quiet = { maxRetries: 0 };

for (const name of models) {
  const model = openai.chat(name);

  test(`${name}: whole`, async () => {
    const answer = await generateText({ model, prompt: 'hello', ...quiet });

    assert.equal(answer.text, 'Hello world');
    assert.equal(answer.finishReason, 'stop');
    assert.equal(answer.usage.inputTokens, 11);
    assert.equal(answer.usage.outputTokens, 7);
  });

  test(`${name}: by responses, the SDK's default`, async () => {
    const answer = streamText({ model: openai(name), prompt: 'hello', ...quiet });

    assert.equal(await answer.text, 'Hello world');
    assert.equal((await answer.usage).outputTokens, 7);
  });

  test(`${name}: streamed`, async () => {
    const answer = streamText({ model, prompt: 'hello', ...quiet });
    const pieces = [];
    for await (const piece of answer.textStream) pieces.push(piece);

    assert.equal(pieces.join(''), 'Hello world');
    assert.ok(pieces.length > 1, 'came in one piece');
    assert.equal((await answer.usage).outputTokens, 7);
  });

  for (const [kind, run] of [['', generateText], ['streamed ', streamText]]) {
    test(`${name}: ${kind}tools loop`, async () => {
      const asked = [];
      const answer = await run({
        model,
        prompt: 'the weather?',
        stopWhen: stepCountIs(3),
        tools: {
          get_weather: tool({
            description: 'The weather',
            inputSchema: jsonSchema(weatherParameters),
            execute: async ({ city }) => { asked.push(city); return 'sunny'; },
          }),
        },
        ...quiet,
      });

      assert.equal(await answer.text, 'The tool says sunny');
      assert.deepEqual(asked, ['Paris']);
    });
  }

  test(`${name}: image`, async () => {
    const answer = await generateText({
      model,
      messages: [{
        role: 'user',
        content: [
          { type: 'text', text: 'what is it?' },
          { type: 'image', image: Buffer.from(picture, 'base64'), mediaType: 'image/png' },
        ],
      }],
      ...quiet,
    });

    assert.equal(answer.text, 'I see the picture');
  });

  test(`${name}: structured output`, async () => {
    const answer = await generateObject({ model, prompt: 'report', schema: jsonSchema(reportSchema), ...quiet });

    assert.deepEqual(answer.object, { city: 'Paris', degrees: 21 });
  });

  test(`${name}: abort of a stream reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(async () => {
      const controller = new AbortController();
      const answer = streamText({
        model, prompt: 'hang', abortSignal: controller.signal, onError: () => {}, ...quiet,
      });
      for await (const piece of answer.textStream) {
        if (piece) controller.abort();
      }
    });
  });

  for (const [status, expected, retryable] of [
    [429, 429, true], [404, 404, false], [400, 400, false], [401, 502, true], [500, 502, true],
  ]) {
    test(`${name}: upstream's ${status} is an APICallError`, async () => {
      await assert.rejects(generateText({ model, prompt: 'fail ' + status, ...quiet }), (error) => {
        assert.ok(APICallError.isInstance(error), String(error));
        assert.equal(error.statusCode, expected);
        assert.equal(error.isRetryable, retryable);
        return true;
      });
    });
  }
}

test('embeddings', async () => {
  const answer = await embed({ model: openai.embedding('vectors'), value: 'hello', ...quiet });

  assert.deepEqual([...answer.embedding], [0.5, 0.25]);
});

for (const name of realModels) {
  test(`${name}: a real model, streamed`, async () => {
    const answer = streamText({
      model: openai.chat(name), prompt: 'Tell me a story.', maxOutputTokens: 12, temperature: 0, ...quiet,
    });

    assert.ok(await answer.text);
    assert.equal(await answer.finishReason, 'length');
    assert.equal((await answer.usage).outputTokens, 12);
  });
}
