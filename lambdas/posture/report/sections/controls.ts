import { byResult, idOf, of, type Section } from './section.ts';

const bySeverity = `CASE severity WHEN 'high' THEN 0 WHEN 'medium' THEN 1 ELSE 2 END`;

export const controls: Section = {
  id: 'controls',
  title: 'Controls',
  lead: 'Each control by what it checked, what failed first; what could not be told is no pass.',
  tables: [
    {
      caption: 'Controls for the whole org',
      artifact: 'control-results',
      where: `control <> 'not_evaluated' AND subject_id = ''`,
      order: `${byResult}, ${bySeverity}, control`,
      columns: [
        of('result', 'Result'),
        of('title', 'Control'),
        of('severity', 'Severity'),
        of('observed', 'Subjects that pass'),
        of('reason', 'Why it is not evaluated'),
        of('requirements', 'Answers to'),
      ],
      none: 'No control was checked.',
    },
    {
      caption: 'What was checked, what failed first',
      artifact: 'control-results',
      where: `control <> 'not_evaluated' AND subject_id <> ''`,
      order: `${byResult}, ${bySeverity}, control, subject_id`,
      columns: [
        of('result', 'Result'),
        of('title', 'Control'),
        of('subject_name', 'Subject'),
        of('observed', 'Observed'),
        of('threshold', 'Asked'),
        idOf('subject_id', 'Id of the subject'),
        of('reason', 'Why it is not evaluated'),
      ],
      none: 'No control found anything to check.',
    },
  ],
};
