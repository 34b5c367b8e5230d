// What a page can do beside being read: its tables sort and filter, the marks of its charts say their values. Without
// this script nothing is missing: every control is made here. Words come from the attributes data-* of main, numbers from
// those of the cells; whatever is shown is set as text.
(() => {
  'use strict';
  const main = document.querySelector('main');
  const words = main.dataset;
  const lang = document.documentElement.lang;
  const collator = new Intl.Collator(lang, { numeric: true });
  const figures = new Intl.NumberFormat(lang);
  const filterFrom = 11; // rows; a shorter table is seen at once

  // make returns a new element with attributes.
  const make = (name, attributes) => {
    const element = document.createElement(name);
    for (const key in attributes) element.setAttribute(key, attributes[key]);
    return element;
  };

  // fold makes a text comparable: without accents, in small letters.
  const fold = (text) => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').trim();

  // rowsOf returns the rows of a group, its heading aside.
  const rowsOf = (body) => [...body.rows].filter((row) => !row.classList.contains('group'));

  // Sorting. A header sorts upwards, then downwards, then back into the order of the document. Groups and totals stay
  // where they are, and what is absent stands last.
  function sortable(table) {
    const bodies = [...table.tBodies].filter((body) => !body.classList.contains('totals'));
    const original = bodies.map(rowsOf);
    if (!original.some((rows) => rows.length > 1)) return;
    const heads = [...table.tHead.rows[0].cells];
    heads.forEach((head, column) => {
      const button = make('button', { type: 'button' });
      button.append(...head.childNodes);
      head.append(button);
      button.addEventListener('click', () => {
        const next = { none: 'ascending', ascending: 'descending', descending: 'none' }[head.ariaSort ?? 'none'];
        for (const other of heads) other.removeAttribute('aria-sort');
        if (next !== 'none') head.setAttribute('aria-sort', next);
        bodies.forEach((body, i) => body.append(...ordered(original[i], column, next)));
      });
    });
  }

  // ordered returns rows in the order of a column.
  function ordered(rows, column, direction) {
    if (direction === 'none') return rows;
    const sign = direction === 'ascending' ? 1 : -1;
    const numeric = rows.some((row) => 'value' in row.cells[column].dataset);
    const keyed = rows.map((row) => ({ row, key: keyOf(row.cells[column], numeric) }));
    const there = keyed.filter(({ key }) => key !== null);
    const absent = keyed.filter(({ key }) => key === null);
    there.sort((a, b) => sign * (numeric ? a.key - b.key : collator.compare(a.key, b.key)));
    return [...there, ...absent].map(({ row }) => row);
  }

  // keyOf returns what a cell is sorted by, or null where it holds no value.
  function keyOf(cell, numeric) {
    if (numeric) return 'value' in cell.dataset ? Number(cell.dataset.value) : null;
    return cell.textContent.trim() || null;
  }

  // Filtering. A row is shown where it, or the heading of its group, has what is looked for; totals stay, and the count
  // says so.
  function filterable(table) {
    const bodies = [...table.tBodies].filter((body) => !body.classList.contains('totals'));
    const all = bodies.flatMap(rowsOf);
    if (filterFrom > all.length) return;
    const totals = table.tBodies.length > bodies.length;
    const frame = make('div', { class: 'filter' });
    const label = make('label', {});
    const field = make('input', { type: 'search', name: 'filter', autocomplete: 'off', spellcheck: 'false' });
    const count = make('span', { role: 'status', 'aria-live': 'polite' });
    label.append(words.filter, field);
    frame.append(label, count);
    table.closest('.table').prepend(frame);
    field.addEventListener('input', () => {
      const wanted = fold(field.value);
      for (const body of bodies) filter(body, wanted);
      const shown = all.filter((row) => !row.hidden).length;
      const text = words.shown.replace('{shown}', figures.format(shown)).replace('{all}', figures.format(all.length));
      count.textContent = wanted ? text + (totals ? ' ' + words.totals : '') : '';
    });
  }

  // filter hides the rows of a group that do not have what is looked for, and its heading where none is left.
  function filter(body, wanted) {
    const heading = body.querySelector('.group');
    const whole = heading ? fold(heading.textContent).includes(wanted) : false;
    const rows = rowsOf(body);
    for (const row of rows) row.hidden = !(whole || fold(row.textContent).includes(wanted));
    if (heading) heading.hidden = rows.every((row) => row.hidden);
  }

  // Tips. The title of a mark is shown beside it under the pointer; by keyboard, a drawing takes the focus, and the
  // arrows go from mark to mark. Escape closes.
  const tip = make('div', { class: 'tip', role: 'status' });
  tip.hidden = true;
  let marked = null;

  function show(mark, more) {
    hide();
    marked = mark;
    mark.classList.add('marked');
    tip.textContent = mark.dataset.tip + (more ? ' ' + more : '');
    tip.hidden = false;
    const box = mark.getBoundingClientRect();
    const left = box.left + box.width / 2 - tip.offsetWidth / 2;
    const room = document.documentElement.clientWidth - tip.offsetWidth - 4;
    const above = box.top - tip.offsetHeight - 6;
    tip.style.left = scrollX + Math.max(4, Math.min(left, room)) + 'px';
    tip.style.top = scrollY + (above > 0 ? above : box.bottom + 6) + 'px';
  }

  function hide() {
    marked?.classList.remove('marked');
    marked = null;
    tip.hidden = true;
  }

  function tipped(drawing) {
    const marks = [];
    for (const title of drawing.querySelectorAll(':scope :not(svg) > title')) {
      const mark = title.parentElement;
      mark.dataset.tip = title.textContent; // In place of the browser's own tip.
      title.remove();
      marks.push(mark);
    }
    if (marks.length === 0) return;
    drawing.setAttribute('tabindex', '0');
    let at = 0;
    drawing.addEventListener('focus', () => {
      if (drawing.matches(':focus-visible')) show(marks[at], words.arrows);
    });
    drawing.addEventListener('blur', hide);
    drawing.addEventListener('keydown', (event) => {
      const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
      if (!step) return;
      event.preventDefault();
      at = marked ? (at + step + marks.length) % marks.length : at;
      show(marks[at]);
    });
  }

  document.addEventListener('pointerover', (event) => {
    const mark = event.target.closest('[data-tip]');
    if (mark) show(mark);
    else if (!tip.contains(event.target)) hide();
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') hide();
  });

  for (const table of main.querySelectorAll('table')) {
    sortable(table);
    filterable(table);
  }
  for (const drawing of main.querySelectorAll('figure svg')) tipped(drawing);
  document.body.append(tip);
})();
