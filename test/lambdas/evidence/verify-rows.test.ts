import { gzipSync } from 'node:zlib';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ResourceResult } from '../../../lambdas/contracts/manifest.ts';
import { createRowReader } from '../../../lambdas/evidence/verify/part-rows.ts';
import { createReader } from '../../../lambdas/evidence/verify/reader.ts';
import { createReaderPool } from '../../../lambdas/evidence/verify/reader-pool.ts';
import { checkRows } from '../../../lambdas/evidence/verify/rows.ts';
import { temporaryFolder } from '../../support/local-run.ts';

const schema = {
  type: 'object',
  properties: {
    variant: { type: 'string', enum: ['a', 'b'] },
    id: { type: 'string' },
    count: { type: 'integer' },
    profile: {
      type: 'object',
      properties: { login: { type: 'string' } },
      required: ['login'],
      additionalProperties: true,
    },
    tags: { type: 'array', items: { anyOf: [{ type: 'string' }, { type: 'null' }] } },
  },
  required: ['id'],
  additionalProperties: true,
  'x-key': ['variant', 'id'],
};

/** Values that are told apart by their type, their text, and the way they are written. */
const scalar = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    false,
    'a',
    'b',
    'c',
    '',
    'é',
    '"',
    '\\',
    '\n',
    '{"a":1}',
    0,
    -1,
    1.5,
    1e300,
    123456789012,
  ),
  fc.string(),
  fc.integer(),
);
const field = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('login', 'x', '"'), scalar),
);
const row = fc.record(
  { variant: field, id: field, count: field, profile: field, tags: field, other: field },
  { requiredKeys: [] },
);
/** Lines of a part: rows as we write them, as others might, and what is no row. */
const line = fc.oneof(
  { weight: 8, arbitrary: row.map((value) => JSON.stringify(value)) },
  row.map((value) => JSON.stringify(value, null, ' ').replaceAll('\n', '')),
  row.map((value) => JSON.stringify(value).slice(0, -1)),
  fc.constantFrom(
    '',
    '[]',
    '1',
    '{"id":"a","id":"b"}',
    '{"id":01}',
    '{"id":"\u0001"}',
    '{"id":"\\u0061"}',
    '{"id":"\\q"}',
    '{"id":nul}',
  ),
);

function lookedAt(lines: readonly string[], pieces: readonly number[]) {
  const reader = createRowReader({ schema });
  const rows: (boolean | null)[] = [];
  const keys: { row: number; digest: string }[] = [];
  const bytes = Buffer.from(lines.join('\n'));
  reader.begin({
    row: (passes) => rows.push(passes),
    key: ({ high, low }) => keys.push({ row: rows.length - 1, digest: `${high} ${low}` }),
  });
  let at = 0;
  for (const piece of pieces) {
    reader.take(bytes.subarray(at, at + piece));
    at += piece;
  }
  reader.take(bytes.subarray(at));
  reader.end();
  return { rows, keys };
}

test('a row whose pattern is known is judged as if it had been parsed, wherever the bytes were cut', () => {
  const passes = new Ajv2020({ strict: false }).compile(schema);
  const parsed = (text: string): Record<string, unknown> | null => {
    try {
      const value: unknown = JSON.parse(text);
      return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : null;
    } catch {
      return null;
    }
  };
  const lines = fc
    .array(line, { minLength: 1, maxLength: 12 })
    .map((some) => [...some, ...some.toReversed(), '{"id":"end"}']);
  fc.assert(
    fc.property(lines, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 20 }), (texts, pieces) => {
      const { rows, keys } = lookedAt(texts, pieces);
      const values = texts.map(parsed);
      expect(rows).toEqual(values.map((value) => (value === null ? null : passes(value))));
      const expected = values.flatMap((value, index) => {
        const key = [value?.variant, value?.id];
        return key.every((part) => part !== undefined && part !== null)
          ? [{ row: index, key: JSON.stringify(key) }]
          : [];
      });
      expect(keys.map(({ row }) => row)).toEqual(expected.map(({ row }) => row));
      // Equal keys have equal digests, and others have others.
      const digests = new Map(expected.map(({ key }, index) => [key, keys[index]?.digest]));
      expect(keys.map(({ digest }) => digest)).toEqual(expected.map(({ key }) => digests.get(key)));
      expect(new Set(digests.values()).size).toBe(digests.size);
    }),
  );
});

