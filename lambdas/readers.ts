import type { Principal } from './contracts/principal.ts';

/** How sentences speak of who reads, by the kind of secret. */
export type Reader = {
  /** Who is shown things, or is not: begins a sentence. */
  readonly name: string;
  /** Whoever holds the admin roles. */
  readonly holder: string;
  readonly needsRole: (role: string, scope: string) => string;
  /** What to do for want of any role. */
  readonly giveRole: string;
};

/** Where an app gets roles: https://developer.okta.com/docs/guides/implement-oauth-for-okta-serviceapp/main/ */
const rolesOfApp = 'in the Admin Console under Applications > the app > Admin roles';

export const readers: Readonly<Record<Principal['kind'], Reader>> = {
  ssws: {
    name: 'The token',
    holder: "the token's owner",
    needsRole: (role, scope) => `The token's owner needs the role ${role} (OAuth scope ${scope}).`,
    giveRole: "Give the token's owner Read-only Administrator, or Super Administrator to see all",
  },
  oauth: {
    name: 'The service app',
    holder: 'the service app',
    needsRole: (role, scope) =>
      `The service app has the scope ${scope}, and needs the role ${role} besides: give it ${rolesOfApp}.`,
    giveRole: `Give the service app Read-only Administrator ${rolesOfApp}, or Super Administrator to see all`,
  },
};
