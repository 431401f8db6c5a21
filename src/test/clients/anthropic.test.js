// The vendor's SDK for Anthropic.
import Anthropic, {
  APIConnectionError,
  APIConnectionTimeoutError,
  APIUserAbortError,
  BadRequestError,
  InternalServerError,
  NotFoundError,
  RateLimitError,
} from '@anthropic-ai/sdk';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  assertUpstreamIsCancelled, models, picture, realModels, reportSchema, url, weatherParameters,
} from './gateway.js';

const client = new Anthropic({ baseURL: url, apiKey: 'any', maxRetries: 0 });
const max_tokens = 4000;
const user = (content) => [{ role: 'user', content }];
const weather = { name: 'get_weather', description: 'The weather', input_schema: weatherParameters };

for (const model of models) {
  test(`${model}: whole`, async () => {
    const answer = await client.messages.create({ model, max_tokens, system: 'be brief', messages: user('hello') });

    assert.equal(answer.type, 'message');
    assert.deepEqual(answer.content.map((block) => block.text), ['Hello world']);
    assert.equal(answer.stop_reason, 'end_turn');
    assert.equal(answer.usage.input_tokens, 11);
    assert.equal(answer.usage.output_tokens, 7);
  });

  test(`${model}: streamed`, async () => {
    const stream = client.messages.stream({ model, max_tokens, messages: user('hello') });
    const pieces = [];
    stream.on('text', (piece) => pieces.push(piece));
    const answer = await stream.finalMessage();

    assert.equal(pieces.join(''), 'Hello world');
    assert.ok(pieces.length > 1, 'came in one piece');
    assert.equal(answer.stop_reason, 'end_turn');
    assert.equal(answer.usage.output_tokens, 7);
  });

  test(`${model}: thinking`, async () => {
    const stream = client.messages.stream({
      model, max_tokens, thinking: { type: 'enabled', budget_tokens: 1024 }, messages: user('hello'),
    });
    const answer = await stream.finalMessage();

    assert.deepEqual(answer.content.map((block) => block.type), ['thinking', 'text']);
    assert.equal(answer.content[0].thinking, 'Let me think.');
  });

  for (const streamed of [false, true]) {
    test(`${model}: ${streamed ? 'streamed ' : ''}tools loop`, async () => {
      const ask = (messages) => {
        const request = { model, max_tokens, messages, tools: [weather] };
        return streamed ? client.messages.stream(request).finalMessage() : client.messages.create(request);
      };
      const messages = user('the weather?');
      const first = await ask(messages);
      const call = first.content.find((block) => block.type === 'tool_use');
      assert.equal(first.stop_reason, 'tool_use');
      assert.equal(call.name, 'get_weather');
      assert.deepEqual(call.input, { city: 'Paris' });

      messages.push(
        { role: 'assistant', content: first.content },
        { role: 'user', content: [{ type: 'tool_result', tool_use_id: call.id, content: 'sunny' }] },
      );
      const second = await ask(messages);

      assert.equal(second.content.at(-1).text, 'The tool says sunny');
    });
  }

  test(`${model}: image`, async () => {
    const answer = await client.messages.create({
      model,
      max_tokens,
      messages: user([
        { type: 'image', source: { type: 'base64', media_type: 'image/png', data: picture } },
        { type: 'text', text: 'what is it?' },
      ]),
    });

    assert.equal(answer.content[0].text, 'I see the picture');
  });

  test(`${model}: structured output`, async () => {
    const answer = await client.messages.create({
      model, max_tokens, messages: user('report'),
      output_config: { format: { type: 'json_schema', schema: reportSchema } },
    });

    assert.deepEqual(JSON.parse(answer.content[0].text), { city: 'Paris', degrees: 21 });
  });

  test(`${model}: abort of a stream reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(async () => {
      const stream = client.messages.stream({ model, max_tokens, messages: user('hang') });
      stream.on('text', () => stream.abort());
      await assert.rejects(stream.finalMessage(), APIUserAbortError);
    });
  });

  test(`${model}: the SDK's own timeout reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(() => assert.rejects(
      client.messages.create({ model, max_tokens, messages: user('hang') }, { timeout: 200 }),
      APIConnectionTimeoutError,
    ));
  });

  for (const [status, type, expected, word] of [
    [429, RateLimitError, 429, 'rate_limit_error'],
    [404, NotFoundError, 404, 'not_found_error'],
    [400, BadRequestError, 400, 'invalid_request_error'],
    [401, InternalServerError, 502, 'api_error'],
    [500, InternalServerError, 502, 'api_error'],
  ]) {
    test(`${model}: upstream's ${status} is ${type.name}`, async () => {
      const call = client.messages.create({ model, max_tokens, messages: user('fail ' + status) });

      await assert.rejects(call, (error) => {
        assert.ok(error instanceof type, `${error.constructor.name}: ${error.message}`);
        assert.equal(error.status, expected);
        assert.equal(error.error.error.type, word);
        if (status === 429) assert.equal(error.headers.get('retry-after'), '7');
        return true;
      });
    });
  }

  test(`${model}: counts tokens`, async () => {
    const counted = await client.messages.countTokens({ model, messages: user('hello there') });

    assert.ok(counted.input_tokens >= 2 && counted.input_tokens <= 20, String(counted.input_tokens));
  });
}

test('an unknown model is NotFoundError', async () => {
  await assert.rejects(
    client.messages.create({ model: 'nobody', max_tokens, messages: user('hello') }), NotFoundError);
});

test('nobody listening is APIConnectionError', async () => {
  const nobody = new Anthropic({ baseURL: 'http://127.0.0.1:9', apiKey: 'any', maxRetries: 0 });
  await assert.rejects(
    nobody.messages.create({ model: 'auto', max_tokens, messages: user('hello') }), APIConnectionError);
});

for (const model of realModels) {
  test(`${model}: a real model, whole and streamed`, async () => {
    const request = { model, max_tokens: 12, temperature: 0, messages: user('Tell me a story.') };
    const whole = await client.messages.create(request);
    const streamed = await client.messages.stream(request).finalMessage();

    assert.ok(whole.content[0].text);
    assert.equal(whole.stop_reason, 'max_tokens');
    assert.equal(whole.usage.output_tokens, 12);
    assert.equal(streamed.content[0].text, whole.content[0].text);
  });
}
