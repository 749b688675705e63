import type { Plan } from '../contracts/plan.ts';
import { envelopeKey, publicKeyKey, runFolder } from '../evidence/keys.ts';

/**
 * What whoever is handed a run reads first: what they have, what it means, and how it is checked with common tools.
 *
 * @param isSigned whether a key signs the manifest.
 */
export function readMeOf({ run, org, startedAt, collector }: Plan, isSigned: boolean): string {
  return `# Evidence of an Okta org

Org ${org.id} (${org.host}), run ${run}, begun ${startedAt}, collected by ${collector.name} ${collector.version}, which only reads.

Begin with report.html: a page that asks for nothing of a network, with what could not be seen first.

| file | what it is |
|---|---|
| manifest.json | how the run ended, who read with which rights, what each resource type came to, and every file with its SHA-256 |
| report.html | the page for people |
| *.csv | the answers derived from the rows: user-mfa, admins, access-paths, leavers, findings, control-results and more. The same as Parquet, with types: /v1/posture=…/ |
| population-reconciliation.csv, changes-during.csv | which counts agree, and what changed in Okta while the run read |
| queries/*.sql | the question, the columns and the text of each answer |
| schemas/*.json | the fields of each resource type's rows |
| plan.json, ledger/, carried/, assessment.json | what was promised, what each slice delivered, what was carried over and on what grounds |
| /v1/resource=…/ | the rows: Okta's objects as received, less secrets. Gzip, one JSON object a line |

A path that begins with / begins where v1/ and runs/ lie. An answer that is not known reads not_evaluated, or is empty, with the reason
beside it, and never counts as a pass. No point in time: rows were read from the window's start to its end, as manifest.json says.

## What was not seen

Each resource type of manifest.json has an outcome: complete, unavailable (this org does not have it), forbidden (Okta refused),
partial (its gaps are listed), suspect, failed, or skipped. Where v1/ and runs/ lie:

    jq -r '.resources[] | select(.outcome != "complete") | [.resourceType, .outcome, .reason] | @tsv' ${runFolder(org.id, run)}manifest.json

${isSigned ? checks(org.id, run) : 'Nobody signed this run: it can be checked against manifest.json only, by `okta-evidence verify`.\n'}`;
}

/** How the signature and the digests are checked, beside the evidence and without a change to it. */
function checks(org: string, run: string): string {
  const commands = openCheck(envelopeKey(org, run), publicKeyKey(org, run));
  return `## Check it

Where v1/ and runs/ lie, with openssl, jq and sha256sum:

${commands.map((line) => `    ${line}`).join('\n')}

The first says Verified OK; the last says nothing when every file is as it was signed. signing-key.pem proves that nobody changed the
files who lacks the private key. Whose key it is you learn elsewhere, from whoever runs the collector: compare.
\`okta-evidence verify\` checks these and more: rows against counts and schemas, and that nothing was added.
`;
}

/**
 * Checks a run without tools of ours. What is in between lies in a folder of its own: a file beside the evidence would be none of it.
 *
 * @param envelope where the signature lies, and `key` the public key, from where the evidence begins.
 */
export function openCheck(envelope: string, key: string): readonly string[] {
  return [
    'work=$(mktemp -d)',
    `jq -r .payload ${envelope} | base64 -d > "$work/statement"`,
    `printf 'DSSEv1 28 application/vnd.in-toto+json %s ' "$(wc -c < "$work/statement" | tr -d ' ')" | cat - "$work/statement" > "$work/signed"`,
    `jq -r '.signatures[0].sig' ${envelope} | base64 -d > "$work/signature"`,
    `openssl dgst -sha256 -verify ${key} -signature "$work/signature" "$work/signed"`,
    `jq -r '.subject[] | "\\(.digest.sha256)  \\(.name)"' "$work/statement" | sha256sum --check --quiet`,
  ];
}
