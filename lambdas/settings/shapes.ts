import * as z from 'zod';

/** A switch: true or false, or their words as the CDK's `-c` and the command line hand them over. */
export const flag = z.preprocess((value) => z.stringbool().safeParse(value).data ?? value, z.boolean());

/** A number, or its digits as `-c` and the command line hand them over. */
export const numeric = <T extends z.ZodType>(number: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() !== '' ? Number(value) : value), number);

/** A list: an array, or one string with commas as the CDK's `-c` hands it over. */
export const listOf = <T extends z.ZodType>(item: T) =>
  z.preprocess((value) => (typeof value === 'string' ? parted(value) : value), z.array(item));

export const names = listOf(z.string().min(1));

/** Values by name: an object, or one string as `-c` and the command line hand it over: `name=value,name=value`. */
export const pairsOf = <K extends z.core.$ZodRecordKey, V extends z.ZodType>(name: K, value: V) =>
  z.preprocess(
    (given) => (typeof given === 'string' ? Object.fromEntries(parted(given).map(nameAndValue)) : given),
    z.record(name, value),
  );

function nameAndValue(tag: string): [string, string | undefined] {
  const [name = '', ...value] = tag.split('=');
  return [name, value.length === 0 ? undefined : value.join('=')];
}

const parted = (text: string) => text.split(',').map((name) => name.trim());

/** An IANA time zone that this Node knows. */
export function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== null;
  } catch {
    return false;
  }
}

/**
 * A pattern, or a token: in somebody's own CDK app what another construct will be called is known only once it is
 * deployed, and `${Token[…]}` (of lists `#{Token[…]}`) stands for it until then.
 */
export const orToken = (pattern: string) => new RegExp(`^[$#]\\{Token\\[|${pattern}`);

/** An ARN of a kind of resource, in any partition. */
export const arn = (service: string) =>
  z.string().regex(orToken(`^arn:[^:]+:${service}:`), `an ARN that begins with arn:…:${service}:`);

/** The ARN of a managed policy: the customer's, or one of AWS's. */
export const policyArn = z
  .string()
  .regex(
    orToken('^arn:[^:]+:iam::(\\d{12}|aws):policy/.*[^/]$'),
    "a managed policy's ARN, such as arn:aws:iam::…:policy/boundary",
  );

/** The ARN of a KMS key. Not of an alias: what a policy allows, it allows on a key. */
export const keyPattern = '^arn:[^:]+:kms:[^:]+:\\d{12}:key/([0-9a-f-]{36}|mrk-[0-9a-f]{32})$';
export const keyArn = z.string().regex(orToken(keyPattern), "a KMS key's ARN, such as arn:aws:kms:…:key/…");

/** The ARN of a secret, with the six characters that Secrets Manager adds to its name. */
export const secretArn = z
  .string()
  .regex(
    orToken('^arn:[^:]+:secretsmanager:[^:]+:\\d{12}:secret:.+-[A-Za-z0-9]{6}$'),
    "a secret's whole ARN, which ends in a dash and six characters of AWS's",
  );

/** An id as EC2 gives them. */
export const id = (kind: string) =>
  z.string().regex(orToken(`^${kind}-[0-9a-f]{8}([0-9a-f]{9})?$`), `${kind}-… as EC2 names it`);
