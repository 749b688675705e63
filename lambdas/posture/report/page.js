// Sorts, filters and shows the rest of each table. Without script the page is read as it is.
const atOnce = 25;
const moreAtOnce = 200;
const order = new Intl.Collator('en', { numeric: true, sensitivity: 'base' });
const textOf = (cell) => (typeof cell === 'string' ? cell : cell[0]);

for (const table of document.querySelectorAll('.table')) {
  const all = JSON.parse(table.querySelector('script').textContent);
  const body = table.querySelector('tbody');
  const count = table.querySelector('.count');
  const tools = table.querySelector('.tools');
  const input = table.querySelector('input');
  const heads = [...table.querySelectorAll('th')];
  const rest = table.querySelector('.rest') ?? table.appendChild(document.createElement('p'));
  rest.className = 'rest';
  let sorted = { column: -1, ascending: true };
  let shown = atOnce;

  const rowOf = (cells) => {
    const row = document.createElement('tr');
    for (const cell of cells) {
      const place = row.appendChild(document.createElement('td'));
      const kind = heads[row.children.length - 1].className;
      if (kind !== '') place.className = kind;
      if (typeof cell === 'string') place.textContent = cell;
      else {
        const link = place.appendChild(document.createElement('a'));
        [link.textContent, link.href] = cell;
        link.rel = 'noreferrer';
      }
    }
    return row;
  };

  const show = () => {
    const wanted = input.value.trim().toLowerCase();
    const found =
      wanted === '' ? [...all] : all.filter((row) => row.some((cell) => textOf(cell).toLowerCase().includes(wanted)));
    const { column, ascending } = sorted;
    if (column >= 0)
      found.sort((one, other) => order.compare(textOf(one[column]), textOf(other[column])) * (ascending ? 1 : -1));
    body.replaceChildren(...found.slice(0, shown).map(rowOf));
    count.textContent = wanted === '' ? '' : `${found.length} of ${all.length} rows`;
    const left = found.length - shown;
    rest.replaceChildren();
    if (left > 0) {
      const button = rest.appendChild(document.createElement('button'));
      button.type = 'button';
      button.textContent = `Show ${Math.min(left, moreAtOnce)} more of ${left}`;
      button.addEventListener('click', () => {
        shown += moreAtOnce;
        show();
      });
      const printed = rest.appendChild(document.createElement('span'));
      printed.className = 'printed';
      printed.textContent = `The first ${shown} of ${found.length} rows are printed; ${table.dataset.all} has all of them.`;
    }
  };

  if (all.length > 1) {
    tools.hidden = all.length <= 5;
    for (const [column, head] of heads.entries()) {
      const button = document.createElement('button');
      button.type = 'button';
      button.textContent = head.textContent;
      head.replaceChildren(button);
      button.addEventListener('click', () => {
        sorted = { column, ascending: sorted.column === column ? !sorted.ascending : true };
        for (const each of heads) each.removeAttribute('aria-sort');
        head.setAttribute('aria-sort', sorted.ascending ? 'ascending' : 'descending');
        show();
      });
    }
  }
  input.addEventListener('input', () => {
    shown = atOnce;
    show();
  });
  if (all.length > atOnce) show();
  addEventListener('beforeprint', () => {
    shown = Math.max(shown, 500);
    show();
  });
}
