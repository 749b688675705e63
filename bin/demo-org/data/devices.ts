import { isLive } from '../people.ts';
import { oktaId } from '../random.ts';
import { filtered, mapped } from '../sequence.ts';
import type { DemoData } from './records.ts';

const platforms = ['MACOS', 'WINDOWS', 'IOS', 'ANDROID'] as const;

/** Two people in five have a device that Okta knows. */
export const devices: DemoData = {
  devices: ({ company }) =>
    mapped(
      filtered(company.people, (person) => isLive(person) && company.people.draw('device', person.index) < 0.4),
      (person) => {
        const platform = platforms[person.index % platforms.length] ?? 'MACOS';
        const managed = company.people.draw('managed', person.index) < 0.7;
        const created = person.created.toISOString();
        return {
          id: oktaId('guo', person.index),
          status: 'ACTIVE',
          created,
          lastUpdated: created,
          profile: {
            displayName: `${platform} of ${person.firstName}`,
            platform,
            osVersion: `${10 + (person.index % 6)}.1`,
            serialNumber: `SN${person.index}`,
            registered: true,
            secureHardwarePresent: managed,
            diskEncryptionType: managed ? 'ALL_INTERNAL_VOLUMES' : 'NONE',
          },
          resourceType: 'UDDevice',
          _embedded: {
            users: [
              {
                userId: person.id,
                created,
                managementStatus: managed ? 'MANAGED' : 'NOT_MANAGED',
                screenLockType: 'BIOMETRIC',
              },
            ],
          },
          _links: {},
        };
      },
    ),
};
