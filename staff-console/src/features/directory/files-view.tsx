import { DIRECTORY_FORMATS } from '@dorren/shared/protocol/directory.ts';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { RefusalNote } from '../../components/refusal-note.tsx';
import { useAsked } from '../../components/use-asked.ts';
import type { DirectoryActions } from './directory-actions.ts';
import { ImportForm } from './import-form.tsx';

/** The whole directory out of the house, and into it. */
export function FilesView({ actions }: { actions: DirectoryActions }) {
  const t = useMessages();
  const { busy, refusal, ask } = useAsked();
  return (
    <div className="page">
      <section className="card stack" aria-labelledby="directory-export">
        <h3 id="directory-export">{t['import.export']()}</h3>
        <p className="soft">{t['import.exportAbout']()}</p>
        <div className="row">
          {DIRECTORY_FORMATS.map((format) => (
            <Button
              key={format}
              icon="download"
              isDisabled={busy}
              onPress={() => void ask(() => actions.export(format))}
            >
              {t[`import.format.${format}`]()}
            </Button>
          ))}
        </div>
        <RefusalNote code={refusal} />
      </section>
      <ImportForm onImport={actions.import} />
    </div>
  );
}
