import { writeFileSync } from 'node:fs';
import { catalogue } from '../../lambdas/catalogue/index.ts';
import { artifacts, controls } from '../../lambdas/posture/queries.ts';
import { connectorsSchema } from '../connectors.ts';
import { tablesSql, viewsSql } from './athena.ts';
import { controlsPage } from './controls.ts';
import { coveragePage } from './coverage.ts';
import { posturePage } from './posture.ts';
import { signInPage } from './sign-in.ts';

const write = (page: string, text: string) => writeFileSync(new URL(`../../${page}`, import.meta.url), text);
write('docs/coverage.md', coveragePage(catalogue));
write('docs/sign-in.md', signInPage(catalogue));
write('docs/posture.md', posturePage(artifacts));
write('docs/controls.md', controlsPage(controls));
write('examples/athena/tables.sql', tablesSql(catalogue, artifacts));
write('examples/athena/views.sql', viewsSql(catalogue, artifacts));
write('connectors.schema.json', `${JSON.stringify(connectorsSchema(), null, 2)}\n`);
