import * as z from 'zod';
import { type Catalogue, plainList } from './resource.ts';

const common = { ...plainList, scope: 'okta.agentPools.read', bucket: '/api/v1/agentPools' } as const;

/** Agents that connect directories and servers: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/AgentPools/ */
export const agentPools = {
  'agent-pools': {
    ...common,
    path: '/api/v1/agentPools',
    // Okta gives five pools of each kind unless asked for more.
    query: { limitPerPoolType: '200' },
    record: z.looseObject({ id: z.string(), name: z.string(), type: z.string() }),
    example: {
      id: '0oa1examp1ePoolAbCdE5d7',
      name: 'example.local',
      type: 'AD',
      operationalStatus: 'OPERATIONAL',
      disruptedAgents: 0,
      inactiveAgents: 0,
      agents: [
        {
          id: 'a531examp1eAgentAbC5d7',
          name: 'dc-1',
          version: '3.20.0',
          isLatestGAedVersion: true,
          operationalStatus: 'OPERATIONAL',
          lastConnection: 1_763_800_000_000,
        },
      ],
      _links: {},
    },
    evidence: 'Whether the agents that bring in directories run, and in which version.',
  },

  'agent-pool-updates': {
    ...common,
    path: '/api/v1/agentPools/{poolId}/updates',
    parent: { resourceType: 'agent-pools', columns: { poolId: 'id' } },
    record: z.looseObject({ id: z.string(), status: z.string().nullish() }),
    key: ['poolId', 'id'],
    example: {
      id: 'ajd1examp1eUpdateAbC5d7',
      name: 'Thursdays',
      agentType: 'AD',
      enabled: true,
      schedule: { cron: '0 1 * * THU', timezone: 'Europe/Berlin', duration: 420 },
      status: 'Scheduled',
      targetVersion: '3.20.0',
      _links: {},
    },
    evidence: 'When agents are brought up to date.',
  },

  'agent-pool-update-settings': {
    ...common,
    path: '/api/v1/agentPools/{poolId}/updates/settings',
    rows: 'object',
    paging: 'none',
    parent: { resourceType: 'agent-pools', columns: { poolId: 'id' } },
    record: z.looseObject({ agentType: z.string().nullish() }),
    key: ['poolId'],
    example: {
      agentType: 'AD',
      continueOnError: false,
      latestVersion: '3.20.0',
      minimalSupportedVersion: '3.15.0',
      poolName: 'example.local',
      releaseChannel: 'GA',
    },
    evidence: 'Which versions of an agent are still supported.',
  },
} satisfies Catalogue;