/** A type's entry, of which the check of rows looks at few fields. */
const resourceOf = (parts: ResourceResult['parts'], rows: number): ResourceResult => ({
  resourceType: 'things',
  outcome: 'complete',
  visibility: { level: 'full' },
  gaps: [],
  records: rows,
  repeated: 0,
  rows,
  distinctKeys: null,
  changesDuring: null,
  carried: 0,
  pages: 1,
  asked: [],
  requests: {},
  repeatedRequests: 0,
  heldSeconds: 0,
  requestIds: { first: null, last: null },
  sent: { first: null, last: null },
  unrecognised: 0,
  unrecognisedPaths: {},
  redactions: {},
  schema: 'schema.json',
  variants: [],
  parts,
});

test('names each row that has the key of another, in whatever part, and the same whether one thread reads or many', async () => {
  await using folder = await temporaryFolder();
  await using scratch = await temporaryFolder();
  const { store } = folder;
  await store.put('schema.json', Buffer.from(JSON.stringify({ ...schema, 'x-key': ['id'] })));
  const rowsAPart = 3000;
  const id = (part: number, row: number) => {
    if (part === 2 && row === 17) return 'id 0 5';
    if (part === 2 && row === 18) return 'id 0 5';
    return `id ${part} ${row}`;
  };
  const parts = await Promise.all(
    [0, 1, 2].map(async (part) => {
      const rows = Array.from(
        { length: rowsAPart },
        (_, row) => `${JSON.stringify({ id: id(part, row), count: row })}\n`,
      );
      return { ...(await store.put(`part-${part}`, gzipSync(rows.join('')))), rows: rowsAPart };
    }),
  );
  const check = async (reader: ReturnType<typeof createReader>, name: string) => {
    const findings: string[] = [];
    // As many rows as need more than one bucket.
    const checks = { store, reader, present: new Set(parts.map(({ key }) => key)), scratch: `${scratch.path}/${name}` };
    const resource = resourceOf([...parts.slice(0, 2), { ...parts[2], rows: 5_000_000 }].filter(isPart), 5_006_000);
    const rows = await checkRows(resource, checks, (file, what, at) => findings.push(`${file}, line ${at}: ${what}`));
    expect(rows).toBe(3 * rowsAPart);
    return findings;
  };
  const here = await check(createReader(store), 'here');
  expect(here).toEqual([
    'part-2, line undefined: It has 3000 rows, and the manifest says 5000000.',
    'part-2, line 18: Its key id is that of another row.',
    'part-2, line 19: Its key id is that of another row.',
  ]);
  await using pool = createReaderPool(store, `file://${folder.path}`, { threads: 3, worthAThread: 0 });
  expect(await check(pool, 'pool')).toEqual(here);
});

test('reads parts of every size, one after the other and side by side, to their last row', async () => {
  await using folder = await temporaryFolder();
  const { store } = folder;
  const key = { folder: `${folder.path}/digests`, buckets: 1 };
  const sizes = [1, 10, 150, 2000].flatMap((rows) => Array.from({ length: 12 }, (_, more) => rows + more));
  const parts = await Promise.all(
    sizes.map(async (rows) => {
      const text = Array.from(
        { length: rows },
        (_, row) => `${JSON.stringify({ id: `${row}`, of: 'x'.repeat(200) })}\n`,
      );
      return { ...(await store.put(`part-${rows}`, gzipSync(text.join('')))), rows };
    }),
  );
  const task = (part: { key: string; bytes: number }) => ({ ...part, rules: { schema }, digests: key });
  for (const readers of [[createReader(store)], [1, 2, 3, 4].map((name) => createReader(store, `${name}`))]) {
    const read = await Promise.all(parts.map((part, index) => readers[index % readers.length]?.part(task(part))));
    expect(read.map((each) => [each?.whole, each?.rows])).toEqual(sizes.map((rows) => [true, rows]));
  }
});

const isPart = (part: Partial<ResourceResult['parts'][number]>): part is ResourceResult['parts'][number] =>
  part.key !== undefined;

test('a store that fails in a thread fails as it would here, and a thread that is gone leaves nobody waiting', async () => {
  await using folder = await temporaryFolder();
  const missing = { key: 'nothing', bytes: 1 };
  const twoThreads = { threads: 2, worthAThread: 0 };
  await using pool = createReaderPool(folder.store, `file://${folder.path}`, twoThreads);
  for (const read of await Promise.allSettled([pool.file(missing), pool.file(missing)]))
    expect(read).toMatchObject({
      status: 'rejected',
      reason: { message: expect.stringContaining('Could not read nothing') },
    });
  await using nowhere = createReaderPool(folder.store, 'ftp://nowhere', twoThreads);
  const asked = await Promise.allSettled([missing, missing, missing].map((task) => nowhere.file(task)));
  expect(asked.map((read) => (read.status === 'rejected' ? String(read.reason) : read.status))).toEqual(
    expect.arrayContaining([
      expect.stringContaining('names no store'),
      expect.stringContaining('Could not read nothing'),
    ]),
  );
});
