import { execFileSync } from 'node:child_process';
import { cpSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { extname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { collector } from '../../lambdas/version.ts';
import { bundlesToShip } from '../../lib/bundle.ts';
import { commitOfCode } from '../local/commit.ts';

/** `npm pack` runs it first. Node strips no types below node_modules: what is installed is JavaScript, with its declarations. */
const root = fileURLToPath(new URL('../../', import.meta.url));
const dist = join(root, 'dist');
rmSync(dist, { recursive: true, force: true });
execFileSync(process.execPath, [join(root, 'node_modules/typescript/bin/tsc'), '-p', 'tsconfig.build.json'], {
  cwd: root,
  stdio: 'inherit',
});

const folders = ['bin', 'lib', 'lambdas'];
/** What only a clone needs. */
const leftOut = ['bin/docs', 'bin/pack'];
// What the code reads beside itself: SQL, the workflow, the report's style and script.
for (const folder of folders)
  cpSync(join(root, folder), join(dist, folder), {
    recursive: true,
    filter: (path) =>
      statSync(path).isDirectory() ? !leftOut.includes(relative(root, path)) : extname(path) !== '.ts',
  });

const { name, version } = collector;
writeFileSync(
  join(dist, 'package.json'),
  `${JSON.stringify({ name, version, type: 'module', gitHead: await commitOfCode() }, null, 2)}\n`,
);
bundlesToShip(join(dist, 'bundles'));
