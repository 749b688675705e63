import type { Catalogue, Profile } from '../../lambdas/catalogue/resource.ts';
import { Settings } from '../../lambdas/settings/settings.ts';
import { type Grants, grantsOfRun, shown } from '../what-to-grant.ts';

/** docs/sign-in.md. */
export function signInPage(catalogue: Catalogue): string {
  const usual = grantsOf('full', catalogue);
  const more = grantsOf('extra', catalogue).scopes.filter((scope) => !usual.scopes.includes(scope));
  return `# Signing in to Okta

Made by \`npm run docs\`; a test fails when it is not up to date. Two kinds of secret work everywhere, side by side: in the
deployed connector, on your machine, in the doctor.

| | service app | API token |
|---|---|---|
| acts for | itself | the person who made it |
| may | what its scopes *and* its admin role let it | whatever that person may |
| ends | when its key is removed | after 30 days without use, or with its owner |
| is proved by | a private key that Okta never sees | a secret that Okta made |
| Okta's advice | use it | use a service app instead |

Both only ever read: the connector sends nothing but GETs, and a service app's request for its own access token.

## A service app

You need a Super Administrator for it, once. In the Admin Console:

1. **Applications > Applications > Create App Integration > API Services.** Name it, and save. Note its Client ID.
2. **The key.** On your machine, with the Client ID:

   \`\`\`sh
   npm run okta-evidence -- rotate --org acme.okta.com --client-id 0oa… --secret okta.json        # in a file
   npm run okta-evidence -- rotate --stack okta-evidence --client-id 0oa…                         # in the stack's secret
   \`\`\`

   It makes a key pair and prints the public key. Under **General > Client Credentials > Edit** choose *Public key / Private
   key*, add the key, and save; then press Enter. The command asks Okta for a token with the new key, and only when Okta takes
   it, writes the secret. The private key is never printed. \`--algorithm ES256\` makes an elliptic one.
3. **Okta API Scopes.** Grant those below. What is not granted ends as \`forbidden\`, with the scope named, and the rest goes on.
4. **Admin roles > Edit assignments.** Scopes alone show nothing: without a role Okta answers with empty lists, which end as
   \`suspect\`. *Read-only Administrator* reads most; what needs more stands below.

"Require Demonstrating Proof of Possession (DPoP)" may be on: the connector proves it for every request.

Then look before you collect: \`npm run okta-evidence -- doctor --org acme.okta.com --secret okta.json\` names scopes and roles
that are missing.

### Scopes

A run asks for those that its resource types need, and for no other. All of a run's, with the default profile:

\`\`\`
${usual.scopes.join('\n')}
\`\`\`

With \`--profile extra\` also ${more.map((scope) => `\`${scope}\``).join(', ')}. [coverage.md](coverage.md) says which type needs which.
A run of a few types asks for little: without \`okta.roles.read\` its manifest cannot say which roles the app has.

### Another key

\`rotate\` again, with the same \`--secret\`, \`--secret-arn\` or \`--stack\`: it knows the app from the secret. Both keys are good until you
remove the old one in Okta; do so when the runs under way have ended. A function that starts meanwhile reads the new secret.

### By hand

\`\`\`json
{ "kind": "oauth", "clientId": "0oa…", "privateKey": { "kty": "RSA", "…": "…" }, "keyId": "…", "scopes": ["okta.users.read"] }
\`\`\`

\`privateKey\` is a JWK, or PEM as one string (PKCS #8, PKCS #1 or SEC 1): RSA of 2048 bits or more, or EC on P-256, P-384 or
P-521. \`keyId\` may be left out where the JWK has a \`kid\` or the app has one key. \`scopes\` is a ceiling, and may be left out.

## An API token

1. **Directory > People**: a service account of its own, since the token ends with its owner.
2. **Security > Administrators**: give it a role, as below.
3. Sign in as that account: **Security > API > Tokens > Create token**. It is shown once.

\`\`\`sh
export OKTA_API_TOKEN=…                                            # on your machine
npm run okta-evidence -- token set --stack okta-evidence           # in the stack's secret: asked for, not shown, checked
\`\`\`

## Roles

Of either kind of secret: the least that reads it whole.

| admin role | resource types |
|---|---|
${usual.roles.map(({ role, resourceTypes }) => `| ${role} | ${shown(resourceTypes)} |`).join('\n')}

## When Okta refuses

Each refusal ends in one sentence that says what to do: in the manifest, in the event, in what the command prints.

| Okta says | it is | do |
|---|---|---|
| \`invalid_client\`, audience | the org is asked by another name than its own | give the org's address in an Okta domain |
| \`invalid_client\`, expired | a clock that is wrong | turn on time synchronisation |
| \`invalid_client\`, kid or signature | a key that the app does not have, or has no more | \`rotate\`, or activate the key |
| \`invalid_scope\`, \`consent_required\` | scopes that are not granted | grant them, or leave out what needs them |
| \`invalid_dpop_proof\` | mostly a clock, too | turn on time synchronisation |
| 403 | a role too small | assign the role that the reason names |
| 401 \`E0000011\` | an API token that is dead | make a new one |
`;
}

const grantsOf = (profile: Profile, catalogue: Catalogue): Grants =>
  grantsOfRun(Settings.parse({ orgUrl: 'acme.okta.com', profile }), catalogue);
