import { at, of, type Section } from './section.ts';

export const log: Section = {
  id: 'log',
  title: 'System Log',
  lead: 'Okta keeps its log for 90 days: what no run has read by then is gone.',
  tables: [
    {
      caption: 'Continuity of the log',
      artifact: 'log-continuity',
      where: 'true',
      order: 'since',
      columns: [
        at('since', 'From'),
        at('until', 'To'),
        of('events', 'Events'),
        at('previous_until', 'Last run read to'),
        of('gap_seconds', 'Gap, seconds'),
        of('overlap_seconds', 'Read again, seconds'),
        of('active_streams', 'Active log streams'),
        of('retention_risk', 'Risk'),
      ],
      none: 'The log was not read.',
    },
  ],
};
