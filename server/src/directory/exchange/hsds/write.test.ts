import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyDirectory } from '../../../testing/any-directory.ts';
import { writeHsds } from './write.ts';

type Rows = Record<string, string | number>[];
type Tables = Record<string, Rows>;

/** What version 3.0 requires of the tables that we write, those that are required only of tables included. */
const REQUIRED: Record<string, readonly string[]> = {
  organization: ['id', 'name', 'description'],
  organization_identifier: ['id', 'organization_id', 'identifier_type', 'identifier'],
  service: ['id', 'organization_id', 'name', 'status'],
  service_area: ['id'],
  schedule: ['id'],
  language: ['id'],
  phone: ['id', 'number'],
  contact: ['id'],
  taxonomy: ['id', 'name', 'description'],
  taxonomy_term: ['id', 'name', 'description'],
  attribute: ['id', 'link_id', 'taxonomy_term_id', 'link_entity'],
};
/** Columns that name a row of another table. */
const REFERENCES: Record<string, string> = {
  organization_id: 'organization',
  service_id: 'service',
  contact_id: 'contact',
  taxonomy_id: 'taxonomy',
  taxonomy_term_id: 'taxonomy_term',
  parent_id: 'taxonomy_term',
};
const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

it('X3: an HSDS export has what is required, and every reference leads to a row of the file', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const tables = JSON.parse(writeHsds(directory)) as Tables;
      expect(Object.keys(tables).toSorted()).toEqual(Object.keys(REQUIRED).toSorted());
      const ids = Object.values(tables).flatMap((rows) => rows.map(({ id }) => String(id)));
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(UUID);
      for (const [table, rows] of Object.entries(tables)) {
        for (const row of rows) {
          expect(Object.keys(row)).toEqual(expect.arrayContaining([...(REQUIRED[table] ?? [])]));
          for (const [column, target] of Object.entries(REFERENCES)) {
            if (row[column] !== undefined) expect(tables[target]?.map(({ id }) => id)).toContain(row[column]);
          }
          if (table === 'attribute')
            expect(tables[String(row.link_entity)]?.map(({ id }) => id)).toContain(row.link_id);
        }
      }
    }),
    { numRuns: 100 },
  );
});

/**
 * The schema is Open Referral's (CC BY-SA 4.0) and not in this repository: the directory `schema` of
 * https://github.com/openreferral/specification, branch 3.0. Without it, the test above stands alone.
 */
const published = process.env.HSDS_SCHEMA;

describe.skipIf(!published)('the published schema', () => {
  it('X3: holds of every HSDS export, nothing beside it allowed', () => {
    const ajv = new Ajv({ strict: false, allErrors: true });
    formats.default(ajv);
    const schemaAt = (path: string) =>
      closed(JSON.parse(readFileSync(join(String(published), path), 'utf8'))) as object;
    for (const name of readdirSync(String(published)).filter(
      (entry) => entry.endsWith('.json') && entry !== 'openapi.json',
    )) {
      ajv.addSchema(schemaAt(name), name);
    }
    const holds = ajv.compile(schemaAt('compiled/tabular.json'));
    expect(holds({ service: [{ id: 'no uuid', name: 'Unit', status: 'active' }] })).toBe(false);
    expect(
      holds({ service: [{ id: '6a2a3c3e-2a55-4d1e-8d36-6a55ba2a9a10', name: 'Unit', status: 'active', more: 1 }] }),
    ).toBe(false);
    fc.assert(
      fc.property(anyDirectory, (directory) => {
        holds(JSON.parse(writeHsds(directory)));
        expect(holds.errors).toBeNull();
      }),
      { numRuns: 200 },
    );
  });
});

/** As the authors validate their own examples: no property that the schema does not name. */
function closed(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inside = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return 'properties' in schema ? { ...inside, additionalProperties: false } : inside;
}
