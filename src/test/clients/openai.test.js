// The vendor's SDK for OpenAI.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import OpenAI, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
  UnprocessableEntityError,
} from 'openai';
import {
  assertUpstreamIsCancelled, models, picture, realModels, reportSchema, url, weatherParameters,
} from './gateway.js';

const client = new OpenAI({ baseURL: url + '/v1', apiKey: 'any', maxRetries: 0 });
const user = (content) => [{ role: 'user', content }];
const weather = {
  type: 'function',
  function: { name: 'get_weather', description: 'The weather', parameters: weatherParameters, strict: true },
};

for (const model of models) {
  test(`${model}: whole`, async () => {
    const answer = await client.chat.completions.create({ model, messages: user('hello') });

    assert.equal(answer.object, 'chat.completion');
    assert.equal(answer.choices[0].message.content, 'Hello world');
    assert.equal(answer.choices[0].finish_reason, 'stop');
    assert.equal(answer.usage.prompt_tokens, 11);
    assert.equal(answer.usage.completion_tokens, 7);
    assert.equal(answer.usage.total_tokens, 18);
  });

  test(`${model}: streamed`, async () => {
    const stream = await client.chat.completions.create({
      model, messages: user('hello'), stream: true, stream_options: { include_usage: true },
    });
    const chunks = [];
    for await (const chunk of stream) chunks.push(chunk);

    assert.equal(chunks.map((chunk) => chunk.choices[0]?.delta.content ?? '').join(''), 'Hello world');
    assert.ok(chunks.filter((chunk) => chunk.choices[0]?.delta.content).length > 1, 'came in one piece');
    assert.ok(chunks.some((chunk) => chunk.choices[0]?.finish_reason === 'stop'));
    assert.equal(chunks.at(-1).usage.completion_tokens, 7);
  });

  test(`${model}: tools loop`, async () => {
    const messages = user('the weather?');
    const first = await client.chat.completions.create({ model, messages, tools: [weather] });
    const call = first.choices[0].message.tool_calls[0];
    assert.equal(first.choices[0].finish_reason, 'tool_calls');
    assert.equal(call.function.name, 'get_weather');
    assert.deepEqual(JSON.parse(call.function.arguments), { city: 'Paris' });

    messages.push(first.choices[0].message, { role: 'tool', tool_call_id: call.id, content: 'sunny' });
    const second = await client.chat.completions.create({ model, messages, tools: [weather] });

    assert.equal(second.choices[0].message.content, 'The tool says sunny');
  });

  test(`${model}: streamed tools loop by the SDK's own runner`, async () => {
    const asked = [];
    const runner = client.chat.completions.runTools({
      model,
      messages: user('the weather?'),
      stream: true,
      tools: [{
        type: 'function',
        function: {
          name: 'get_weather',
          parameters: weatherParameters,
          parse: JSON.parse,
          function: ({ city }) => { asked.push(city); return 'sunny'; },
        },
      }],
    });

    assert.equal(await runner.finalContent(), 'The tool says sunny');
    assert.deepEqual(asked, ['Paris']);
  });

  test(`${model}: image`, async () => {
    const answer = await client.chat.completions.create({
      model,
      messages: user([
        { type: 'text', text: 'what is it?' },
        { type: 'image_url', image_url: { url: 'data:image/png;base64,' + picture } },
      ]),
    });

    assert.equal(answer.choices[0].message.content, 'I see the picture');
  });

  test(`${model}: structured output`, async () => {
    const answer = await client.chat.completions.parse({
      model,
      messages: user('report'),
      response_format: { type: 'json_schema', json_schema: { name: 'report', strict: true, schema: reportSchema } },
    });

    assert.deepEqual(JSON.parse(answer.choices[0].message.content), { city: 'Paris', degrees: 21 });
  });

  test(`${model}: abort of a stream reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(async () => {
      const stream = await client.chat.completions.create({ model, messages: user('hang'), stream: true });
      for await (const chunk of stream) {
        if (chunk.choices[0]?.delta.content) break;
      }
    });
  });

  test(`${model}: abort before the answer reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(async () => {
      const controller = new AbortController();
      setTimeout(() => controller.abort(), 200);
      await assert.rejects(
        client.chat.completions.create({ model, messages: user('hang') }, { signal: controller.signal }),
        APIUserAbortError,
      );
    });
  });

  test(`${model}: the SDK's own timeout reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(() => assert.rejects(
      client.chat.completions.create({ model, messages: user('hang') }, { timeout: 200 }),
      APIConnectionTimeoutError,
    ));
  });

  test(`${model}: responses, whole and streamed`, async () => {
    const whole = await client.responses.create({ model, instructions: 'be brief', input: 'hello' });
    const pieces = [];
    let completed;
    for await (const event of await client.responses.create({ model, input: 'hello', stream: true })) {
      if (event.type === 'response.output_text.delta') pieces.push(event.delta);
      if (event.type === 'response.completed') completed = event.response;
    }

    assert.equal(whole.output_text, 'Hello world');
    assert.equal(whole.status, 'completed');
    assert.equal(whole.usage.output_tokens, 7);
    assert.equal(pieces.join(''), 'Hello world');
    assert.ok(pieces.length > 1, 'came in one piece');
    assert.equal(completed.usage.input_tokens, 11);
  });

  test(`${model}: responses' tools loop`, async () => {
    const tools = [{ type: 'function', name: 'get_weather', parameters: weatherParameters, strict: true }];
    const input = user('the weather?');
    const first = await client.responses.create({ model, input, tools });
    const call = first.output.find((item) => item.type === 'function_call');
    assert.deepEqual(JSON.parse(call.arguments), { city: 'Paris' });

    input.push(...first.output, { type: 'function_call_output', call_id: call.call_id, output: 'sunny' });
    const second = await client.responses.create({ model, input, tools });

    assert.equal(second.output_text, 'The tool says sunny');
  });

  test(`${model}: responses' structured output`, async () => {
    const answer = await client.responses.create({
      model, input: 'report',
      text: { format: { type: 'json_schema', name: 'report', strict: true, schema: reportSchema } },
    });

    assert.deepEqual(JSON.parse(answer.output_text), { city: 'Paris', degrees: 21 });
  });

  for (const [status, type, expected] of [
    [429, RateLimitError, 429],
    [404, NotFoundError, 404],
    [400, BadRequestError, 400],
    [422, UnprocessableEntityError, 422],
    [401, InternalServerError, 502],
    [500, InternalServerError, 502],
  ]) {
    test(`${model}: upstream's ${status} is ${type.name}`, async () => {
      const call = client.chat.completions.create({ model, messages: user('fail ' + status) });

      await assert.rejects(call, (error) => {
        assert.ok(error instanceof type, `${error.constructor.name}: ${error.message}`);
        assert.equal(error.status, expected);
        assert.match(error.code, /^E4/);
        if (status === 429) assert.equal(error.headers.get('retry-after'), '7');
        return true;
      });
    });
  }
}

