import * as z from 'zod';

/** An admin role, and through what it is held: given to the token's owner, to a group of theirs, or to the service app. */
const HeldRole = z.strictObject({
  type: z.string(),
  label: z.string().nullable(),
  through: z.enum(['user', 'group', 'client']),
});

/** What Okta says of the token itself. */
const OwnToken = z.strictObject({
  id: z.string(),
  name: z.string().nullable(),
  created: z.string().nullable(),
  expiresAt: z.string().nullable(),
  /** Whence it works: `ANYWHERE`, `ZONE`, … */
  network: z.string().nullable(),
  /** Percentages of the org's rate and concurrency limits; null where not readable. */
  percentage: z.number().nullable(),
  concurrencyPercentage: z.number().nullable(),
});
export type OwnToken = z.infer<typeof OwnToken>;

/** Admin roles; null where Okta would not tell, and `rolesOutcome` says why. */
const HeldRoles = z.strictObject({
  roles: z.array(z.string()).nullable(),
  rolesOutcome: z.enum(['complete', 'forbidden', 'unavailable', 'failed']),
  roleAssignments: z.array(HeldRole),
});

/** Who read: the owner of an API token, or a service app. Facts that Okta would not tell are null. */
export const Principal = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ssws'),
    ownerId: z.string(),
    ownerStatus: z.string().nullable(),
    ...HeldRoles.shape,
    /** Known when its owner has one token, or the setting `tokenId` names it; else unknown: never guessed. */
    token: z.union([OwnToken, z.literal('unknown')]),
  }),
  z.strictObject({
    kind: z.literal('oauth'),
    clientId: z.string(),
    /** Which of the app's keys signed in; null: its only one. */
    keyId: z.string().nullable(),
    /** Scopes it was granted of those that the run needs, and those that it was not: their resource types are forbidden. */
    scopes: z.array(z.string()),
    missingScopes: z.array(z.string()),
    /** Whether its access tokens were bound to a key of the collector's own: RFC 9449. */
    dpop: z.boolean(),
    ...HeldRoles.shape,
    /** Percentages of the org's rate and concurrency limits; null where not readable. */
    percentage: z.number().nullable(),
    concurrencyPercentage: z.number().nullable(),
  }),
]);
export type Principal = z.infer<typeof Principal>;
