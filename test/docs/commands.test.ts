import { readdirSync, readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { describe, expect, test } from 'vitest';
import { createProgram } from '../../bin/commands/program.ts';

const root = new URL('../../', import.meta.url);
const pages = ['README.md', ...readdirSync(new URL('docs/', root)).map((name) => `docs/${name}`)].filter((name) =>
  name.endsWith('.md'),
);

/** Our own commands in a page, as they are written there: in blocks and in the text. */
function commandsIn(page: string): string[] {
  const text = readFileSync(new URL(page, root), 'utf8');
  return [...text.matchAll(/(?:npm run okta-evidence --|npm start --|okta-evidence(?= [a-z]+ --)) ([^`\n#]*)/g)].map(
    ([whole, rest = '']) => (whole.startsWith('npm start') ? `collect ${rest}` : rest).trim(),
  );
}

/** What is wrong with a command line: a command or an option that is not there. */
function mistakesIn(line: string): string[] {
  const words = line.split(/\s+/);
  let command: Command = createProgram();
  for (;;) {
    const next = command.commands.find((each) => each.name() === words[0]);
    if (next === undefined) break;
    command = next;
    words.shift();
  }
  if (command.name() === 'okta-evidence') return [`there is no command ${words[0]}`];
  const known = new Set(command.options.map(({ long }) => long));
  return words
    .filter((word) => word.startsWith('--') && !known.has(word) && word !== '--help')
    .map((option) => `${command.name()} has no ${option}`);
}

test('finds what is wrong with a command', () => {
  expect(mistakesIn('start --stack x --watch')).toEqual([]);
  expect(mistakesIn('token set --stack x')).toEqual([]);
  expect(mistakesIn('stop --stack x')).toEqual(['there is no command stop']);
  expect(mistakesIn('start --stak x')).toEqual(['start has no --stak']);
});

describe.each(pages)('%s', (page) => {
  test('names commands and options of ours that exist', () => {
    expect(commandsIn(page).flatMap(mistakesIn)).toEqual([]);
  });
});
