// Ollama's own client.
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ollama } from 'ollama';
import {
  assertUpstreamIsCancelled, models, picture, realModels, reportSchema, url, weatherParameters,
} from './gateway.js';

const client = new Ollama({ host: url });
const user = (content, more = {}) => [{ role: 'user', content, ...more }];
const weather = {
  type: 'function',
  function: { name: 'get_weather', description: 'The weather', parameters: weatherParameters },
};

for (const model of models) {
  test(`${model}: whole`, async () => {
    const answer = await client.chat({ model, messages: user('hello') });

    assert.equal(answer.message.content, 'Hello world');
    assert.equal(answer.done, true);
    assert.equal(answer.done_reason, 'stop');
    assert.equal(answer.prompt_eval_count, 11);
    assert.equal(answer.eval_count, 7);
    assert.ok(answer.created_at instanceof Date || !Number.isNaN(Date.parse(answer.created_at)));
  });

  test(`${model}: streamed`, async () => {
    const pieces = [];
    let last;
    for await (const part of await client.chat({ model, messages: user('hello'), stream: true })) {
      pieces.push(part.message.content);
      last = part;
    }

    assert.equal(pieces.join(''), 'Hello world');
    assert.ok(pieces.filter(Boolean).length > 1, 'came in one piece');
    assert.equal(last.done, true);
    assert.equal(last.eval_count, 7);
  });

  test(`${model}: thinking`, async () => {
    const answer = await client.chat({ model, messages: user('hello'), think: 'low' });

    assert.equal(answer.message.thinking, 'Let me think.');
    assert.equal(answer.message.content, 'Hello world');
  });

  for (const stream of [false, true]) {
    test(`${model}: ${stream ? 'streamed ' : ''}tools loop`, async () => {
      const messages = user('the weather?');
      const ask = async () => {
        const answer = await client.chat({ model, messages, tools: [weather], stream });
        if (!stream) return answer.message;
        const whole = { role: 'assistant', content: '', tool_calls: [] };
        for await (const part of answer) {
          whole.content += part.message.content;
          whole.tool_calls.push(...(part.message.tool_calls ?? []));
        }
        return whole;
      };
      const first = await ask();
      assert.equal(first.tool_calls.length, 1);
      assert.equal(first.tool_calls[0].function.name, 'get_weather');
      assert.deepEqual(first.tool_calls[0].function.arguments, { city: 'Paris' });

      messages.push(first, { role: 'tool', tool_name: 'get_weather', content: 'sunny' });

      assert.equal((await ask()).content, 'The tool says sunny');
    });
  }

  test(`${model}: image`, async () => {
    const answer = await client.chat({ model, messages: user('what is it?', { images: [picture] }) });

    assert.equal(answer.message.content, 'I see the picture');
  });

  test(`${model}: structured output`, async () => {
    const answer = await client.chat({ model, messages: user('report'), format: reportSchema });

    assert.deepEqual(JSON.parse(answer.message.content), { city: 'Paris', degrees: 21 });
  });

  test(`${model}: generate`, async () => {
    const answer = await client.generate({ model, prompt: 'hello', system: 'be brief' });

    assert.equal(answer.response, 'Hello world');
    assert.equal(answer.eval_count, 7);
  });

  test(`${model}: abort of a stream reaches the upstream`, async () => {
    await assertUpstreamIsCancelled(async () => {
      const own = new Ollama({ host: url });
      const read = async () => {
        for await (const part of await own.chat({ model, messages: user('hang'), stream: true })) {
          if (part.message.content) own.abort();
        }
      };
      await assert.rejects(read(), { name: 'AbortError' });
    });
  });

  for (const [status, expected] of [[429, 429], [404, 404], [400, 400], [401, 502], [500, 502]]) {
    test(`${model}: upstream's ${status} is a ResponseError`, async () => {
      await assert.rejects(client.chat({ model, messages: user('fail ' + status) }), (error) => {
        assert.equal(error.name, 'ResponseError');
        assert.equal(error.status_code, expected);
        assert.match(error.message, /^\[E4/);
        return true;
      });
    });
  }
}

for (const model of ['vectors', 'local-vectors']) {
  test(`${model}: embeddings`, async () => {
    const answer = await client.embed({ model, input: ['hello'] });

    assert.deepEqual(answer.embeddings, [[0.5, 0.25]]);
  });
}

test('an unknown model is a ResponseError', async () => {
  await assert.rejects(client.chat({ model: 'nobody', messages: user('hello') }), { status_code: 404 });
});

test('models', async () => {
  const listed = await client.list();
  const names = listed.models.map((model) => model.name);
  for (const model of models) assert.ok(names.some((name) => name.startsWith(model)), `${model} is not in ${names}`);
  assert.ok((await client.show({ model: models[0] })).details);
  assert.ok((await client.version()).version);
});

for (const model of realModels) {
  test(`${model}: a real model, whole and streamed`, async () => {
    const request = { model, messages: user('Tell me a story.'), options: { num_predict: 12, temperature: 0 } };
    const whole = await client.chat(request);
    let streamed = '';
    for await (const part of await client.chat({ ...request, stream: true })) streamed += part.message.content;

    assert.ok(whole.message.content);
    assert.equal(whole.done_reason, 'length');
    assert.equal(whole.eval_count, 12);
    assert.equal(streamed, whole.message.content);
  });
}
