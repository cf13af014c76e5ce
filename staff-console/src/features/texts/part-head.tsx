import { useState } from 'react';
import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { NotReviewed } from './marks.tsx';
import { RemovePartDialog } from './remove-part-dialog.tsx';

interface PartHeadProps {
  id: string;
  name: string;
  /** Null: there is none. */
  reviewed: boolean | null;
  /** Null: it has to be there, or is not. */
  onRemove: (() => void) | null;
  /** Names of what goes with it. */
  takesAlong?: readonly string[];
}

/** Which part is written, and what it is still without. */
export function PartHead({ id, name, reviewed, onRemove, takesAlong = [] }: PartHeadProps) {
  const t = useMessages();
  const [asking, setAsking] = useState(false);
  return (
    <header className="row">
      <h4 id={id} className="part-title">
        {name}
      </h4>
      {reviewed === false && <NotReviewed />}
      <span className="spacer" />
      {onRemove && (
        <Button
          size="small"
          look="quiet"
          icon="trash"
          aria-label={t['texts.remove']({ name })}
          onPress={() => setAsking(true)}
        >
          {t['texts.removeText']()}
        </Button>
      )}
      {asking && onRemove && (
        <RemovePartDialog parts={[name, ...takesAlong]} onRemove={onRemove} onClose={() => setAsking(false)} />
      )}
    </header>
  );
}
