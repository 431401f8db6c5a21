// The overview. Nothing of what the server says is ever taken for markup: everything goes through textContent.
import { $, element, figures, number, table } from './elements.js';
import { anything, limits, spend } from './rooms.js';

const KEY = 'gateway-key';
const EVERY_MS = 5000;
// Endpoints of rooms, and how they are shown; what is absent is not.
const ROOMS = [['Queue', 'queue', anything], ['Cache', 'cache', anything], ['Limits', 'limits', limits], ['Spend', 'usage', spend]];

/** Calls the API by way of the relay, with the key of this tab. */
export function call(path, options = {}) {
  const headers = { 'X-Gateway-Ui': '1', ...options.headers };
  const key = sessionStorage.getItem(KEY);
  if (key) headers.Authorization = `Bearer ${key}`;
  return fetch(`api${path}`, { ...options, headers });
}

/** What went wrong, in the gateway's own words where it has any. */
export async function complaint(response) {
  const body = await response.json().catch(() => ({}));
  const code = body.error_code ?? body.error?.code;
  return `${code ? `[${code}] ` : ''}${body.message ?? body.error?.message ?? `Status ${response.status}`}`;
}

async function get(path) {
  const response = await call(path);
  if (response.status === 404) return null;
  if (!response.ok) throw new Error(await complaint(response));
  return response.json();
}

const STATE_LOOK = { closed: 'good', half_open: 'warn', open: 'bad' };

function showProviders(providers, circuits) {
  const byName = new Map(circuits.map(circuit => [circuit.provider, circuit]));
  const circuit = row => byName.get(row.id);
  $('providers').replaceChildren(table([
    { title: 'Provider', of: row => row.id },
    { title: 'Type', of: row => row.type },
    { title: 'Address', of: row => row.base_url },
    { title: 'Takes part', of: row => row.enabled ? 'yes' : `no: ${row.disabled_because ?? 'switched off'}`, look: row => row.enabled ? '' : 'hint' },
    { title: 'Models', of: row => number(row.models), number: true },
    { title: 'Circuit', of: row => circuit(row)?.state?.replace('_', '-') ?? '', look: row => STATE_LOOK[circuit(row)?.state] },
    { title: 'Successes', of: row => number(circuit(row)?.successes), number: true },
    { title: 'Failures', of: row => number(circuit(row)?.failures), number: true },
    { title: 'Refused', of: row => number(circuit(row)?.rejections), number: true },
    { title: '', of: row => circuit(row) && circuit(row).state !== 'closed' ? closeButton(row.id) : '' },
  ], providers));
}

function closeButton(provider) {
  const button = element('button', 'Close');
  button.ariaLabel = `Close the circuit of ${provider}`;
  button.addEventListener('click', async () => {
    await call(`/admin/circuits/${encodeURIComponent(provider)}/reset`, { method: 'POST' });
    refresh();
  });
  return button;
}

let models = [];

function showModels() {
  const wanted = $('filter').value.trim().toLowerCase();
  const shown = models.filter(model => `${model.name} ${model.capabilities.join(' ')}`.toLowerCase().includes(wanted));
  const price = (model, what) => model.prices.length ? `$${model.prices[0][what]}` : '';
  $('models').replaceChildren(table([
    { title: 'Model', of: model => model.id },
    { title: 'Provider', of: model => model.provider },
    { title: 'Status', of: model => model.status, look: model => ({ deprecated: 'warn', disabled: 'bad' })[model.status] },
    { title: 'Can', of: model => model.capabilities.filter(name => name !== 'text').join(', ').replaceAll('_', ' ') },
    { title: 'Context', of: model => number(model.context_window), number: true },
    { title: 'In / 1M', of: model => price(model, 'input'), number: true },
    { title: 'Out / 1M', of: model => price(model, 'output'), number: true },
    { title: 'From', of: model => model.source.replace('_', ' ') },
  ], shown));
}

const absent = new Set();

async function showRooms() {
  for (const [title, path, shown] of ROOMS) {
    // Asked once: every refusal is counted by the gateway as somebody's mistake.
    if (absent.has(path)) continue;
    const answer = await get(`/admin/${path}`);
    if (answer === null) absent.add(path);
    let section = $(`room-${path}`);
    if (!answer) {
      section?.remove();
      continue;
    }
    if (!section) {
      section = element('section');
      section.id = `room-${path}`;
      $('rooms').append(section);
    }
    section.replaceChildren(element('h2', title), shown(answer));
  }
}

/** Sums of one family of Prometheus' text, by the values of a label. */
function sums(text, family, label) {
  const found = new Map();
  for (const line of text.split('\n')) {
    if (!line.startsWith(family) || !/[{ ]/.test(line[family.length] ?? '')) continue;
    const key = label ? new RegExp(`${label}="([^"]*)"`).exec(line)?.[1] ?? '' : '';
    const value = Number(line.slice(line.lastIndexOf(' ') + 1));
    found.set(key, (found.get(key) ?? 0) + value);
  }
  return found;
}

async function showNow() {
  const text = await (await fetch('../q/metrics', { headers: { Accept: 'text/plain' } })).text();
  const outcomes = sums(text, 'gateway_requests_total', 'outcome');
  const tokens = sums(text, 'gen_ai_client_token_usage_sum', 'gen_ai_token_type');
  const total = [...outcomes.values()].reduce((sum, value) => sum + value, 0);
  const failed = (outcomes.get('gateway_error') ?? 0) + (outcomes.get('upstream_error') ?? 0);
  const refused = [...sums(text, 'gateway_limits_refusals_total', 'code')].filter(([, value]) => value);
  figures($('now'), [
    ['Running', number(sums(text, 'gateway_requests_active').get('') ?? 0)],
    ['Requests since the start', number(total)],
    ['Failed', number(failed), failed ? 'bad' : 'good'],
    ['Clients\' mistakes', number(outcomes.get('client_error') ?? 0)],
    ...refused.map(([code, value]) => [`Refused by limits, ${code}`, number(value), 'warn']),
    ['Input tokens', number(tokens.get('input') ?? 0)],
    ['Output tokens', number(tokens.get('output') ?? 0)],
    ['Spent', `$${[...sums(text, 'gateway_cost_usd_total', 'model').values()].reduce((sum, value) => sum + value, 0).toFixed(4)}`],
  ]);
}

async function refresh() {
  try {
    const [listed, providers, circuits, config] = await Promise.all(
      ['/admin/models', '/admin/providers', '/admin/circuits', '/admin/config'].map(get));
    models = listed.models;
    showProviders(providers.providers, circuits.circuits);
    showModels();
    $('config').replaceChildren(anything(config));
    await showRooms();
    say(`As of ${new Date().toLocaleTimeString()}, every ${EVERY_MS / 1000} s`, '');
  } catch (failure) {
    say(failure.message, 'bad');
  }
  await showNow().catch(() => $('now').replaceChildren());
}

function say(text, look) {
  $('state').textContent = text;
  $('state').className = look;
}

$('filter').addEventListener('input', showModels);
$('key').value = sessionStorage.getItem(KEY) ?? '';
$('key-form').addEventListener('submit', event => {
  event.preventDefault();
  sessionStorage.setItem(KEY, $('key').value.trim());
  refresh().then(() => document.dispatchEvent(new Event('key-changed')));
});

await refresh();
setInterval(() => document.hidden || refresh(), EVERY_MS);
