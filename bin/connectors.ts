import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';
import { catalogue } from '../lambdas/catalogue/index.ts';
import { assertResourceTypes, UnknownResourceTypeError } from '../lambdas/catalogue/waves.ts';
import { assertKeeps, KeepError } from '../lambdas/collect/redaction.ts';
import { OrgUrlError, parseOrgUrl } from '../lambdas/okta/org.ts';
import { sentences, written } from '../lambdas/settings/sentences.ts';
import { SettingsError, StackSettings } from '../lambdas/settings/settings.ts';

const { shape } = StackSettings;
const { orgUrl: _, connector: __, ...common } = shape;

/** connectors.json: settings that all share, and of each connector its own, which take their place. */
const ConnectorsFile = z.strictObject({
  /** For editors: connectors.schema.json. */
  $schema: z.string().optional(),
  defaults: z
    .strictObject(common)
    .partial()
    .optional()
    .describe('settings of all connectors that do not say otherwise'),
  connectors: z.array(z.looseObject({})).min(1).describe('one stack each'),
});

/** Settings as they stand in the file: before what they leave out is filled in. */
const Raw = z.looseObject({
  defaults: z.record(z.string(), z.unknown()).default({}),
  connectors: z.array(z.record(z.string(), z.unknown())),
});

/**
 * Reads connectors.json.
 *
 * @param text what stands in it.
 * @throws {SettingsError} with a sentence for each mistake, which begins with its path.
 */
export function parseConnectors(text: string): StackSettings[] {
  const json = jsonOf(text);
  const file = ConnectorsFile.safeParse(json);
  if (!file.success) throw new SettingsError(sentences(file.error, json).join('\n'));
  const raw = Raw.parse(json);
  const wrong: string[] = [];
  const all = raw.connectors.flatMap((own, index) => {
    const at = ['connectors', index];
    for (const name of ['orgUrl', 'connector'])
      if (own[name] === undefined) wrong.push(`${written([...at, name])} is missing.`);
    const { data, error } = StackSettings.safeParse({ ...raw.defaults, ...own });
    if (error !== undefined) wrong.push(...sentences(error, { ...raw.defaults, ...own }, at));
    else wrong.push(...meant(data).map(([name, sentence]) => `${written([...at, name])}: ${sentence}`));
    return data === undefined ? [] : [data];
  });
  for (const [index, { connector }] of all.entries())
    if (all.findIndex((other) => other.connector === connector) < index)
      wrong.push(`connectors[${index}].connector: ${connector} is another's name already; each needs its own.`);
  if (wrong.length > 0) throw new SettingsError([...new Set(wrong)].join('\n'));
  return all;
}

/** @throws {SettingsError} when the file is not there, or as {@link parseConnectors}. */
export function readConnectors(file: string): StackSettings[] {
  if (!existsSync(file)) throw new SettingsError(`There is no ${file}. connectors.example.json shows one.`);
  try {
    return parseConnectors(readFileSync(file, 'utf8'));
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    throw new SettingsError(`${file} is not understood:\n${error.message}`);
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new SettingsError(`It is not JSON: ${error instanceof Error ? error.message : 'unreadable'}.`);
  }
}

/** What settings say that only the catalogue and Okta's addresses can judge: the setting, and what is wrong with it. */
export function meant(settings: StackSettings): [setting: string, sentence: string][] {
  const { orgUrl } = settings;
  const checks: [string, () => void][] = [
    ['orgUrl', () => orgUrl === undefined || parseOrgUrl(orgUrl, settings)],
    ['include', () => assertResourceTypes(catalogue, settings.include)],
    ['exclude', () => assertResourceTypes(catalogue, settings.exclude)],
    ['keep', () => assertKeeps(catalogue, settings.keep)],
  ];
  return checks.flatMap(([name, check]): [string, string][] => {
    try {
      check();
      return [];
    } catch (error) {
      if (!(error instanceof OrgUrlError || error instanceof UnknownResourceTypeError || error instanceof KeepError))
        throw error;
      return [[name, error.message]];
    }
  });
}

/** The JSON Schema of connectors.json, for editors and pipelines: connectors.schema.json. */
export function connectorsSchema(): object {
  const own = z.strictObject({ ...shape, orgUrl: shape.orgUrl.unwrap(), connector: shape.connector });
  const schema = z.toJSONSchema(ConnectorsFile.extend({ connectors: z.array(own).min(1) }), {
    target: 'draft-7',
    // What is read of a text is written down as what it means: true, 0.5, a list.
    io: 'output',
    override: ({ zodSchema, jsonSchema }) => {
      if (!(zodSchema instanceof z.ZodObject)) return;
      const must = Object.entries(zodSchema.shape)
        .filter(([name, each]) => name === 'connector' || !z.safeParse(each, undefined).success)
        .map(([name]) => name);
      if (must.length > 0) jsonSchema.required = must;
      else delete jsonSchema.required;
    },
  });
  return { title: 'Okta evidence connectors', ...schema };
}
