/** A file or a pasted text into the directory: first what would happen, with each bad row's line, and only then for good. */
import type { RefusalCode } from '@dorren/shared/protocol/codes.ts';
import {
  DIRECTORY_FORMATS,
  type DirectoryFormat,
  type ImportReport,
  MAX_IMPORT_BYTES,
} from '@dorren/shared/protocol/directory.ts';
import { useState } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Button } from '../../components/button.tsx';
import { Field } from '../../components/field.tsx';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Working } from '../../components/working.tsx';
import type { DirectoryActions } from './directory-actions.ts';
import { ImportReportView } from './import-report.tsx';

/** What a file is named after when it comes from here; one can choose otherwise. */
function formatOf(fileName: string): DirectoryFormat {
  const name = fileName.toLowerCase();
  if (!name.endsWith('.json')) return 'csv';
  return name.includes('hsds') ? 'hsds' : 'json';
}

interface Source {
  content: string;
  /** Of the file; null for what was pasted. */
  name: string | null;
}

const NOTHING: Source = { content: '', name: null };
const TYPES = ['.csv', '.json', 'text/csv', 'application/json'];

export function ImportForm({ onImport }: { onImport: DirectoryActions['import'] }) {
  const t = useMessages();
  const [source, setSource] = useState<Source>(NOTHING);
  const [format, setFormat] = useState<DirectoryFormat>('csv');
  const [report, setReport] = useState<ImportReport | null>(null);
  const [state, setState] = useState<'idle' | 'busy' | RefusalCode>('idle');

  const change = (next: Source) => {
    setSource(next);
    setReport(null);
    setState('idle');
  };

  const choose = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > MAX_IMPORT_BYTES) {
      change(NOTHING);
      return setState('too-large');
    }
    change({ content: await file.text(), name: file.name });
    setFormat(formatOf(file.name));
  };

  const ask = async (dryRun: boolean) => {
    setState('busy');
    const outcome = await onImport(format, dryRun, source.content);
    setState(outcome.ok ? 'idle' : outcome.code);
    if (!outcome.ok) return;
    setReport(outcome.value);
    if (outcome.value.imported) setSource(NOTHING);
  };

  const parts = report === null ? [] : [report.organisations, report.entries, report.competences];
  const touched = parts.reduce((sum, { created, changed }) => sum + created + changed, 0);
  const ready = report !== null && report.problems.length === 0 && !report.imported && touched > 0;
  return (
    <section className="card stack" aria-labelledby="directory-import">
      <h3 id="directory-import">{t['import.title']()}</h3>
      <p className="soft">{t['import.about']()}</p>
      <div className="narrow">
        <SelectField
          label={t['import.format']()}
          value={format}
          options={DIRECTORY_FORMATS.map((id) => ({ id, name: t[`import.format.${id}`]() }))}
          onChange={(chosen) => {
            setFormat(chosen);
            setReport(null);
          }}
        />
      </div>
      <div className="file-choice">
        <FileTrigger acceptedFileTypes={TYPES} onSelect={(files) => void choose(files?.[0])}>
          <Button icon="file">{t['backup.choose']()}</Button>
        </FileTrigger>
        <span className="soft" role="status">
          {source.name ?? t['backup.none']()}
        </span>
      </div>
      {source.name === null && (
        <Field
          label={t['import.paste']()}
          value={source.content}
          onChange={(content) => change({ content, name: null })}
          rows={6}
          autoComplete="off"
        />
      )}
      {state === 'busy' ? (
        <Working>{t['import.working']()}</Working>
      ) : (
        <div className="row">
          <Button
            look={ready ? 'plain' : 'main'}
            isDisabled={source.content.trim() === ''}
            onPress={() => void ask(true)}
          >
            {t['import.try']()}
          </Button>
          {ready && (
            <Button look="main" icon="down" onPress={() => void ask(false)}>
              {t['import.submit']({ number: touched })}
            </Button>
          )}
          {source.name !== null && (
            <Button look="quiet" onPress={() => change(NOTHING)}>
              {t['import.forget']()}
            </Button>
          )}
        </div>
      )}
      <RefusalNote code={state === 'idle' || state === 'busy' ? null : state} />
      {report && <ImportReportView report={report} />}
    </section>
  );
}
