import type { OktaClient } from '../../lambdas/okta/client.ts';
import { OktaError, WaitForOkta } from '../../lambdas/okta/errors.ts';
import { type Identity, readIdentity } from '../../lambdas/okta/principal.ts';
import { refusedTokenAdvice, TokenError } from '../../lambdas/okta/token.ts';
import type { Settings } from '../../lambdas/settings.ts';
import type { Report } from './check.ts';

/** Okta's signatures and windows bear no more; and evidence is dated by the clock it is made with. */
const secondsOfSkew = 60;

/** Looks at the clock and the token: alive, whose, with which roles. Null: it is of no use. */
export async function checkToken(okta: OktaClient, settings: Settings, report: Report): Promise<Identity | null> {
  try {
    const path = '/api/v1/users/me';
    const { headers } = await okta.get({ target: path, path, bucket: '/api/v1/users/{id}' });
    reportSkew(headers.get('date'), report);
    const identity = await readIdentity(okta, settings);
    reportOwner(identity, report);
    reportRoles(identity, report);
    return identity;
  } catch (error) {
    if (error instanceof TokenError)
      report({ check: 'token', status: 'failed', found: 'there is none', fix: error.message });
    else if (error instanceof OktaError)
      report({
        check: 'token',
        status: 'failed',
        found: error.message,
        fix: error.refusesToken ? refusedTokenAdvice : 'Try again; if it stays, ask Okta with the request id.',
      });
    else if (error instanceof WaitForOkta)
      report({
        check: 'token',
        status: 'failed',
        found: error.message,
        fix: 'Something else uses up the rate limit: try later.',
      });
    else throw error;
    return null;
  }
}

function reportSkew(date: string | null, report: Report): void {
  const there = date === null ? Number.NaN : Date.parse(date);
  if (Number.isNaN(there)) {
    report({ check: 'clock', status: 'skipped', found: 'Okta did not say what time it is' });
    return;
  }
  const seconds = Math.round((Date.now() - there) / 1000);
  const off = Math.abs(seconds) > secondsOfSkew;
  const found = `this machine is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Okta`;
  report({
    check: 'clock',
    status: off ? 'warning' : 'ok',
    found,
    ...(off ? { fix: 'Turn on time synchronisation (NTP).' } : {}),
  });
}

function reportOwner({ principal }: Identity, report: Report): void {
  const { ownerId, ownerStatus, token } = principal;
  const own =
    token === 'unknown'
      ? "which of the owner's tokens it is, is unknown: set tokenId to be told more"
      : `"${token.name ?? token.id}", works from ${token.network ?? 'unknown networks'}, made ${token.created ?? 'at an unknown time'}`;
  report({ check: 'token', status: 'ok', found: `alive, of user ${ownerId} (${ownerStatus ?? 'unknown'}); ${own}` });
}

function reportRoles({ principal }: Identity, report: Report): void {
  const { roles, roleAssignments, rolesOutcome } = principal;
  if (roles === null) {
    const fix =
      'Whether the token sees all can then not be proved: ask a Super Administrator what roles its owner has.';
    report({ check: 'roles', status: 'warning', found: `not readable (${rolesOutcome})`, fix });
  } else if (roles.length === 0) {
    const fix = 'Okta shows empty lists to a token without a role. Give its owner Read-only Administrator.';
    report({ check: 'roles', status: 'failed', found: 'none', fix });
  } else {
    const list = roleAssignments.map(({ type, through }) => (through === 'group' ? `${type} (through a group)` : type));
    report({ check: 'roles', status: 'ok', found: list.join(', ') });
  }
}
