/** Clocks that differ by less are not why Okta refuses. */
const secondsOfSkew = 60;

/** What Okta says beside `invalid_client`, as orgs were seen to answer, and what to do about each. */
const causes: readonly (readonly [RegExp, string])[] = [
  [
    /audience/i,
    "Okta takes the signed assertion to be meant for another host: write the org's own address in an Okta domain, such as acme.okta.com.",
  ],
  [
    /already been used/i,
    'Okta has seen the signed assertion before: something between here and Okta sends requests twice. Look for a proxy that does.',
  ],
  [
    /expir|issued|future|not yet|time/i,
    "Okta takes the signed assertion to be out of its time: set this machine's clock (NTP).",
  ],
  [
    /kid|signature|key/i,
    "The secret's private key belongs to none of the app's active public keys: it was deactivated or deleted there, or the clientId or keyId is another app's. Make a new one with okta-evidence rotate, or activate it in the Admin Console under Applications > the app > General > Public keys.",
  ],
];

const unknownClient =
  'Okta does not know the app, or it is inactive: compare the clientId in the secret with the one in the Admin Console under Applications > the app > General, and see that it signs in with a public key / private key.';

/**
 * What to do when Okta will not give a service app a token.
 *
 * @param error OAuth's name of the refusal. @param said what Okta said beside it: read, never repeated.
 * @param clockAheadMs milliseconds by which Okta's clock is ahead of ours; null: unknown.
 */
export function adviceOn(error: string, said: string, clockAheadMs: number | null): string {
  const seconds = Math.round((clockAheadMs ?? 0) / 1000);
  if (Math.abs(seconds) > secondsOfSkew && (error === 'invalid_client' || error === 'invalid_dpop_proof'))
    return `This machine's clock is ${Math.abs(seconds)} s ${seconds > 0 ? 'behind' : 'ahead of'} Okta's, so that Okta takes what is signed here to be out of its time: turn on time synchronisation (NTP).`;
  if (error === 'invalid_dpop_proof' || error === 'use_dpop_nonce')
    return 'Okta does not take the proof of possession that the app demands: try again, and if it stays, turn off "Require Demonstrating Proof of Possession" in the Admin Console under Applications > the app > General.';
  if (error === 'unauthorized_client')
    return 'The app may not sign in by itself: it must be of the type API Services (grant type Client Credentials). Make one in the Admin Console under Applications > Create App Integration.';
  if (error !== 'invalid_client')
    return 'Look at the app in the Admin Console under Applications: docs/sign-in.md says how it must be set up.';
  return causes.find(([pattern]) => pattern.test(said))?.[1] ?? unknownClient;
}
