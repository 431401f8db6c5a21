// What the page is made of.
export const $ = id => document.getElementById(id);

export function element(name, text, className) {
  const node = document.createElement(name);
  if (text !== undefined && text !== null) node.textContent = text;
  if (className) node.className = className;
  return node;
}

/** A table of columns {title, of, number, look} over rows. */
export function table(columns, rows) {
  const node = element('table');
  const head = node.createTHead().insertRow();
  for (const column of columns) {
    const cell = element('th', column.title, column.number ? 'number' : '');
    cell.scope = 'col';
    head.append(cell);
  }
  const body = node.createTBody();
  for (const row of rows) {
    const line = body.insertRow();
    for (const column of columns) {
      const value = column.of(row);
      const cell = line.insertCell();
      if (value instanceof Node) cell.append(value);
      else cell.textContent = value ?? '';
      cell.className = [column.number ? 'number' : '', column.look?.(row) ?? ''].join(' ').trim();
    }
  }
  return node;
}

export function figures(target, entries) {
  target.replaceChildren(...entries.filter(([, value]) => value !== undefined && value !== null).map(([name, value, look]) => {
    const box = element('div');
    box.append(element('dt', name), element('dd', value, look));
    return box;
  }));
}

export const number = value => value === undefined || value === null ? '' : Number(value).toLocaleString('en');
