import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { startDemoOrg } from '../bin/demo-org/demo-org.ts';
import { reportKey } from '../lambdas/evidence/keys.ts';
import { queries } from '../lambdas/posture/queries.ts';
import { okta } from './support/command.ts';
import { quick, run, temporaryFolder } from './support/local-run.ts';

const browserPath = '/usr/bin/chromium';
const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let browser: Browser;
let folder: Awaited<ReturnType<typeof temporaryFolder>>;
let orgId: string;
let runId: string;
let file: string;

beforeAll(async () => {
  if (!existsSync(browserPath))
    throw new Error('The report is read in Chromium: install it with `apt-get install chromium`, and test again.');
  folder = await temporaryFolder();
  const org = await startDemoOrg({ ...quick, users: 80, holes: 'planted' });
  const result = await run({ org, store: folder.store, settings: { logDays: 1 }, world: { queries } });
  await org.close();
  orgId = org.orgId;
  runId = result?.runId ?? '';
  file = join(folder.path, reportKey(orgId, runId));
  browser = await chromium.launch({ executablePath: browserPath, args: flags });
}, 120_000);

afterAll(async () => {
  await browser.close();
  await folder[Symbol.asyncDispose]();
});

/** The page as it is opened from a disk, and all that the browser complains about or asks for. */
async function opened(path: string, options: Parameters<Browser['newPage']>[0] = {}) {
  const page = await browser.newPage(options);
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(String(error)));
  page.on('request', (request) => request.url().startsWith('file:') || wrong.push(request.url()));
  await page.goto(pathToFileURL(path).href);
  return { page, wrong };
}

const Violations = z.array(z.object({ id: z.string(), nodes: z.array(z.object({ html: z.string() })) }));

/** What axe finds against WCAG 2.2 A and AA. */
async function violationsOf(page: Page) {
  await page.evaluate(axe.source);
  const found = await page.evaluate(
    `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }).then(({ violations }) => violations)`,
  );
  return Violations.parse(found).map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`);
}

describe('the report in a browser', () => {
  test.each(['light', 'dark'] as const)(
    'has nothing to complain about in a %s scheme, and is accessible',
    async (colorScheme) => {
      const { page, wrong } = await opened(file, { colorScheme, bypassCSP: true });
      expect(await violationsOf(page)).toEqual([]);
      await page.close();
      expect(wrong).toEqual([]);
    },
  );

  test('asks for nothing and runs as its own policy allows', async () => {
    const { page, wrong } = await opened(file);
    expect(await page.locator('h1').textContent()).toContain('Okta evidence of 127.0.0.1');
    expect(wrong).toEqual([]);
    await page.close();
  });

  test('sorts by the keyboard, and says how', async () => {
    const { page } = await opened(file);
    const head = page.locator('#mfa-1 th').first();
    const logins = () => page.locator('#mfa-1 tbody tr td:first-child').allTextContents();
    await head.locator('button').focus();
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('ascending');
    const ascending = await logins();
    expect(ascending).toEqual([...ascending].sort((one, other) => one.localeCompare(other, 'en', { numeric: true })));
    await page.keyboard.press('Enter');
    expect(await head.getAttribute('aria-sort')).toBe('descending');
    expect(await logins()).not.toEqual(ascending);
    await page.close();
  });

  test('filters rows that are not shown yet, and says how many there are', async () => {
    const { page } = await opened(file);
    const table = page.locator('#mfa-1');
    const last = (await table.locator('tbody tr').count()) + 30;
    await table.getByRole('searchbox').fill('.2@example.com');
    expect(await table.getByRole('status').textContent()).toMatch(/^\d+ of \d+ rows$/);
    expect(await table.locator('tbody tr').count()).toBeLessThan(last);
    expect((await table.locator('tbody').textContent()) ?? '').toContain('.2@example.com');
    await table.getByRole('searchbox').fill('nobody is called so');
    expect(await table.locator('tbody tr').count()).toBe(0);
    await page.close();
  });

  test('fits a narrow window and a printed page without cutting words off', async () => {
    const { page } = await opened(file, { viewport: { width: 375, height: 800 } });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('nav').isVisible()).toBe(false);
    await page.close();
  });

  test('prints wide tables whole, and says of rows that it leaves out where they are', async () => {
    // A4 across, less its margins, at 96 pixels an inch.
    const { page } = await opened(file, { viewport: { width: 1032, height: 703 } });
    await page.emulateMedia({ media: 'print' });
    expect(await page.evaluate('document.documentElement.scrollWidth <= innerWidth')).toBe(true);
    const wide = await page.locator('table').evaluateAll((tables) => tables.map((table) => table.scrollWidth));
    expect(wide.filter((width) => width > 1032)).toEqual([]);
    expect(await page.locator('#mfa-1 .printed').innerText()).toMatch(
      /^The first 25 of \d+ rows are printed; .*user-mfa\.csv has all of them\.$/,
    );
    expect(await page.locator('#mfa-1 .rest button').isVisible()).toBe(false);
    await page.close();
  });

  test('reads without script', async () => {
    const { page } = await opened(file, { javaScriptEnabled: false });
    expect(await page.locator('#findings tbody tr').count()).toBeGreaterThan(4);
    await page.close();
  });
});

test('shows all that was planted first, each with what was found', async () => {
  const { page } = await opened(file);
  const first = await page.locator('#findings-1 tbody tr').allTextContents();
  expect(first.map((row) => row.slice(0, 4))).toEqual([...first.map((row) => row.slice(0, 4))].sort());
  for (const found of [
    'admin without phishing resistant',
    'group rule grants',
    'token of super',
    'leaver keeps',
    'stale account',
  ])
    expect(first.filter((row) => row.includes(found))).toHaveLength(1);
  await page.close();
});

test('is made anew by the command with the same bytes, and the manifest names it', async () => {
  const to = join(folder.path, '..', `${runId}.html`);
  const { status, error } = await okta(['report', runId, '--out', folder.path, '--to', to]);
  expect([status, error]).toEqual([0, '']);
  expect(readFileSync(to).equals(readFileSync(file))).toBe(true);
  const unknown = await okta(['report', '20200101T000000Z-0a1b2c3d', '--out', folder.path]);
  expect([unknown.status, unknown.error]).toEqual([64, expect.stringContaining('There is no manifest of run')]);
});
