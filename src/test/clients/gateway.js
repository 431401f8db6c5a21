// Where the gateway is, and what stands behind it; NodeSuite sets the environment.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';

export const url = required('GATEWAY_URL');

/** One scripted model behind every kind of provider. */
export const models = required('GATEWAY_MODELS').split(',');

/** Models of a real model server; none where there is no such server. */
export const realModels = (process.env.GATEWAY_REAL_MODELS ?? '').split(',').filter(Boolean);

export const picture =
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

export const weatherParameters = {
  type: 'object',
  properties: { city: { type: 'string' } },
  required: ['city'],
  additionalProperties: false,
};

export const reportSchema = {
  type: 'object',
  properties: { city: { type: 'string' }, degrees: { type: 'integer' } },
  required: ['city', 'degrees'],
  additionalProperties: false,
};

/** Runs the action and asserts that meanwhile the upstream has seen one more of its callers go away. */
export async function assertUpstreamIsCancelled(action) {
  const before = await aborted();
  await action();
  const deadline = Date.now() + 5000;
  while ((await aborted()) === before) {
    assert.ok(Date.now() < deadline, 'the upstream was not told that the client had left');
    await pause(20);
  }
}

async function aborted() {
  const answer = await fetch(required('UPSTREAM_URL') + '/aborted');
  return Number(await answer.text());
}

function required(name) {
  const value = process.env[name];
  assert.ok(value, name + ' is not set: the suite is run by NodeSuite');
  return value;
}
