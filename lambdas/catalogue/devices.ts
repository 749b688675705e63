import * as z from 'zod';
import { type Catalogue, notInThisOrg, plainList } from './resource.ts';

const common = { ...plainList, engine: 'idx', unavailableOn: [...notInThisOrg] } as const;

/** Devices and what is asked of them: https://developer.okta.com/docs/api/openapi/okta-management/management/tag/Device/ */
export const devices = {
  devices: {
    ...common,
    path: '/api/v1/devices',
    // Each device's users come with it: no request a device. A page too big for that is halved.
    query: { expand: 'userSummary' },
    limit: 200,
    profile: 'standard',
    scope: 'okta.devices.read',
    bucket: '/api/v1/devices',
    redact: ['_embedded.users.*.user.profile', '_embedded.users.*.user.credentials'],
    record: z.looseObject({ id: z.string(), status: z.string(), profile: z.looseObject({ platform: z.string() }) }),
    typical: (people) => people,
    example: {
      id: 'guo1examp1eDeviceAbC5d7',
      status: 'ACTIVE',
      created: '2024-10-02T18:03:07.000Z',
      lastUpdated: '2026-10-02T18:03:07.000Z',
      profile: {
        displayName: 'Laptop of Ada Example',
        platform: 'MACOS',
        osVersion: '15.1',
        registered: true,
        secureHardwarePresent: true,
        diskEncryptionType: 'ALL_INTERNAL_VOLUMES',
      },
      resourceType: 'UDDevice',
      _embedded: {
        users: [
          {
            userId: '00u1examp1eUserAb5d7',
            created: '2024-10-02T18:03:07.000Z',
            managementStatus: 'MANAGED',
            screenLockType: 'BIOMETRIC',
          },
        ],
      },
      _links: {},
    },
    evidence: 'Which devices people sign in from, and whether they are managed and encrypted.',
  },

  'device-assurances': {
    ...common,
    path: '/api/v1/device-assurances',
    scope: 'okta.deviceAssurance.read',
    bucket: '/api/v1/device-assurances',
    record: z.looseObject({ id: z.string(), name: z.string(), platform: z.string() }),
    example: {
      id: 'dae1examp1eAssuranceA7',
      name: 'Current and encrypted',
      platform: 'MACOS',
      osVersion: { minimum: '15.0' },
      diskEncryptionType: { include: ['ALL_INTERNAL_VOLUMES'] },
      secureHardwarePresent: true,
      screenLockType: { include: ['BIOMETRIC', 'PASSCODE'] },
      createdDate: '2024-08-22T21:01:09.000Z',
      lastUpdate: '2024-08-22T21:01:09.000Z',
      _links: {},
    },
    evidence: 'What a device must prove before a policy lets it in.',
  },

  'device-posture-checks': {
    ...common,
    path: '/api/v1/device-posture-checks',
    variants: { custom: {}, default: { path: '/api/v1/device-posture-checks/default' } },
    scope: 'okta.devicePostureChecks.read',
    record: z.looseObject({ id: z.string(), name: z.string() }),
    key: ['variant', 'id'],
    example: {
      id: 'dpc1examp1eCheckAbC5d7',
      name: 'Firewall is on',
      description: 'Asks the system for its firewall',
      platform: 'MACOS',
      type: 'CUSTOM',
      mappingType: 'CHECKBOX',
      query: 'SELECT global_state FROM alf;',
      variableName: 'firewallOn',
      createdDate: '2025-08-22T21:01:09.000Z',
      lastUpdate: '2025-08-22T21:01:09.000Z',
      _links: {},
    },
    evidence: 'Which questions are put to devices.',
  },

  'device-integrations': {
    ...common,
    path: '/api/v1/device-integrations',
    scope: 'okta.deviceIntegrations.read',
    record: z.looseObject({ id: z.string(), name: z.string().nullish(), status: z.string() }),
    example: {
      id: 'din1examp1eIntegratio7',
      name: 'com.example.edr',
      displayName: 'Endpoint protection',
      platform: 'WINDOWS',
      status: 'ACTIVE',
      metadata: {},
      _links: {},
    },
    evidence: "Whose word about a device's health counts.",
  },
} satisfies Catalogue;
