import manifest from '../package.json' with { type: 'json' };
import type { Plan } from './contracts/plan.ts';

/** Set when the functions are bundled: the commit they were built from. */
declare const COMMIT: string | undefined;
/** Set when the functions are bundled: SHA-256 of the bundle. */
declare const CODE_SHA256: string | undefined;

/** What made the evidence, as the manifest names it. */
export const collector: Plan['collector'] = {
  name: manifest.name,
  version: manifest.version,
  commit: typeof COMMIT === 'string' ? COMMIT : packedCommit(),
  codeSha256: typeof CODE_SHA256 === 'string' ? CODE_SHA256 : null,
};

/** The commit that a package was made from, which stands in the package.json beside its JavaScript; in a clone `unknown`. */
function packedCommit(): string {
  return 'gitHead' in manifest && typeof manifest.gitHead === 'string' ? manifest.gitHead : 'unknown';
}

/** How we introduce ourselves to Okta, which shows it in its System Log. */
export function userAgent({ name, version }: Plan['collector']): string {
  return `${name}/${version}`;
}
