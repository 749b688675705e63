import { expect, test } from 'vitest';
import * as z from 'zod';
import { openTables, QueryError } from '../../../lambdas/posture/tables.ts';
import { temporaryFolder } from '../../support/local-run.ts';

test('what is wrong with rows can be told without them', async () => {
  await using folder = await temporaryFolder();
  const tables = await openTables(folder.path);
  const refused = async (sql: string): Promise<QueryError> => {
    try {
      await tables.query(sql, z.unknown());
    } catch (error) {
      if (error instanceof QueryError) return error;
    }
    throw new Error('It was answered.');
  };
  const number = await refused(`SELECT CAST(login AS INTEGER) FROM (SELECT 'somebody@example.com' AS login)`);
  expect(number.message).toContain('somebody');
  expect(number.summary).toBe(
    "Conversion Error: Could not convert string '…' to INT32 when casting from source column login",
  );
  const json = await refused(`SELECT json_extract('{"login": somebody', '$.login')`);
  expect(json.message).toContain('somebody');
  expect(json.summary).toBe('Invalid Input Error: Malformed JSON at byte 10 of input: unexpected character.');
  const file = await refused(`SELECT * FROM read_ndjson_objects('${folder.path}/users/nothing.gz')`);
  expect(file.message).toContain(folder.path);
  expect(file.summary).not.toContain(folder.path);
  tables.close();
});
