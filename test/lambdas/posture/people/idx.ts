import { accounts } from './accounts.ts';
import type { Golden } from './golden.ts';
import { notInUse } from './not-in-use.ts';
import { strongKinds } from './strong-kinds.ts';
import { weakKinds } from './weak-kinds.ts';

/** Of an Identity Engine org whose default enrollment policy does not offer e-mail. */
export const idxPeople: readonly Golden[] = [...strongKinds, ...weakKinds, ...notInUse, ...accounts];