for (const model of ['vectors', 'local-vectors']) {
  for (const encoding_format of [undefined, 'float', 'base64']) {
    test(`${model}: embeddings as ${encoding_format ?? 'the SDK likes them'}`, async () => {
      const answer = await client.embeddings.create({ model, input: ['hello'], encoding_format });

      if (encoding_format === 'base64') assert.equal(answer.data[0].embedding, 'AAAAPwAAgD4=');
      else assert.deepEqual([...answer.data[0].embedding], [0.5, 0.25]);
      assert.equal(answer.usage.prompt_tokens, 3);
    });
  }
}

test('an unknown model is NotFoundError', async () => {
  await assert.rejects(client.chat.completions.create({ model: 'nobody', messages: user('hello') }), NotFoundError);
});

test('nobody listening is APIConnectionError', async () => {
  const nobody = new OpenAI({ baseURL: 'http://127.0.0.1:9/v1', apiKey: 'any', maxRetries: 0 });
  await assert.rejects(nobody.chat.completions.create({ model: 'auto', messages: user('hello') }), APIConnectionError);
});

test('retries what the gateway says may be retried, and nothing else', async () => {
  let calls = 0;
  const counting = client.withOptions({
    maxRetries: 1,
    fetch: (...call) => { calls++; return fetch(...call).then(atOnce); },
  });
  // The SDK waits for as long as Retry-After says.
  const atOnce = (response) => {
    const headers = new Headers(response.headers);
    headers.set('retry-after-ms', '1');
    return new Response(response.body, { status: response.status, headers });
  };
  const fail = (status) =>
    counting.chat.completions.create({ model: models[0], messages: user('fail ' + status) }).catch(() => {});
  await fail(429);
  assert.equal(calls, 2);
  await fail(400);
  assert.equal(calls, 3);
});

test('models', async () => {
  const ids = [];
  for await (const model of client.models.list()) ids.push(model.id);
  for (const model of models) assert.ok(ids.includes(model), `${model} is not in ${ids}`);
  assert.equal((await client.models.retrieve(models[0])).id, models[0]);
});

for (const model of realModels) {
  test(`${model}: a real model, whole and streamed`, async () => {
    const request = { model, messages: user('Tell me a story.'), max_tokens: 12, temperature: 0 };
    const whole = await client.chat.completions.create(request);
    const pieces = [];
    for await (const chunk of await client.chat.completions.create({ ...request, stream: true })) {
      pieces.push(chunk.choices[0]?.delta.content ?? '');
    }

    assert.ok(whole.choices[0].message.content);
    assert.equal(whole.choices[0].finish_reason, 'length');
    assert.equal(whole.usage.completion_tokens, 12);
    assert.ok(pieces.filter(Boolean).length > 3);
  });
}
