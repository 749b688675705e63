import { at, idOf, of, type Section, user } from './section.ts';

export const credentials: Section = {
  id: 'credentials',
  title: 'Credentials that act without a person',
  lead: 'API tokens have their owners’ rights; service apps have scopes and roles of their own, and so have services of vendors.',
  tables: [
    {
      caption: 'API tokens and service apps',
      artifact: 'api-credentials',
      where: `id <> 'not_evaluated'`,
      order: 'owner_is_super DESC NULLS FIRST, zone_restricted, age_days DESC, name',
      columns: [
        of('kind', 'Kind'),
        of('name', 'Name'),
        user('owner_login', 'Owner', 'owner_id'),
        of('owner_roles', 'Roles'),
        of('network_connection', 'Works from'),
        of('zone_restricted', 'Known zones only'),
        of('age_days', 'Age in days'),
        at('expires_at', 'Ends unused'),
        of('scopes_write', 'Scopes that change something'),
        of('key_count', 'Keys'),
        of('oldest_key_days', 'Oldest key, days'),
        of('is_this_collector', 'This collector'),
        idOf('id'),
      ],
      none: 'There are no API tokens and no service apps.',
    },
    {
      caption: 'API service integrations of vendors',
      artifact: 'service-integrations',
      where: `integration_id <> 'not_evaluated'`,
      order: 'len(scopes_write) DESC NULLS FIRST, name',
      columns: [
        of('name', 'Name'),
        of('type', 'Service'),
        of('scopes_write', 'Scopes that change something'),
        of('scopes', 'All scopes'),
        of('created_by_login', 'Authorized by'),
        of('created_by_status', 'Their status'),
        at('created', 'Since'),
        idOf('integration_id'),
      ],
      none: 'No vendor’s service has scopes of its own.',
    },
  ],
};
