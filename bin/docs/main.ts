import { writeFileSync } from 'node:fs';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { coveragePage } from './coverage.ts';

writeFileSync(new URL('../../docs/coverage.md', import.meta.url), coveragePage(catalogue));
