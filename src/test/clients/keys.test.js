// What the vendors' SDKs raise for the gateway's own keys and limits; ClientKeysIT starts a gateway that has some.
import Anthropic, {
  AuthenticationError as AnthropicAuthenticationError, RateLimitError as AnthropicRateLimitError,
} from '@anthropic-ai/sdk';
import { createOpenAI } from '@ai-sdk/openai';
import { APICallError, generateText } from 'ai';
import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ollama } from 'ollama';
import OpenAI, { AuthenticationError, RateLimitError } from 'openai';

const url = process.env.GUARDED_URL;
const user = [{ role: 'user', content: 'hello' }];

/** Each client has a key of its own, good for one request a minute. */
const clients = {
  openai: {
    ask: (apiKey) => new OpenAI({ baseURL: url + '/v1', apiKey, maxRetries: 0 })
      .chat.completions.create({ model: 'mock', messages: user }),
    wrong: (error) => error instanceof AuthenticationError && error.code === 'E4505',
    limited: (error) => error instanceof RateLimitError && error.code === 'E4404',
    retryAfter: (error) => error.headers.get('retry-after'),
  },
  'openai-streamed': {
    ask: async (apiKey) => {
      const stream = await new OpenAI({ baseURL: url + '/v1', apiKey, maxRetries: 0 })
        .chat.completions.create({ model: 'mock', messages: user, stream: true });
      for await (const _ of stream);
    },
    wrong: (error) => error instanceof AuthenticationError,
    limited: (error) => error instanceof RateLimitError,
    retryAfter: (error) => error.headers.get('retry-after'),
  },
  anthropic: {
    ask: (apiKey) => new Anthropic({ baseURL: url, apiKey, maxRetries: 0 })
      .messages.create({ model: 'mock', max_tokens: 100, messages: user }),
    wrong: (error) => error instanceof AnthropicAuthenticationError && error.error.error.type === 'authentication_error',
    limited: (error) => error instanceof AnthropicRateLimitError && error.error.error.type === 'rate_limit_error',
    retryAfter: (error) => error.headers.get('retry-after'),
  },
  ollama: {
    ask: (apiKey) => new Ollama({ host: url, headers: { Authorization: 'Bearer ' + apiKey } })
      .chat({ model: 'mock', messages: user }),
    wrong: (error) => error.name === 'ResponseError' && error.status_code === 401,
    limited: (error) => error.name === 'ResponseError' && error.status_code === 429,
  },
  'ai-sdk': {
    ask: (apiKey) => generateText({
      model: createOpenAI({ baseURL: url + '/v1', apiKey }).chat('mock'), prompt: 'hello', maxRetries: 0,
    }),
    wrong: (error) => APICallError.isInstance(error) && error.statusCode === 401 && !error.isRetryable,
    limited: (error) => APICallError.isInstance(error) && error.statusCode === 429 && error.isRetryable,
    retryAfter: (error) => error.responseHeaders['retry-after'],
  },
};

for (const [name, client] of Object.entries(clients)) {
  test(`${name}: a wrong key`, async () => {
    await assert.rejects(client.ask('nobody-knows-this-key'), (error) => {
      assert.ok(client.wrong(error), error.stack);
      return true;
    });
  });

  test(`${name}: beyond its rate`, async () => {
    const key = `the-key-of-${name}`;
    await client.ask(key);
    await assert.rejects(client.ask(key), (error) => {
      assert.ok(client.limited(error), error.stack);
      if (client.retryAfter) {
        const seconds = Number(client.retryAfter(error));
        assert.ok(seconds >= 1 && seconds <= 60, `retry-after: ${seconds}`);
      }
      return true;
    });
  });
}
