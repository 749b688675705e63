import * as z from 'zod';
import { plainList } from './resource.ts';

/** Apps whose sign-on mode is none of these cannot have what is asked for. An app without one might. */
export const signsOnOtherwise = (...modes: string[]) =>
  z.looseObject({ signOnMode: z.string().refine((mode) => !modes.includes(mode)) });

/** Apps that are no OpenID Connect clients. */
export const notOpenId = signsOnOtherwise('OPENID_CONNECT');

/** An app whose OAuth client is of this shape. */
export const oauthClient = <T extends z.ZodRawShape>(shape: T) =>
  z.looseObject({ settings: z.looseObject({ oauthClient: z.looseObject(shape) }) });

/** Apps that are no service apps: only those hold admin roles of their own. */
export const notServiceApp = z.union([
  notOpenId,
  oauthClient({ application_type: z.string().refine((type) => type !== 'service') }),
]);

/** What is asked of one app at a time, in the smallest of the buckets. */
export const perApp = {
  ...plainList,
  profile: 'standard',
  scope: 'okta.apps.read',
  bucket: '/api/v1/apps',
} as const;
