// What the rooms report, each in its words.
import { element, figures, number, table } from './elements.js';

const words = name => name.replaceAll('_', ' ');

function list(entries) {
  const node = element('dl', null, 'figures');
  figures(node, entries);
  return node;
}

function scrolling(node) {
  const box = element('div', null, 'scroll');
  box.append(node);
  return box;
}

function text(value) {
  if (Array.isArray(value)) return value.join(', ') || 'none';
  if (typeof value === 'number') return number(value);
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  return value === null ? null : String(value);
}

/** A cell: of an object what is not zero, so that a row stays one line. */
function cell(value) {
  if (value === null || typeof value !== 'object') return text(value ?? null);
  const entries = Object.entries(value).filter(([, entry]) => entry !== 0);
  return entries.map(([name, entry]) => `${words(name)} ${text(entry)}`).join(', ') || 'none';
}

/** What an empty list means; of others there is nothing to say. */
const NOTHING = { pools: 'No provider with slots was called yet.' };

/** Any JSON: objects as figures, lists of objects as tables. */
export function anything(value) {
  const box = element('div');
  const plain = [];
  for (const [name, entry] of Object.entries(value)) {
    if (Array.isArray(entry) && typeof entry[0] === 'object') {
      const columns = [...new Set(entry.flatMap(row => Object.keys(row)))];
      box.append(element('h3', words(name)), scrolling(table(columns.map(key => ({
        title: words(key),
        number: typeof entry[0][key] === 'number',
        of: row => cell(row[key]),
      })), entry)));
    } else if (Array.isArray(entry) && !entry.length) {
      if (NOTHING[name]) box.append(element('p', NOTHING[name], 'hint'));
    } else if (entry !== null && typeof entry === 'object' && !Array.isArray(entry)) {
      if (Object.keys(entry).length) box.append(element('h3', words(name)), anything(entry));
    } else {
      plain.push([words(name), text(entry)]);
    }
  }
  if (plain.length) box.prepend(list(plain));
  return box;
}

const KEPT = { redis: 'Redis, for all replicas', memory: 'this process alone', off: 'nowhere: limits are off' };

/** What every agent may use, and whose limits were changed by hand. */
export function limits({ kept_in: keptIn, reservations, every_agent: each, changed }) {
  const box = element('div');
  box.append(
    list([
      ['Kept in', KEPT[keptIn] ?? keptIn, KEPT[keptIn] ? '' : 'warn'],
      ['Running reservations here', number(reservations)],
    ]),
    element('h3', 'Every agent, unless it has its own'),
    list([
      ['Requests a minute', number(each.rpm)],
      ['Tokens a minute', number(each.tpm)],
      ['At the same time', each.concurrent === undefined ? 'unlimited' : number(each.concurrent)],
    ]),
    element('h3', 'Changed at run time'),
    changed.length
      ? scrolling(table([
        { title: 'Agent', of: row => row.agent },
        { title: 'Requests a minute', of: row => number(row.rpm), number: true },
        { title: 'Tokens a minute', of: row => number(row.tpm), number: true },
        { title: 'At the same time', of: row => number(row.concurrent), number: true },
      ], changed))
      : element('p', 'No agent\'s limits; PUT /admin/limits/AGENT changes them.', 'hint'));
  return box;
}

const dollars = value => `$${Number(value).toLocaleString('en', { minimumFractionDigits: 2, maximumFractionDigits: 6 })}`;

/** What was used, and what it cost. */
export function spend({ from, to, rows, total }) {
  const box = element('div');
  box.append(list([
    [from === to ? `Cost of ${from}` : `Cost, ${from} to ${to}`, dollars(total.cost_usd)],
    ['Saved by the cache', dollars(total.saved_usd)],
    ['Requests', number(total.requests)],
    ['Errors', number(total.errors), total.errors ? 'warn' : ''],
    ['Cache hits', number(total.cache_hits)],
    ['Input tokens', number(total.input_tokens)],
    ['Output tokens', number(total.output_tokens)],
  ]));
  box.append(rows.length
    ? scrolling(table([
      { title: 'Day', of: row => row.day },
      { title: 'Model', of: row => row.model },
      { title: 'Requests', of: row => number(row.requests), number: true },
      { title: 'Errors', of: row => number(row.errors), number: true, look: row => row.errors ? 'warn' : '' },
      { title: 'Input tokens', of: row => number(row.input_tokens), number: true },
      { title: 'Output tokens', of: row => number(row.output_tokens), number: true },
      { title: 'Cost', of: row => dollars(row.cost_usd), number: true },
    ], rows))
    : element('p', 'Nothing was used yet.', 'hint'));
  return box;
}
