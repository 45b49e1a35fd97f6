import type { AccessLog, RedactedRecords } from './ports.ts';

/**
 * Records as one caller reads them: each reading is written to the access log before its answer is
 * given out, and when it cannot be written there is no answer.
 */
export function loggedRecords(
  records: RedactedRecords,
  log: AccessLog,
  caller: string,
  now: () => number,
): RedactedRecords {
  return {
    async get(id) {
      const record = await records.get(id);
      await log.append({ caller, action: 'get', recordIds: [id], at: now() });
      return record;
    },
    async list(query) {
      const page = await records.list(query);
      const recordIds = page.records.map(({ id }) => id);
      await log.append({ caller, action: 'list', recordIds, at: now() });
      return page;
    },
  };
}
