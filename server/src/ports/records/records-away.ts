/** Where the records are kept nobody answered. What was asked for was not done, and may be asked for again. */
export class RecordsAway extends Error {
  readonly code = 'RECORDS_AWAY';

  constructor(cause: unknown) {
    super('the records cannot be reached', { cause });
  }
}
