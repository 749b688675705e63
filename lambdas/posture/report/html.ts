/** Text that is HTML already. Only {@link html} and {@link trusted} make it. */
export type Html = { readonly html: string };

type Value = string | number | Html | readonly Html[] | null;

/** HTML in which every value is escaped, unless it is HTML made here: what Okta's records say can never become markup. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: strings.reduce((text, part, index) => text + part + textOf(values[index] ?? null), '') };
}

/** Text of our own files, which is HTML, CSS or script as it stands. Never anything that a record says. */
export const trusted = (text: string): Html => ({ html: text });

function textOf(value: Value): string {
  if (value === null) return '';
  if (typeof value === 'object') return 'html' in value ? value.html : value.map((each) => each.html).join('');
  return String(value).replace(/[&<>"']/g, (letter) => `&#${letter.codePointAt(0)};`);
}

/** JSON that may stand in a script element: no value ends it. */
export const jsonInScript = (value: unknown): Html => trusted(JSON.stringify(value).replaceAll('<', '\\u003c'));
