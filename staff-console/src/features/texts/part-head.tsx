import { Button } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { NotReviewed } from './marks.tsx';

interface PartHeadProps {
  id: string;
  name: string;
  /** Null: there is none. */
  reviewed: boolean | null;
  /** Null: it has to be there, or is not. */
  onRemove: (() => void) | null;
}

/** Which part is written, and what it is still without. */
export function PartHead({ id, name, reviewed, onRemove }: PartHeadProps) {
  const t = useMessages();
  return (
    <header className="row">
      <h4 id={id} className="part-title">
        {name}
      </h4>
      {reviewed === false && <NotReviewed />}
      <span className="spacer" />
      {onRemove && (
        <Button size="small" look="quiet" icon="trash" aria-label={t['texts.remove']({ name })} onPress={onRemove}>
          {t['texts.removeText']()}
        </Button>
      )}
    </header>
  );
}
