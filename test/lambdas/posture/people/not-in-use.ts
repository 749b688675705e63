import { type Golden, password } from './golden.ts';

/** With what is not finished, ran out, is hidden, or lasts an hour. */
export const notInUse: readonly Golden[] = [
  {
    who: 'push begun and not finished',
    factors: ['push OKTA PENDING_ACTIVATION'],
    enrollments: [password],
    level: 'none',
    and: { n_pending: '1' },
  },
  {
    who: 'a code begun beside a text message',
    factors: ['token:software:totp GOOGLE PENDING_ACTIVATION', 'sms'],
    enrollments: [password, 'phone_number'],
    level: 'weak',
    and: { n_pending: '1' },
  },
  {
    who: 'a key not set up',
    factors: ['webauthn FIDO NOT_SETUP'],
    enrollments: [password],
    level: 'none',
    and: { n_pending: '1' },
  },
  {
    who: 'an expired code',
    factors: ['token:software:totp OKTA EXPIRED'],
    enrollments: [password],
    level: 'none',
    and: { n_pending: '0' },
  },
  {
    who: 'an inactive key',
    factors: ['webauthn FIDO INACTIVE'],
    enrollments: [password, 'webauthn INACTIVE'],
    level: 'none',
  },
  { who: 'a disabled text message', factors: ['sms OKTA DISABLED'], enrollments: [password], level: 'none' },
  {
    who: 'an expired key beside push',
    factors: ['webauthn FIDO EXPIRED', 'push'],
    enrollments: [password, 'okta_verify'],
    level: 'strong',
  },
  {
    who: 'an old security key',
    factors: ['u2f FIDO'],
    enrollments: [password],
    level: 'phishing_resistant',
    confidence: 'confirmed',
  },
  {
    who: 'a key hidden by the enrollment policy',
    factors: [],
    enrollments: [password, 'webauthn'],
    level: 'phishing_resistant',
    confidence: 'conflict',
    and: { sources_agree: false },
  },
  {
    who: 'a key that only factors show',
    factors: ['webauthn FIDO'],
    enrollments: [password],
    level: 'phishing_resistant',
    confidence: 'conflict',
  },
  { who: 'a temporary code', enrollments: [password, 'tac'], level: 'none', and: { has_bypass_code: true } },
  {
    who: 'a temporary code beside push',
    factors: ['push'],
    enrollments: [password, 'okta_verify', 'tac'],
    level: 'strong',
    and: { has_bypass_code: true },
  },
  {
    who: 'a temporary code that ran out',
    enrollments: [password, 'tac EXPIRED'],
    level: 'none',
    and: { has_bypass_code: false },
  },
];
