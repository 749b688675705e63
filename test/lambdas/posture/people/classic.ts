import type { Golden } from './golden.ts';

/** Of a Classic org: Okta has no list of enrollments, and e-mail is there because somebody enrolled it. */
export const classicPeople: readonly Golden[] = [
  { who: 'nothing', level: 'none' },
  { who: 'a security key', factors: ['webauthn FIDO'], level: 'phishing_resistant' },
  { who: 'an old security key', factors: ['u2f FIDO'], level: 'phishing_resistant' },
  { who: 'push', factors: ['push'], level: 'strong' },
  { who: 'Duo', factors: ['web DUO'], level: 'strong' },
  { who: 'a YubiKey that gives codes', factors: ['token:hardware YUBICO'], level: 'strong' },
  { who: 'a text message', factors: ['sms'], level: 'weak' },
  { who: 'e-mail that they enrolled', factors: ['email'], level: 'weak', and: { email_auto: false } },
  { who: 'a security question', factors: ['question'], level: 'none' },
  { who: 'a question and a text message', factors: ['question', 'sms'], level: 'weak' },
  { who: 'push begun and not finished', factors: ['push OKTA PENDING_ACTIVATION'], level: 'none' },
  { who: 'an expired code', factors: ['token:software:totp GOOGLE EXPIRED'], level: 'none' },
  { who: 'federated', provider: 'FEDERATION', level: 'delegated' },
  { who: 'a service account', userType: 'service account', level: 'none' },
];
