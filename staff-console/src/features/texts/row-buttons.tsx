import { useRef } from 'react';
import { IconButton } from '../../components/button.tsx';
import { useMessages } from '../../components/messages.tsx';
import { moved, removed } from './ordered.ts';

interface RowButtonsProps<T> {
  /** Of the row. */
  name: string;
  list: readonly T[];
  index: number;
  least: number;
  onChange(list: T[]): void;
}

/** Up, down, away: of one row of a list, which is the parent of its rows (`data-row`). */
export function RowButtons<T>({ name, list, index, least, onChange }: RowButtonsProps<T>) {
  const t = useMessages();
  const own = useRef<HTMLSpanElement>(null);
  /** The rows have no names but their places: whoever moves one goes along with it. */
  const follow = (to: number) => {
    const rows = own.current?.closest('[data-row]')?.parentElement;
    requestAnimationFrame(() => {
      const row = rows?.querySelectorAll(':scope > [data-row]')[to];
      row?.querySelector<HTMLElement>('.row-buttons button:not([disabled])')?.focus();
    });
  };
  const move = (by: -1 | 1) => {
    onChange(moved(list, index, by));
    follow(index + by);
  };
  return (
    <span className="row-buttons" ref={own}>
      <IconButton label={t['texts.moveUp']({ name })} icon="up" isDisabled={index === 0} onPress={() => move(-1)} />
      <IconButton
        label={t['texts.moveDown']({ name })}
        icon="down"
        isDisabled={index === list.length - 1}
        onPress={() => move(1)}
      />
      <IconButton
        label={t['texts.remove']({ name })}
        icon="trash"
        isDisabled={list.length <= least}
        onPress={() => {
          onChange(removed(list, index));
          follow(Math.max(0, index - 1));
        }}
      />
    </span>
  );
}
