import { byResult, of, type Section } from './section.ts';

export const frameworks: Section = {
  id: 'frameworks',
  title: 'Frameworks',
  lead: 'What was checked of each framework, and no more than that: a requirement fails where a control that answers to it fails, and passes where all of them pass. A pass is evidence about the requirement as far as Okta shows it; What a requirement asks stands here in short descriptions, not in the framework’s own text; docs/controls.md says which control answers to which.',
  tables: [
    {
      caption: 'Requirements by framework',
      artifact: 'requirement-results',
      from: `(SELECT framework_title, framework_version, count(*) FILTER (result = 'pass') AS passed, count(*) FILTER (result = 'fail') AS failed, count(*) FILTER (result = 'not_evaluated') AS unknown, count(*) AS checked FROM posture."requirement-results" GROUP BY ALL)`,
      where: 'true',
      order: 'checked DESC, framework_title',
      columns: [
        of('framework_title', 'Framework'),
        of('framework_version', 'Version'),
        of('checked', 'Requirements checked (denominator)'),
        of('passed', 'Passed'),
        of('failed', 'Failed'),
        of('unknown', 'Not evaluated'),
      ],
      none: 'No requirement was checked.',
    },
    {
      caption: 'Requirements, what failed first',
      artifact: 'requirement-results',
      where: 'true',
      order: `${byResult}, framework, requirement`,
      columns: [
        of('result', 'Result'),
        of('framework_title', 'Framework'),
        of('requirement', 'Requirement'),
        of('title', 'What it asks, in short'),
        of('controls', 'Controls'),
        of('reason', 'Why it is not evaluated'),
      ],
      none: 'No requirement was checked.',
    },
  ],
};
