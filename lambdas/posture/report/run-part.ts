import type { Manifest, ResourceResult } from '../../contracts/manifest.ts';
import { type Html, html } from './html.ts';
import type { ReportFacts } from './report.ts';

const sayings: Readonly<Record<Manifest['status'], string>> = {
  complete: 'Complete: everything that was planned was read to its end, or is not in this org.',
  limited: 'Limited: Okta refused some of it. What could not be seen is listed below.',
  incomplete: 'Incomplete: something is known to be missing. It is listed below.',
  failed: 'Failed: this is no evidence.',
};

/** The first part of the report: what the run is, and what it could not see. */
export function runPart(facts: ReportFacts): Html {
  const { run, org, status, reason, startedBy, collector, principal, resources, checks } = facts;
  const having = (...outcomes: string[]) => resources.filter(({ outcome }) => outcomes.includes(outcome));
  const complete = having('complete');
  const rows = complete.reduce((total, each) => total + each.rows, 0);
  const sent = resources.flatMap((each) => [each.sent.first ?? [], each.sent.last ?? []].flat()).sort();
  const roles = principal?.roles === null || principal === null ? 'not readable' : principal.roles.join(', ');
  return html`<section id="run" aria-labelledby="run-title"><h2 id="run-title">Run and completeness</h2>
<p class="status ${status}">${sayings[status]}</p>
${reason === undefined || status === 'complete' ? null : html`<p>${reason}</p>`}
<dl class="facts">
<dt>Org</dt><dd>${org.id}, ${org.host}, ${org.engine === 'idx' ? 'Identity Engine' : 'Classic Engine'}</dd>
<dt>Run</dt><dd>${run}${startedBy === null ? '' : `, started by ${startedBy}`}</dd>
<dt>Requests sent</dt><dd>${sent.length === 0 ? 'none' : `${sent[0]} to ${sent.at(-1)}: the evidence is of this window, not of one moment`}</dd>
<dt>Collector</dt><dd>${collector.name} ${collector.version}, commit ${collector.commit}${collector.codeSha256 === null ? '' : `, code ${collector.codeSha256}`}</dd>
<dt>Read as</dt><dd>${principal === null ? 'nobody: the credential was refused' : `${principal.kind}, roles: ${roles}`}</dd>
<dt>Read</dt><dd>${complete.length} of ${resources.length} resource types to their end, ${rows} rows</dd>
</dl>
${unseen(having('forbidden', 'partial', 'suspect', 'failed'))}
${filtered(resources)}
${listed('Not in this org (a feature, licence or engine it does not have)', having('unavailable'))}
${listed('Left out by configuration, profile or this run’s input', having('skipped'))}
${counts(checks)}
</section>`;
}

function unseen(those: readonly ResourceResult[]): Html {
  if (those.length === 0) return html`<p>Nothing that was asked for was refused or is known to be missing.</p>`;
  return html`<div class="unseen"><h3>What could not be seen</h3><ul>${those.map(
    ({ resourceType, outcome, reason, gaps }) =>
      html`<li><strong>${resourceType}</strong> is ${outcome}${reason === undefined ? '.' : `: ${reason}`}${gaps.length === 0 ? '' : ` ${gaps.length === 1 ? 'One gap is' : `${gaps.length} gaps are`} listed in the manifest.`}</li>`,
  )}</ul></div>`;
}

function filtered(resources: readonly ResourceResult[]): Html | null {
  const those = resources.filter(({ visibility }) => visibility.level === 'filtered');
  if (those.length === 0) return null;
  return html`<div class="unseen"><h3>What was shown in part</h3><ul>${those.map(
    ({ resourceType, visibility }) =>
      html`<li><strong>${resourceType}</strong>: ${visibility.hidden ?? 'some of it'}</li>`,
  )}</ul></div>`;
}

function listed(title: string, those: readonly ResourceResult[]): Html | null {
  if (those.length === 0) return null;
  return html`<p>${title}: ${those.map(({ resourceType }) => resourceType).join(', ')}.</p>`;
}

function counts(checks: ReportFacts['checks']): Html {
  const of = (result: string) => checks.filter((check) => check.result === result);
  const told = [...of('unexplained'), ...of('explained')];
  if (checks.length === 0) return html`<h3>Counts that must agree</h3><p>No counts were compared.</p>`;
  return html`<h3>Counts that must agree</h3>
<p>Of ${checks.length} comparisons ${of('match').length} agree, ${of('explained').length} differ by what happened during the run, ${of('unexplained').length} differ without an explanation, and ${of('not_evaluated').length} could not be made. population-reconciliation.csv has all of them.</p>
${
  told.length === 0
    ? null
    : html`<ul>${told.map(
        ({ question, subject, expected, actual, result, explanation }) =>
          html`<li>${question} ${subject === null ? '' : `Of ${subject}: `}${expected ?? 'unknown'} expected, ${actual ?? 'unknown'} there: ${result}. ${explanation ?? ''}</li>`,
      )}</ul>`
}`;
}
