import type { Catalogue, Resource } from '../catalogue/resource.ts';
import { createPseudonym } from '../evidence/pseudonym.ts';
import { type Contact, createRedact, type Redact, type RedactionRules } from '../evidence/redact.ts';
import type { Settings } from '../settings/settings.ts';

/** A setting `keep` that keeps nothing. The message says what can be kept. */
export class KeepError extends Error {
  override readonly name = 'KeepError';
}

/**
 * @throws {KeepError} unless every field to keep lies in a container that people fill as they like.
 */
export function assertKeeps(catalogue: Catalogue, keep: readonly string[]): void {
  const containers = Object.entries(catalogue).flatMap(([resourceType, { allow }]) =>
    Object.keys(allow ?? {}).map((container) => `${resourceType}.${container}`),
  );
  const wrong = keep.find((field) => !containers.includes(field.slice(0, field.lastIndexOf('.'))));
  if (wrong !== undefined)
    throw new KeepError(
      `The setting keep names ${wrong}, which is not a field that is dropped unless asked for. Such fields lie in ${containers.join(', ')}; write ${containers[0]}.<name>, or .* for all.`,
    );
}

/** What a resource type's rows lose, by its entry and the settings. */
export function redactionRules(resourceType: string, resource: Resource, keep: readonly string[]): RedactionRules {
  const allow = Object.entries(resource.allow ?? {}).flatMap(([container, keys]) => {
    const before = `${resourceType}.${container}.`;
    const kept = keep.filter((field) => field.startsWith(before)).map((field) => field.slice(before.length));
    return kept.includes('*') ? [] : [[container, [...keys, ...kept]] as const];
  });
  return {
    drop: resource.redact,
    contact: resource.contact ?? [],
    allow: Object.fromEntries(allow),
    stripQuery: resource.stripQuery ?? [],
  };
}

/**
 * The redaction of a resource type, and which key makes its pseudonyms (null: none are made).
 *
 * @throws {HashKeyError} and whatever `readHashKey` throws, when pseudonyms are wanted and there is no key for them.
 */
export async function redactionOf(
  resourceType: string,
  resource: Resource,
  settings: Pick<Settings, 'contact' | 'keep'>,
  readHashKey: () => Promise<string>,
): Promise<{ readonly redact: Redact; readonly hashKey: string | null }> {
  const rules = redactionRules(resourceType, resource, settings.keep);
  if (settings.contact !== 'hash' || rules.contact.length === 0) {
    // Without a path for it nothing is ever hashed.
    const contact: Contact = settings.contact === 'keep' ? { by: 'keep' } : { by: 'drop' };
    return { redact: createRedact(rules, contact), hashKey: null };
  }
  const { hash, keyId } = createPseudonym(await readHashKey());
  return { redact: createRedact(rules, { by: 'hash', hash }), hashKey: keyId };
}
