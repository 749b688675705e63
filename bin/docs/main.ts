import { writeFileSync } from 'node:fs';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { artifacts } from '../../lambdas/posture/queries.ts';
import { coveragePage } from './coverage.ts';
import { posturePage } from './posture.ts';
import { signInPage } from './sign-in.ts';

const write = (page: string, text: string) => writeFileSync(new URL(`../../docs/${page}`, import.meta.url), text);
write('coverage.md', coveragePage(catalogue));
write('sign-in.md', signInPage(catalogue));
write('posture.md', posturePage(artifacts));
