import { admins } from './admins.ts';
import { apps } from './apps.ts';
import { changes } from './changes.ts';
import { controls } from './controls.ts';
import { credentials } from './credentials.ts';
import { findings } from './findings.ts';
import { frameworks } from './frameworks.ts';
import { leaving } from './leaving.ts';
import { log } from './log.ts';
import { mfa } from './mfa.ts';
import { passwords } from './passwords.ts';
import { rules } from './rules.ts';
import type { Section } from './section.ts';

/** The parts of the report in their order: what failed first, then each subject with its grounds. */
export const sections: readonly Section[] = [
  findings,
  controls,
  frameworks,
  mfa,
  admins,
  leaving,
  apps,
  credentials,
  rules,
  passwords,
  changes,
  log,
];
