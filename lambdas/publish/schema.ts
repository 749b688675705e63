import * as z from 'zod';
import type { Resource } from '../catalogue/resource.ts';
import { Manifest } from '../contracts/manifest.ts';

const Properties = z.record(z.string(), z.record(z.string(), z.unknown()));
const ObjectSchema = z.looseObject({ properties: Properties.optional(), required: z.array(z.string()).optional() });

/** The JSON Schema of a resource type's rows. Fields that it does not name pass: Okta adds some at any time. */
export function schemaOf(resourceType: string, resource: Resource): object {
  const { path, key, parent, carried, project, variants, evidence, redact, contact, allow } = resource;
  const record = ObjectSchema.parse(z.toJSONSchema(resource.record));
  const fields = record.properties ?? {};
  const head: z.infer<typeof Properties> = {
    ...(variants === undefined
      ? {}
      : { variant: { type: 'string', enum: Object.keys(variants), description: 'Which of the lists it comes from.' } }),
    ...Object.fromEntries(
      Object.entries(parent?.columns ?? {}).map(([column, field]) => [
        column,
        { type: 'string', description: `The row of ${parent?.resourceType} it belongs to, by its ${field}.` },
      ]),
    ),
  };
  const own =
    project === undefined
      ? Object.entries(fields)
      : Object.entries(project).map(([column, field]) => [column, fields[field] ?? {}] as const);
  const described = own.map(([name, shape]) => [
    name,
    { description: describe(name, project?.[name] ?? name, path), ...shape },
  ]);
  const required = (record.required ?? []).filter((name) => project === undefined || name in project);
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: `okta-evidence/${resourceType}/v1`,
    title: resourceType,
    description: evidence,
    type: 'object',
    properties: { ...head, ...Object.fromEntries(described), ...(carried === undefined ? {} : carriedFrom) },
    required: [...Object.keys(head), ...required],
    additionalProperties: true,
    /** Columns that together identify a row. */
    'x-key': key,
    /** What rows never hold; pseudonyms; and what stays of containers that people fill. */
    'x-redacted': redact,
    'x-contact': contact ?? [],
    'x-allowed': allow ?? {},
  };
}

const carriedFrom = {
  carriedFrom: {
    type: 'string',
    description:
      'The run in which Okta gave this row, where it was carried over from that run: nothing had changed since.',
  },
};

/** The JSON Schema of a manifest. */
export function manifestSchema(): object {
  return { $id: 'okta-evidence/manifest/v1', title: 'manifest', ...z.toJSONSchema(Manifest) };
}

function describe(column: string, field: string, path: string): string {
  return `Okta's ${field} in an answer to GET ${path}${column === field ? '' : `, as ${column}`}.`;
}
