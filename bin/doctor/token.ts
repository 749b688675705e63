import type { Principal } from '../../lambdas/contracts/principal.ts';
import type { OktaClient } from '../../lambdas/okta/client.ts';
import { OktaError, WaitForOkta } from '../../lambdas/okta/errors.ts';
import { type Identity, readIdentity } from '../../lambdas/okta/principal.ts';
import { TokenError } from '../../lambdas/okta/token.ts';
import { readers } from '../../lambdas/readers.ts';
import type { Settings } from '../../lambdas/settings/settings.ts';
import type { Report } from './check.ts';

/** Okta's signatures and windows bear no more; and evidence is dated by the clock it is made with. */
const secondsOfSkew = 60;

/** Looks at the clock and the token: alive, whose, with which roles. Null: it is of no use. */
export async function checkToken(okta: OktaClient, settings: Settings, report: Report): Promise<Identity | null> {
  try {
    const identity = await readIdentity(okta, settings);
    reportSkew(identity.clockAheadMs, report);
    reportPrincipal(identity.principal, report);
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
        fix: error.advice ?? 'Try again; if it stays, ask Okta with the request id.',
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

function reportSkew(clockAheadMs: number | null, report: Report): void {
  if (clockAheadMs === null) {
    report({ check: 'clock', status: 'skipped', found: "Okta's answer bore no date" });
    return;
  }
  const seconds = Math.round(-clockAheadMs / 1000);
  const off = Math.abs(seconds) > secondsOfSkew;
  const found = `this machine is ${Math.abs(seconds)} s ${seconds < 0 ? 'behind' : 'ahead of'} Okta`;
  report({
    check: 'clock',
    status: off ? 'warning' : 'ok',
    found,
    ...(off ? { fix: 'Turn on time synchronisation (NTP).' } : {}),
  });
}

function reportPrincipal(principal: Principal, report: Report): void {
  switch (principal.kind) {
    case 'ssws':
      reportOwner(principal, report);
      break;
    case 'oauth':
      reportApp(principal, report);
  }
}

function reportOwner({ ownerId, ownerStatus, token }: Extract<Principal, { kind: 'ssws' }>, report: Report): void {
  const own =
    token === 'unknown'
      ? "which of the owner's tokens it is, is unknown: set tokenId to be told more"
      : `"${token.name ?? token.id}", works from ${token.network ?? 'unknown networks'}, made ${token.created ?? 'at an unknown time'}`;
  report({ check: 'token', status: 'ok', found: `alive, of user ${ownerId} (${ownerStatus ?? 'unknown'}); ${own}` });
}

function reportApp(
  { clientId, keyId, scopes, missingScopes, dpop }: Extract<Principal, { kind: 'oauth' }>,
  report: Report,
): void {
  const key = keyId === null ? 'its only key' : `the key ${keyId}`;
  const bound = dpop ? ', with proof of possession (DPoP)' : '';
  report({ check: 'token', status: 'ok', found: `service app ${clientId} signs in with ${key}${bound}` });
  const all = missingScopes.length === 0;
  report({
    check: 'scopes',
    status: all ? 'ok' : 'warning',
    found: all ? `all ${scopes.length} granted` : `${scopes.length} granted, not ${missingScopes.join(', ')}`,
    ...(all
      ? {}
      : {
          fix: 'Grant them in the Admin Console under Applications > the app > Okta API Scopes, or leave out what needs them.',
        }),
  });
}

function reportRoles({ principal }: Identity, report: Report): void {
  const { kind, roles, roleAssignments, rolesOutcome } = principal;
  const { holder, giveRole } = readers[kind];
  if (roles === null) {
    const fix = `Whether all is shown can then not be proved: see in the Admin Console which admin roles ${holder} has. ${giveRole}.`;
    report({ check: 'roles', status: 'warning', found: `not readable (${rolesOutcome})`, fix });
  } else if (roles.length === 0) {
    report({
      check: 'roles',
      status: 'failed',
      found: 'none',
      fix: `Okta shows empty lists without a role. ${giveRole}.`,
    });
  } else {
    const list = roleAssignments.map(({ type, through }) => (through === 'group' ? `${type} (through a group)` : type));
    report({ check: 'roles', status: 'ok', found: list.join(', ') });
  }
}
