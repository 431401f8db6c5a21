// The playground: why which model, and what it answers.
import { call, complaint } from './app.js';
import { $, element, figures, number, table } from './elements.js';

let running = null;

function fail(text) {
  $('play-error').textContent = text;
  $('play-error').hidden = !text;
}

async function fillModels() {
  const response = await call('/v1/models');
  if (!response.ok) return;
  const chosen = $('model').value;
  const names = (await response.json()).data.map(model => model.id);
  const all = ['auto', 'auto:cost', 'auto:latency', 'auto:quality', ...names.filter(name => name !== 'auto')];
  $('model').replaceChildren(...all.map(name => element('option', name)));
  if (all.includes(chosen)) $('model').value = chosen;
}

function question(stream) {
  const body = { model: $('model').value, user: $('prompt').value, stream };
  if ($('strategy').value) body.strategy = $('strategy').value;
  const most = Number($('max-tokens').value);
  if (most > 0) body.max_tokens = most;
  return JSON.stringify(body);
}

const post = (path, body, signal) =>
  call(path, { method: 'POST', body, signal, headers: { 'Content-Type': 'application/json' } });

function showRouting(decision) {
  $('routing-box').hidden = !decision;
  if (!decision) return;
  const rank = decision.chain ?? [];
  const place = row => rank.findIndex(one => one.model === row.model && one.provider === row.provider) + 1;
  $('routing-reason').textContent = decision.reason ?? 'No candidate was left.';
  $('routing').replaceChildren(table([
    { title: 'Chain', of: row => place(row) || '', number: true },
    { title: 'Model', of: row => `${row.provider}/${row.model}` },
    { title: 'Fate', of: row => row.kept ? 'candidate' : `out at ${row.step ?? 'routing'}${row.code ? ` (${row.code})` : ''}`, look: row => row.kept ? 'good' : 'hint' },
    { title: 'Cents, estimated', of: row => row.estimated_cost_cents ?? '', number: true },
    { title: 'ms, estimated', of: row => number(row.estimated_latency_ms), number: true },
  ], decision.candidates ?? []));
}

async function explain() {
  fail('');
  $('answer-box').hidden = true;
  const response = await post('/v1/route', question(false));
  if (response.ok) {
    showRouting(await response.json());
    return;
  }
  const body = await response.clone().json().catch(() => ({}));
  fail(await complaint(response));
  const rejected = body.details?.rejected;
  showRouting(rejected ? { candidates: rejected } : null);
}

/** Server-sent events of a body, as they come. */
async function* events(body) {
  const reader = body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    rest += value ?? '';
    const blocks = rest.split(/\r?\n\r?\n/);
    rest = done ? '' : blocks.pop();
    for (const block of blocks) {
      const lines = block.split(/\r?\n/);
      const of = field => lines.filter(line => line.startsWith(`${field}:`)).map(line => line.slice(field.length + 1).trimStart()).join('\n');
      if (of('data')) yield { name: of('event'), data: JSON.parse(of('data')) };
    }
    if (done) return;
  }
}

async function send() {
  fail('');
  running?.abort();
  const mine = running = new AbortController();
  busy(true);
  $('answer').textContent = '';
  $('answer-facts').replaceChildren();
  $('answer-box').hidden = false;
  $('routing-box').hidden = true;
  const begun = performance.now();
  try {
    const response = await post('/v1/inference', question(true), mine.signal);
    if (!response.ok) {
      $('answer-box').hidden = true;
      fail(await complaint(response));
      return;
    }
    let first;
    for await (const { name, data } of events(response.body)) {
      if (name === 'delta') {
        first ??= since(begun);
        $('answer').append(data.content ?? '');
      } else if (name === 'done') {
        facts(data, first, since(begun));
      } else if (name === 'error') {
        fail(`[${data.error_code}] ${data.message}`);
      }
    }
  } catch (failure) {
    if (failure.name !== 'AbortError') fail(failure.message);
  } finally {
    if (running === mine) busy(false);
  }
}

function since(begun) {
  return `${number(Math.round(performance.now() - begun))} ms`;
}

/** The browser's times beside each other: the gateway's own end before the last byte is here. */
function facts(done, first, whole) {
  const seconds = done.latency_ms / 1000;
  const out = done.token_usage?.output_tokens;
  figures($('answer-facts'), [
    ['Answered by', `${done.provider}/${done.model_id}`],
    ['Input tokens', number(done.token_usage?.input_tokens)],
    ['Output tokens', number(out)],
    ['Cost', done.cost ? `${done.cost.total_cents} ¢` : undefined],
    ['First token, as seen here', first],
    ['Whole answer', whole],
    ['In the gateway', `${number(done.latency_ms)} ms`],
    ['Tokens a second', out && seconds ? number(Math.round(out / seconds)) : undefined],
    ['Attempts', done.attempts?.map(one => `${one.provider}: ${one.outcome}${one.code ? ` ${one.code}` : ''}`).join(', ')],
    ['Cached', done.cached ? 'yes' : 'no'],
  ]);
  showRouting(done.routing);
}

function busy(yes) {
  $('stop').disabled = !yes;
  $('answer').ariaBusy = String(yes);
}

$('play').addEventListener('submit', event => {
  event.preventDefault();
  send();
});
$('explain').addEventListener('click', explain);
$('stop').addEventListener('click', () => running?.abort());
$('prompt').addEventListener('keydown', event => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    $('play').requestSubmit();
  }
});
document.addEventListener('key-changed', fillModels);
await fillModels();
