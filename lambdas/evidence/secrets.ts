/**
 * Names of keys whose text is a secret wherever it stands: by their last word, however it is joined. Objects of these
 * names (a password policy's rules) are walked as usual.
 */
const secretKey =
  /(password|passwd|passphrase|passcode|secret|secret_?key|private_?key|api_?key|access_?key|signing_?key|client_?key|token|recovery_?code|answer|seed|otp|salt)s?$/i;
const numericSecretKey = /(passcode|otp|pin)$/i;

/** Texts that are secrets by their shape. */
const secretShapes: readonly RegExp[] = [
  // An SSWS token: 00 and forty characters.
  /(?<![\w-])00[\w-]{40}(?![\w-])/g,
  // A JSON Web Token.
  /\beyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g,
  // A private key in PEM, whole or cut off.
  /-----BEGIN [A-Z ]*PRIVATE KEY-----[\s\S]*?(-----END [A-Z ]*PRIVATE KEY-----|$)/g,
  // Password hashes: bcrypt, argon2, crypt's own, and LDAP's.
  /\$2[abxy]?\$\d\d\$[./A-Za-z0-9]{53}/g,
  /\$argon2\w*\$[^\s"]+/g,
  /\$[156]\$[./A-Za-z0-9]{1,16}\$[./A-Za-z0-9]{22,86}/g,
  /\{S?(SHA|MD5|CRYPT|PBKDF2)[-\d]*\}[A-Za-z0-9+/=.$]{8,}/gi,
  // Keys of well-known services, and what an Authorization header holds.
  /\b(AKIA|ASIA)[0-9A-Z]{16}\b/g,
  /\b(gh[pousr]_|github_pat_|xox[abprs]-|sk_live_|glpat-)[\w-]{16,}/g,
  /\b(Basic|Bearer|SSWS|DPoP|Splunk)\s+[\w+/=.~-]{8,}/gi,
];

/** Parts of URLs that let whoever holds them in: activation, recovery and session links. */
const secretInUrl =
  /([?&;](?:[\w-]*token|[\w-]*secret|[\w-]*password|code|sid|session_?id|state_?handle|otp|api_?key|sig|signature)=)[^&#\s"'<>]+/gi;
const secretInPath =
  /(\/(?:welcome|activate|reset_password|reset-password|verify_email|unlock|tokens|signin\/verify|email\/verify|oauth2\/v1\/sso)\/)(?=[\w-]*\d)[\w-]{12,}/gi;

/** What stands in a text where a secret stood. */
const mark = '[redacted]';

const secret = Symbol('secret');

/** The floor under every record: secrets known by the name of their key or by their own shape. */
export const withoutSecrets = {
  /** Stands for a value that its key gives away. */
  secret,
  /** The value, or {@link secret} when its key's name says that it is one. */
  underKey(key: string, value: unknown): unknown {
    if (typeof value === 'number') return numericSecretKey.test(key) ? secret : value;
    const isText = typeof value === 'string' && value !== '';
    const isTexts = Array.isArray(value) && value.some((item) => typeof item === 'string');
    return (isText || isTexts) && secretKey.test(key) ? secret : value;
  },
  /** A text with what in it is secret by its shape put out of sight. */
  inText(text: string): string {
    const unshaped = secretShapes.reduce((cleaned, shape) => cleaned.replace(shape, mark), text);
    return unshaped.replace(secretInUrl, `$1${mark}`).replace(secretInPath, `$1${mark}`);
  },
};
