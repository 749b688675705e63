import type { Control, Requirement } from '../../lambdas/posture/controls.ts';
import { type Framework, frameworks } from '../../lambdas/posture/frameworks.ts';
import type { Source } from '../../lambdas/posture/query-file.ts';

const sourceText = ({ resourceType, variant }: Source) =>
  `\`${resourceType}${variant === undefined ? '' : `/${variant}`}\``;

const requirementText = ({ framework, id }: Requirement) =>
  `- ${frameworks[framework]?.title} ${id}: ${frameworks[framework]?.requirements[id]}`;

/** All that a control needs: to know its subjects, and to judge them. */
function needsOf({ rowsFrom, columns }: Control): string {
  const decided = columns.find(({ name }) => name === 'passes')?.from ?? [];
  return [...new Set([...rowsFrom, ...decided].map(sourceText))].join(', ');
}

const controlText = (control: Control) => `## ${control.name}

${control.title}. ${control.question}

- severity ${control.severity}, definition \`${control.version}\`
${[
  `- needs ${needsOf(control)}`,
  ...(control.every.length === 0
    ? []
    : [
        `- passes only where Okta hides no row of ${control.every.map((type) => `\`${type}\``).join(', ')} from the token`,
      ]),
  ...control.thresholds.map(
    ({ name: figure, value, meaning }) => `- threshold \`${figure}\`, ${value} unless set: ${meaning}`,
  ),
  ...control.maps.map(requirementText),
].join('\n')}`;

const frameworkRow = (controls: readonly Control[], [key, framework]: [string, Framework]) => {
  const those = controls.filter(({ maps }) => maps.some((each) => each.framework === key));
  const count = Object.keys(framework.requirements).length;
  return `| \`${key}\` | [${framework.title}](${framework.source}) | ${framework.version} | ${count} | ${those.length} | ${framework.figures ? 'yes' : 'no'} |`;
};

/** docs/controls.md: what is checked, from the headers of the controls and the frameworks. */
export function controlsPage(controls: readonly Control[]): string {
  return `# Controls

Made from the headers of the controls by \`npm run docs\`; a test fails when it is not up to date.

Each control is one SQL file in \`lambdas/posture/controls/\`. The artifact \`control-results\` has a row for each subject of a control and
one for the whole org, which fails where one subject fails and passes where all pass. What could not be read, or what Okta shows nothing
of, is \`not_evaluated\`, never a pass, and \`reason\` says what to grant or to look at by hand; so is a control that has nothing to check.

## Frameworks

Each framework is one file in \`lambdas/posture/frameworks/\`: a header can name only what stands there. Requirements are told by the ids
that the framework writes and in short descriptions (its own name of a requirement, or words of ours); its text, which only its
publisher's document has, is what counts.

| key | framework | version | requirements checked | controls | figures of its own |
|---|---|---|---|---|---|
${Object.entries(frameworks)
  .map((each) => frameworkRow(controls, each))
  .join('\n')}

A mapping says that the result of the control is evidence about that requirement, as far as Okta can show it. It does not say that the
requirement is met: most ask for more than a setting. Of the STIG all 29 rules are here; of every other framework only what is listed, and
\`requirement-results\` counts those and no others. Where a framework names figures of its own, a control is mapped to it only where the
figure in the control's header is the framework's; a run whose settings change that figure answers to that framework no more by that
control, and says so. That is why passwords have controls of their own for PCI DSS, which asks for less than the STIG. The STIG's wording
decides where it is plain; where it looks at one rule of many, \`observed\` shows the weakest rule beside it.

${controls.map(controlText).join('\n\n')}
`;
}
